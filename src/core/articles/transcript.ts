import type { Block } from '../parse/block';
import { bareLine, boldLabel, leadingTime, namedLine, turnLabel, type TurnLabel } from '../parse/turnLabel';
import { interviewOf, type InterviewTurn } from './interview';
import { isSureName, speakerWords, type SpeakerWords } from './speakerNames';
import { isNobodys } from './stageLines';

/** Fewer blocks that begin like turns are no transcript. */
const minTurns = 3;
/** Names with nothing but a line of their own must come back, two of them in at least so many turns. */
const minBareTurns = 4;
/** A speaker goes on in at most so many blocks until somebody else's turn. */
const longestTurn = 12;
/** The same where times, mark-up or several who come back show that this is a transcript. */
const longestCertainTurn = 400;
/** Who speaks once has somebody else's turn within so many blocks. */
const nearTurn = 15;

/** The turns of a transcript. */
export interface Transcript {
  /** The labels of turns, by the index of the block that they open. */
  readonly labels: ReadonlyMap<number, TurnLabel>;
  /** Up to which block (exclusive) the turn that opens with block `head` may go on. */
  endsAt(head: number): number;
  /** Whether a block between turns is what nobody says: who is examined now, who made the transcript. */
  isNobodys(index: number): boolean;
  /** Blocks that somebody else's words begin with, without saying whose. */
  readonly unknown: ReadonlySet<number>;
  /** Where nobody's turns are labelled: those of an interview without names. */
  readonly interview: ReadonlyMap<number, InterviewTurn>;
}

type Line = Pick<Block, 'kind' | 'prose' | 'pieces' | 'emphasis' | 'captions'>;

/** A label that may open a turn. */
interface Head {
  readonly label: TurnLabel;
  readonly index: number;
  /** The name in small letters, by which it is known when it comes back. */
  readonly key: string;
  readonly capitals: boolean;
  readonly words: SpeakerWords;
  /** Words follow, and look like what somebody says. */
  readonly speech: 'sentence' | 'words' | null;
  /** The name is of several words or listed, or what is said begins as a sentence does and no definition of a term. */
  readonly sure: boolean;
}

/**
 * The turns of a transcript: where at least three blocks begin with "NAME:" or the like and one name comes back. Somebody
 * who speaks once stands between those who come back; a line of a table or a list of facts does not.
 */
export function transcriptOf(blocks: readonly Line[]): Transcript {
  const found = headsOf(blocks), marked = found.filter(({ label }) => !label.bare), bare = found.filter(({ label }) => label.bare);
  const turns = [...accepted(marked, blocks), ...acceptedBare(bare, marked)].sort((a, b) => a.index - b.index), labels = new Map(turns.map(({ index, label }) => [index, label]));
  const unknown = new Set(labels.size === 0 ? [] : blocks.flatMap(({ captions }, index) => (captions === 'voice' && !labels.has(index) ? [index] : [])));
  return {
    labels, unknown, endsAt: endOfTurns(blocks, turns, unknown), interview: labels.size > 0 ? new Map() : interviewOf(blocks),
    isNobodys: (index) => labels.size > 0 && !labels.has(index) && blocks[index]?.captions === undefined && isNobodys(blocks[index]?.prose ?? ''),
  };
}

function headsOf(blocks: readonly Line[]): Head[] {
  return blocks.flatMap(({ kind, prose, pieces }, index): Head[] => {
    if (kind === 'heading' || kind === 'cell') return [];
    const label = turnLabel(prose) ?? boldLabel(prose, pieces) ?? namedLine(prose, blocks[index - 1]?.prose ?? '', blocks[index + 1]?.prose ?? '') ?? bareLine(prose);
    if (!label) return [];
    const name = prose.slice(label.name.start, label.name.end), said = label.content < prose.length ? prose.slice(label.content) : nextWords(blocks, index);
    const speech = !/\p{L}/u.test(said) ? null : /[.?!…—–-]["”’»)\]*_]{0,3}\s*$/u.test(said) ? 'sentence' : 'words';
    return [{ label, index, key: name.toLowerCase(), capitals: !/\p{Ll}/u.test(name), words: speakerWords(name), speech, sure: isSureName(name) || /^\s*["“‘'([]?[\p{Lu}\d]/u.test(said) }];
  });
}

/** The block behind a label that stands alone, or behind the time below it. */
function nextWords(blocks: readonly Line[], index: number): string {
  const [next = '', after = ''] = [blocks[index + 1]?.prose, blocks[index + 2]?.prose];
  return leadingTime(next) === next.length ? after : next;
}

/** Of labels with a mark those that open turns. */
function accepted(heads: readonly Head[], blocks: readonly Line[]): readonly Head[] {
  const captions = heads.filter(({ index }) => blocks[index]?.captions);
  if (captions.length > 0) {
    const times = countsOf(captions);
    return captions.filter((head) => isCaption(head, times.get(head.key) ?? 0));
  }
  const evidence = heads.filter(tells), counts = countsOf(evidence), recurring = recurringIn(evidence).size;
  const pair = evidence.length >= 2 && counts.size >= 2 && evidence.every(({ label }) => label.certain && !label.loose) && evidence.some(({ label }) => !label.bare);
  if (!(evidence.length >= minTurns && recurring > 0) && !(pair && evidence.every(({ speech }) => speech === 'sentence'))) return [];
  const all = countsOf(heads), back = heads.filter(({ key, label, words, capitals }) => (all.get(key) ?? 0) > 1 && (words !== 'words' || capitals || label.certain));
  const sure = new Set(pair && recurring === 0 ? evidence : back);
  const near = (head: Head, i: number): boolean => [heads[i - 1], heads[i + 1]].some((other) => other !== undefined && Math.abs(other.index - head.index) <= nearTurn && (sure.has(other) || mayBeOne(other)));
  return heads.filter((head, i) => sure.has(head) || (head.speech !== null && mayBeOne(head) && near(head, i)));
}

/** Whether a label is evidence that a text is a transcript at all. */
function tells({ label, words, capitals, speech, sure }: Head): boolean {
  if (speech === null) return false;
  if (label.certain) return words !== 'words' || capitals;
  return words === 'name' ? (sure && !label.loose) || capitals : words === 'role' && (capitals || speech === 'sentence');
}

/** Whether a label that is there once may open a turn among those of others. */
function mayBeOne({ label, words, capitals }: Head): boolean {
  return (words !== 'words' || capitals) && (!label.loose || capitals);
}

/** In captions everything is said: a name once is enough, unless any words could stand there. */
function isCaption({ label, words, capitals }: Head, times: number): boolean {
  return label.certain || words !== 'words' || capitals || times > 1;
}

/** Names on lines of their own, or before full stops, which two people's coming back shows to be speakers. */
function acceptedBare(heads: readonly Head[], marked: readonly Head[]): readonly Head[] {
  const named = heads.filter(({ words, capitals, label, speech }) => speech !== null && (words !== 'words' || (capitals && label.content > label.name.end)));
  const recurring = recurringIn(named);
  const turns = named.filter(({ key }) => recurring.has(key));
  if (recurring.size < 2 || turns.length < minBareTurns || marked.filter(tells).length > turns.length || turns.filter(({ speech }) => speech === 'sentence').length * 2 < turns.length) return [];
  const at = new Set(turns.map(({ index }) => index)), first = turns[0]?.index ?? 0, last = turns.at(-1)?.index ?? 0;
  return named.filter(({ index }) => at.has(index) || (index > first && index < last));
}

function countsOf(heads: readonly Head[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of heads) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The names that come back. */
function recurringIn(heads: readonly Head[]): ReadonlySet<string> {
  return new Set([...countsOf(heads)].filter(([, count]) => count > 1).map(([key]) => key));
}

/** Up to the next turn, if that comes soon; the last speaker goes on where those before went on over several blocks. */
function endOfTurns(blocks: readonly Line[], turns: readonly Head[], unknown: ReadonlySet<number>): Transcript['endsAt'] {
  const heads = [...turns.map(({ index }) => index), ...unknown].sort((a, b) => a - b);
  const next = new Map(heads.map((head, i) => [head, heads[i + 1]]));
  const certain = turns.filter(({ label }) => label.certain).length * 2 > heads.length || heads.some((head) => blocks[head]?.captions);
  const several = heads.length > minTurns && recurringIn(turns).size > 1;
  const most = certain || several ? longestCertainTurn : longestTurn;
  const goesOn = certain || heads.some((head, i) => i > 0 && head - (heads[i - 1] ?? head) > 1 && head - (heads[i - 1] ?? head) <= longestTurn);
  return (head) => {
    const until = next.get(head);
    if (until !== undefined) return until - head - 1 <= most ? until : head + 1;
    return goesOn ? Math.min(head + 1 + (certain ? longestCertainTurn : longestTurn), blocks.length) : head + 1;
  };
}
