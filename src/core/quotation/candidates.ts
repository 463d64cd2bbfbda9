import type { BlockRole } from '../analysis/model';
import type { PlacedQuotation, SourceView } from '../analysis/view';

/** Somebody who may say a quotation. */
export interface SpeakerCandidate {
  readonly entity: string;
  readonly name: string;
  readonly type: string;
  /** Whether they are named in the quotation's article. */
  readonly near: boolean;
  /** Whether they are named nowhere but in the quotation or in bylines. */
  readonly aside: boolean;
}

/** The types of what can say something. */
export const speakingTypes: ReadonlySet<string> = new Set(['PERSON', 'ORG', 'NORP', 'PLACE']);

/** Where those are named who write, and not those who speak. */
const writing: ReadonlySet<BlockRole> = new Set(['byline', 'contributors']);

/** Who is named in a source and may say a quotation: those of its article before the rest, people before others, the nearest first. Names inside the quotation and in bylines are the last of their kind. */
export function speakersNear(view: SourceView, quotation: PlacedQuotation): SpeakerCandidate[] {
  const known = new Map<string, { near: boolean; away: number }>(), furthest = view.text.length;
  for (const { entity, start, end, type, article, block } of view.mentions) {
    if (!speakingTypes.has(type)) continue;
    const inside = quotation.spans.some((span) => span.start <= start && end <= span.end);
    const writes = writing.has(view.analysis.blocks[block]?.role ?? 'body'), away = inside || writes ? furthest : Math.max(0, quotation.start - end, start - quotation.end), near = article === quotation.article;
    const before = known.get(entity);
    known.set(entity, { near: near || before?.near === true, away: Math.min(away, before?.away ?? Infinity) });
  }
  const all = [...known].flatMap(([id, { near, away }]) => {
    const cluster = view.cluster(id);
    return cluster ? [{ entity: id, name: cluster.name, type: cluster.type, near, away }] : [];
  });
  const isPerson = ({ type }: Pick<SpeakerCandidate, 'type'>): number => Number(type === 'PERSON');
  return all.sort((a, b) => Number(b.near) - Number(a.near) || isPerson(b) - isPerson(a) || a.away - b.away)
    .map(({ entity, name, type, near, away }) => ({ entity, name, type, near, aside: away === furthest }));
}

/** The words for speakers without a name that a source has, the most frequent first. */
export function genericSpeakers(view: SourceView): string[] {
  const counts = new Map<string, number>();
  for (const { speaker, speakerName } of view.quotations) if (speaker === null && speakerName) counts.set(speakerName, (counts.get(speakerName) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
