import type { Cluster, Mention, Quotation, Role, SourceBlock } from '../analysis/model';
import { align, indexBefore } from './alignment';
import type { LastSpeaker } from './pronouns';
import type { Speaker } from './speakers';

/** Who spoke where. */
export interface Spoken extends LastSpeaker, Speaker {
  readonly block: number;
  readonly mentionBlock: number;
  /** Whether the words were quoted, so that a paragraph of nothing but a quotation may go on with them. */
  readonly direct: boolean;
  /** Whether they end with a question. */
  readonly asks: boolean;
  /** The how-maniest turn of its paragraph, from 0: quotations with nothing between are turns. */
  readonly step: number;
  /** Whom the words address by name. */
  readonly addressed: string | null;
}

/** Who has spoken before a block. */
export interface Conversation {
  readonly last: Spoken | null;
  /** Who spoke in the last paragraphs that were direct speech, the latest last. */
  readonly dialogue: readonly Spoken[];
}

/** What was found in one block, and before it. */
export interface ResolvedBlock {
  readonly quotations: Quotation[];
  /** The conversation before the block, and the block's index when that was noted. */
  readonly before: Conversation;
  readonly at: number;
  /** A quotation of an earlier block goes on here. */
  readonly taken: boolean;
}

export type TurnMark = 'starts' | 'goes on' | null;

/** All that quotations were made of the last time. */
export interface QuotationResolution {
  readonly source: readonly SourceBlock[];
  readonly mentions: readonly (readonly Mention[])[];
  readonly roles: readonly (readonly Role[])[];
  readonly clusters: readonly Cluster[];
  readonly votes: ReadonlyMap<string, number>;
  /** Of each block whether a speaker's turn starts or goes on in it. */
  readonly turns: readonly TurnMark[];
  readonly blocks: readonly ResolvedBlock[];
}

/** Remembers the quotations of a source, so that the next keystroke costs what it changes. */
export class QuotationMemory {
  last: QuotationResolution | null = null;
}

/** Farther away than this no block has a say in whose a quotation is. */
const sight = 61;
/** Who spoke more blocks ago than this has no say, either. */
const memorable = 3;

/** The blocks that must be read anew, `from` to `to` (exclusive), and how what stood there before maps to them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The block before that block `index` is the same as, for an index outside of the stretch. */
  before(index: number): number;
}

type Read = Omit<QuotationResolution, 'blocks'>;

/** What must be resolved anew; null when all of it must. */
export function stretchOf(last: QuotationResolution | null, now: Read): Stretch | null {
  if (!last || last.clusters !== now.clusters || !sameVotes(last.votes, now.votes)) return null;
  const alignment = align(last.source.length, now.source.length, (i, j) => {
    const a = last.source[i], b = now.source[j];
    return a?.findings === b?.findings && a?.role === b?.role && a?.startsArticle === b?.startsArticle && last.mentions[i] === now.mentions[j] && last.roles[i] === now.roles[j] && last.turns[i] === now.turns[j];
  });
  let from = Math.max(0, alignment.from - sight);
  let to = Math.min(now.source.length, alignment.to + sight);
  while (from > 0 && (last.blocks[from]?.taken !== false || last.turns[from] === 'goes on' || now.turns[from] === 'goes on')) from--;
  while (to < now.source.length && now.turns[to] === 'goes on') to++;
  return { from, to, before: (index) => indexBefore(alignment, index) };
}

function sameVotes(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const [entity, vote] of a) if (b.get(entity) !== vote) return false;
  return true;
}

/** The conversation as it was noted before a block that stands at `index` now. */
export function recall({ before, at }: ResolvedBlock, index: number): Conversation {
  const move = (spoken: Spoken): Spoken => (index === at ? spoken : { ...spoken, block: spoken.block + index - at, mentionBlock: spoken.mentionBlock + index - at });
  return { last: before.last && move(before.last), dialogue: before.dialogue.map(move) };
}

/** Whether two conversations make no difference to the block at `index` and those after it. */
export function sameConversation(a: Conversation, b: Conversation, index: number): boolean {
  const recent = ({ last, dialogue }: Conversation): string => JSON.stringify([last, ...dialogue].filter((spoken) => spoken !== null && index - spoken.block <= memorable));
  const isLast = ({ last }: Conversation): boolean => last !== null && index - last.block <= memorable;
  return isLast(a) === isLast(b) && recent(a) === recent(b);
}

/** The quotations of before where they are equal: what has not changed stays the very same. */
export function keepEqual(before: readonly Quotation[] | undefined, now: Quotation[]): Quotation[] {
  return before && before.length === now.length && JSON.stringify(before) === JSON.stringify(now) ? (before as Quotation[]) : now;
}
