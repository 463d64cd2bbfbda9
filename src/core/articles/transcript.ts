import type { Block } from '../parse/block';
import { boldLabel, namedLine, turnLabel, type TurnLabel } from '../parse/turnLabel';
import { interviewOf, type InterviewTurn } from './interview';

/** Fewer blocks that begin like turns are no transcript. */
const minTurns = 3;
/** A speaker goes on in at most so many blocks until somebody else's turn. */
const longestTurn = 12;
/** The same where times or mark-up show that this is a transcript. */
const longestCertainTurn = 400;

/** The turns of a transcript. */
export interface Transcript {
  /** The labels of turns, by the index of the block that they open. */
  readonly labels: ReadonlyMap<number, TurnLabel>;
  /** Up to which block (exclusive) the turn that opens with block `head` may go on. */
  endsAt(head: number): number;
  /** Where nobody's turns are labelled: those of an interview without names. */
  readonly interview: ReadonlyMap<number, InterviewTurn>;
}

type Line = Pick<Block, 'kind' | 'prose' | 'pieces'>;

/**
 * The turns of a transcript: where at least three blocks begin with "NAME:" or the like and one name comes back. Somebody
 * who speaks once stands between those who come back; a line of a table does not.
 */
export function transcriptOf(blocks: readonly Line[]): Transcript {
  const found = new Map<number, TurnLabel>(), counts = new Map<string, number>();
  const nameAt = (index: number): string => {
    const label = found.get(index);
    return label ? (blocks[index]?.prose.slice(label.name.start, label.name.end).toLowerCase() ?? '') : '';
  };
  blocks.forEach(({ kind, prose, pieces }, index) => {
    const label = kind === 'heading' ? null : (turnLabel(prose) ?? boldLabel(prose, pieces) ?? namedLine(prose, blocks[index - 1]?.prose ?? '', blocks[index + 1]?.prose ?? ''));
    if (!label) return;
    found.set(index, label);
    counts.set(nameAt(index), (counts.get(nameAt(index)) ?? 0) + 1);
  });
  const labels = new Map<number, TurnLabel>();
  const recurs = (index: number | undefined): boolean => index !== undefined && (counts.get(nameAt(index)) ?? 0) > 1;
  const heads = [...found.keys()];
  if (heads.length >= minTurns && heads.some(recurs)) {
    heads.forEach((index, i) => {
      const label = found.get(index);
      // The last speaker may have one turn only; capitals say that it is one.
      const last = i === heads.length - 1 && recurs(heads[i - 1]) && !/\p{Ll}/u.test(blocks[index]?.prose.slice(label?.name.start, label?.name.end) ?? '');
      if (label && (recurs(index) || last || (recurs(heads[i - 1]) && recurs(heads[i + 1])))) labels.set(index, label);
    });
  }
  return { labels, endsAt: endOfTurns(blocks.length, labels), interview: labels.size > 0 ? new Map() : interviewOf(blocks) };
}

/** Up to the next turn, if that comes soon; the last speaker goes on where those before went on over several blocks. */
function endOfTurns(length: number, labels: ReadonlyMap<number, TurnLabel>): Transcript['endsAt'] {
  const heads = [...labels.keys()];
  const next = new Map(heads.map((head, i) => [head, heads[i + 1]]));
  const certain = [...labels.values()].filter((label) => label.certain).length * 2 > heads.length;
  const most = certain ? longestCertainTurn : longestTurn;
  const goesOn = certain || heads.some((head, i) => i > 0 && head - (heads[i - 1] ?? head) > 1 && head - (heads[i - 1] ?? head) <= most);
  return (head) => {
    const until = next.get(head);
    if (until !== undefined) return until - head - 1 <= most ? until : head + 1;
    return goesOn ? Math.min(head + 1 + most, length) : head + 1;
  };
}
