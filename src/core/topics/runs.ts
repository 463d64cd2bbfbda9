import type { SourceBlock } from '../analysis/model';
import type { Mention } from '../analysis/model';
import type { Token } from '../recognize/context';
import type { Vocabulary, Word } from './vocabulary';
import { breaksPhrase, type WordClass } from './words';

/** Content words that stand side by side in one block. */
export interface Run {
  /** Index of the block in the source. */
  readonly block: number;
  readonly article: number;
  /** Weight of the place: headlines and first paragraphs say what an article is about. */
  readonly weight: number;
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  /** Whether the token at each index is part of a name. */
  readonly named: readonly boolean[];
}

/** Names that a phrase may hold before its last word: "Gaza ceasefire", "French grain exports". */
const modifierTypes: ReadonlySet<string> = new Set(['PLACE', 'NORP', 'EVENT']);

/** The runs of a source, in order; fills in what the vocabulary knows about the words. */
export function runsOf(source: readonly SourceBlock[], mentions: readonly (readonly Mention[])[], words: Vocabulary): Run[] {
  const runs: Run[] = [];
  let article = -1, paragraphs = 0;
  for (const [index, block] of source.entries()) {
    if (block.article !== article) paragraphs = 0;
    article = block.article;
    if (block.role === 'byline' || block.role === 'contributors' || block.role === 'kicker') continue;
    const weight = block.role === 'headline' || block.role === 'summary' ? 3 : block.role === 'subhead' ? 2 : paragraphs++ < 3 ? 1.5 : 1;
    addRuns({ block: index, article, weight }, block, mentions[index] ?? [], words, runs);
  }
  return runs;
}

interface Reader {
  readonly place: Pick<Run, 'block' | 'article' | 'weight'>;
  readonly runs: Run[];
  tokens: Token[];
  words: Word[];
  named: boolean[];
  before: WordClass | undefined;
}

function addRuns(place: Reader['place'], block: SourceBlock, mentions: readonly Mention[], vocabulary: Vocabulary, runs: Run[]): void {
  const { tokens, sentences } = block.findings;
  const reader: Reader = { place, runs, tokens: [], words: [], named: [], before: undefined };
  const titled = block.role === 'headline' || block.role === 'subhead';
  let mention = 0;
  for (const [i, token] of tokens.entries()) {
    while ((mentions[mention]?.end ?? Infinity) <= token.start) mention++;
    const name = mentions[mention];
    const inName = name !== undefined && name.start < token.end && token.start < name.end;
    const word = token.kind === 'word' && !(inName && !modifierTypes.has(name.type)) ? vocabulary.of(token) : undefined;
    if (!word || word.stop || breaksPhrase(word.folded, reader.before)) {
      endRun(reader, word?.stop ?? undefined);
      reader.before = token.kind === 'possessive' ? 'det' : word?.stop ?? undefined;
      continue;
    }
    const capital = /^\p{Lu}/u.test(token.text);
    if (!capital) word.lower++;
    const starts = sentences[token.sentence]?.firstToken === i;
    reader.tokens.push(token);
    reader.words.push(word);
    reader.named.push(inName || capital && !starts && !titled);
  }
  endRun(reader, undefined);
}

/** Closes the present run, if any; `after` is the class of the stop word that ends it. */
function endRun(reader: Reader, after: WordClass | undefined): void {
  const { words, tokens, named, place, before } = reader;
  const first = words[0], last = words[words.length - 1];
  if (!first || !last) return;
  if (before === 'det' || before === 'prep') last.noun++;
  else if (before === 'verbal') first.verb++;
  else if (before === 'be' && words.length === 1) last.adjective++;
  // "rebuild the port": a determiner right behind it makes a word a verb, a preposition rather a noun.
  if (after === 'det') last.verb++;
  else if (after === 'prep') last.noun += 0.5;
  last.heads++;
  for (let i = 0; i < words.length - 1; i++) (words[i] ?? first).modifies++;
  reader.runs.push({ ...place, tokens, words, named });
  reader.tokens = [];
  reader.words = [];
  reader.named = [];
}
