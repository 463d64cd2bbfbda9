import type { Mention, SourceBlock } from '../analysis/model';
import type { Token } from '../recognize/context';
import type { Vocabulary, Word } from './vocabulary';
import type { WordClass } from './words';

/** A block as topics see it; `words` and `named` run parallel to `tokens`. */
export interface Line {
  /** Index of the block in the source. */
  readonly block: number;
  readonly article: number;
  /** Weight of the place: headlines and first paragraphs say what an article is about. */
  readonly weight: number;
  readonly tokens: readonly Token[];
  /** null where a phrase cannot go on. */
  readonly words: (Word | null)[];
  /** Whether the token is written as a name, or is part of one. */
  readonly named: boolean[];
}

/** Content words that stand side by side: the line's tokens from `start` to `end` (exclusive). */
export interface Run {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

/** Longer runs are cut: no prose has them. */
export const longestRun = 64;

/** Names that a phrase may hold before its last word: "Gaza ceasefire", "French grain exports". */
const modifierTypes: ReadonlySet<string> = new Set(['PLACE', 'NORP', 'EVENT']);

/** The runs of a source, in order; fills in what the vocabulary knows about the words. */
export function runsOf(source: readonly SourceBlock[], mentions: readonly (readonly Mention[])[], words: Vocabulary): Run[] {
  const runs: Run[] = [];
  let article = -1, paragraphs = 0;
  for (const [index, block] of source.entries()) {
    if (block.article !== article) paragraphs = 0;
    article = block.article;
    const { role } = block;
    if (role === 'byline' || role === 'contributors' || role === 'kicker') continue;
    const weight = role === 'headline' || role === 'summary' ? 3 : role === 'subhead' ? 2 : paragraphs++ < 3 ? 1.5 : 1;
    const line: Line = { block: index, article, weight, tokens: block.findings.tokens, words: [], named: [] };
    readLine(line, block, mentions[index] ?? [], words);
    addRuns(line, words, runs);
  }
  words.judge();
  return runs;
}

/** Finds the line's words and which of them are names. */
function readLine(line: Line, { role, findings }: SourceBlock, mentions: readonly Mention[], vocabulary: Vocabulary): void {
  const { sentences } = findings;
  const titled = role === 'headline' || role === 'subhead';
  const { tokens, words, named } = line;
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    while ((mentions[next]?.end ?? Infinity) <= token.start) next++;
    const name = mentions[next];
    const inName = name !== undefined && name.start < token.end;
    const form = token.kind === 'word' && !(inName && !modifierTypes.has(name.type)) ? vocabulary.of(token) : null;
    if (form && !form.capital) form.word.lower++;
    words.push(form && form.word);
    named.push(inName || form !== null && form.capital && !titled && sentences[token.sentence]?.firstToken !== i);
  }
}

/** Cuts the line into runs and notes what stands around them. */
function addRuns(line: Line, vocabulary: Vocabulary, runs: Run[]): void {
  const { tokens, words } = line;
  let start = -1;
  let before: WordClass | undefined;
  for (let i = 0; i <= words.length; i++) {
    const word = words[i] ?? null;
    const inside = word !== null && !word.stop && !breaks(word, start < 0 ? before : undefined);
    if (inside && start >= 0 && i - start < longestRun) continue;
    if (start >= 0) {
      vocabulary.learn(words, start, i, before, word?.stop ?? undefined);
      runs.push({ line, start, end: i });
    }
    start = inside ? i : -1;
    if (!inside) before = tokens[i]?.kind === 'possessive' ? 'det' : word?.stop ?? undefined;
  }
}

/** "a renewed deal" keeps its participle, "they renewed it" does not. */
function breaks(word: Word, before: WordClass | undefined): boolean {
  return word.breaks === 'always' || word.breaks === 'bare' && before !== 'det' && before !== 'prep';
}
