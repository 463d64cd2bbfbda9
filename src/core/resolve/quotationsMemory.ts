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
  /** Of each block in which a turn starts whose it is. */
  readonly speakers: readonly (string | undefined)[];
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
  /** How many blocks there are more than before. */
  readonly shift: number;
}

type Read = Omit<QuotationResolution, 'blocks'>;

/** What must be resolved anew; null when all of it must. */
export function stretchOf(last: QuotationResolution | null, now: Read): Stretch | null {
  if (!last) return null;
  const others = changedEntities(last, now);
  const alignment = align(last.source.length, now.source.length, (i, j) => {
    const a = last.source[i], b = now.source[j], mentions = now.mentions[j];
    return a?.findings === b?.findings && a?.role === b?.role && a?.startsArticle === b?.startsArticle && last.mentions[i] === mentions && last.roles[i] === now.roles[j] && last.turns[i] === now.turns[j]
      && (others.size === 0 || mentions === undefined || !mentions.some(({ entity }) => others.has(entity)));
  });
  // Whose turn it is may follow from far away: from the only name in an interview's introduction.
  for (let j = 0; j < now.source.length; j++) if (indexBefore(alignment, j) >= 0 && last.speakers[indexBefore(alignment, j)] !== now.speakers[j]) return null;
  let from = Math.max(0, alignment.from - sight);
  let to = Math.min(now.source.length, alignment.to + sight);
  while (from > 0 && (last.blocks[from]?.taken !== false || last.turns[from] === 'goes on' || now.turns[from] === 'goes on')) from--;
  while (to < now.source.length && now.turns[to] === 'goes on') to++;
  return { from, to, shift: now.source.length - last.source.length, before: (index) => indexBefore(alignment, index) };
}

/** The entities about which something else is known than before, other than where they are mentioned. */
function changedEntities(last: QuotationResolution, now: Read): ReadonlySet<string> {
  const changed = new Set<string>();
  if (last.clusters !== now.clusters) {
    const before = new Map(last.clusters.map((cluster) => [cluster.id, cluster]));
    for (const cluster of now.clusters) if (!sameCluster(before.get(cluster.id), cluster)) changed.add(cluster.id);
  }
  for (const [entity, vote] of now.votes) if (last.votes.get(entity) !== vote) changed.add(entity);
  for (const entity of last.votes.keys()) if (!now.votes.has(entity)) changed.add(entity);
  return changed;
}

function sameCluster(before: Cluster | undefined, { name, type, aliases }: Cluster): boolean {
  return before?.name === name && before.type === type && before.aliases.length === aliases.length && aliases.every((alias, i) => alias === before.aliases[i]);
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
