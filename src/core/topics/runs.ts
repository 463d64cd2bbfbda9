import type { Mention, SourceBlock, Topic } from '../analysis/model';
import { tableOf, type TokenTable } from '../recognize/compact';
import type { BlockFindings } from '../recognize/context';
import { Vocabulary, type Form, type Word } from './vocabulary';
import type { WordClass } from './words';

/** What depends on a block alone and on what is a name in it; the arrays run parallel to `tokens`. */
interface Reading {
  readonly mentions: readonly Mention[];
  readonly titled: boolean;
  readonly tokens: TokenTable;
  readonly words: readonly (Word | null)[];
  /** 1 for yes. */
  readonly named: Uint8Array;
  /** The words that are written small, one for each time. */
  readonly small: readonly Word[];
}

/** Remembers a source's words, and how each block was read last. */
export class TopicMemory {
  vocabulary = new Vocabulary();
  readings = new WeakMap<BlockFindings, Reading>();
  /** The topics that were found last. */
  last: readonly Topic[] = [];

  /** Forgets what was typed and has gone again, before it becomes much. */
  tidy(): void {
    if (this.vocabulary.size < mostForms) this.vocabulary.reset();
    else {
      this.vocabulary = new Vocabulary();
      this.readings = new WeakMap();
    }
  }
}

/** Far more forms than a large source has. */
const mostForms = 200_000;

/** A block as topics see it; `words` and `named` run parallel to `tokens`. */
export interface Line {
  /** Index of the block in the source. */
  readonly block: number;
  readonly article: number;
  /** Weight of the place: headlines and first paragraphs say what an article is about. */
  readonly weight: number;
  readonly tokens: TokenTable;
  /** null where a phrase cannot go on. */
  readonly words: readonly (Word | null)[];
  /** Whether the token is written as a name, or is part of one. */
  readonly named: Uint8Array;
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
export function runsOf(source: readonly SourceBlock[], mentions: readonly (readonly Mention[])[], memory: TopicMemory): Run[] {
  memory.tidy();
  const words = memory.vocabulary;
  const runs: Run[] = [];
  let article = -1, paragraphs = 0;
  for (const [index, block] of source.entries()) {
    if (block.article !== article) paragraphs = 0;
    article = block.article;
    const { role } = block;
    if (role === 'byline' || role === 'contributors' || role === 'kicker') continue;
    const weight = role === 'headline' || role === 'summary' ? 3 : role === 'subhead' ? 2 : paragraphs++ < 3 ? 1.5 : 1;
    const reading = readingOf(block, mentions[index] ?? none, memory);
    for (const word of reading.small) word.lower++;
    const line: Line = { block: index, article, weight, tokens: reading.tokens, words: reading.words, named: reading.named };
    addRuns(line, words, runs);
  }
  words.judge();
  return runs;
}

const none: readonly never[] = [];

function readingOf({ role, findings }: SourceBlock, mentions: readonly Mention[], memory: TopicMemory): Reading {
  const titled = role === 'headline' || role === 'subhead', known = memory.readings.get(findings);
  if (known && known.titled === titled && (known.mentions === mentions || known.mentions.length + mentions.length === 0)) return known;
  const reading = read(findings, mentions, titled, memory.vocabulary);
  memory.readings.set(findings, reading);
  return reading;
}

/** Finds the line's words and which of them are names. */
function read(findings: BlockFindings, mentions: readonly Mention[], titled: boolean, vocabulary: Vocabulary): Reading {
  const { sentences } = findings, tokens = tableOf(findings), { length } = tokens;
  const words: (Word | null)[] = [], named = new Uint8Array(length), small: Word[] = [];
  let next = 0;
  for (let i = 0; i < length; i++) {
    while ((mentions[next]?.end ?? Infinity) <= tokens.start(i)) next++;
    const name = mentions[next];
    const inName = name !== undefined && name.start < tokens.end(i);
    const form: Form | null = tokens.kind(i) === 'word' && !(inName && !modifierTypes.has(name.type)) ? vocabulary.of(tokens.text(i)) : null;
    if (form && !form.capital) small.push(form.word);
    words.push(form && form.word);
    if (inName || form !== null && form.capital && !titled && sentences[tokens.sentence(i)]?.firstToken !== i) named[i] = 1;
  }
  // Copies without the room that growing lists keep.
  return { mentions, titled, tokens, words: words.slice(), named, small: small.slice() };
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
    if (!inside) before = i < tokens.length && tokens.kind(i) === 'possessive' ? 'det' : word?.stop ?? undefined;
  }
}

/** "a renewed deal" keeps its participle, "they renewed it" does not. */
function breaks(word: Word, before: WordClass | undefined): boolean {
  return word.breaks === 'always' || word.breaks === 'bare' && before !== 'det' && before !== 'prep';
}
