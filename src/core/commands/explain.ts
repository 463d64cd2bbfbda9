import { foldName } from '../analysis/entityId';
import type { PlacedMention, SourceView } from '../analysis/view';
import { decisionLabel, kindLabels, typeFacts } from '../card/kinds';
import { excerpt } from '../card/text';
import { lineAt } from '../export/flat';
import type { Find } from './findAt';

/** What made Glossator mark something. */
export interface Explanation {
  readonly words: string;
  /** What it is taken for, in plain words. */
  readonly label: string;
  /** 0-1; 1 where a person decided. */
  readonly confidence: number;
  readonly why: readonly string[];
}

const longestWords = 80;

/** Why a name or a quotation is marked. */
export function explain(view: SourceView, find: Find): Explanation {
  const words = (start: number, end: number): string => excerpt(view.text.slice(start, end), longestWords);
  if (find.what === 'mention') {
    const { start, end, type, decision, confidence, why } = find.mention;
    return { words: words(start, end), label: typeFacts(type).label, confidence: decision ? 1 : confidence, why: [...decided(decision), ...why, ...sameAs(view, find.mention)] };
  }
  const { start, end, kind, cue, speaker, speakerName, speakerMention, quoted, decision, confidence } = find.quotation;
  const name = (speaker === null ? undefined : view.cluster(speaker)?.name) ?? speakerName;
  return {
    words: words(start, end),
    label: kindLabels[kind],
    confidence: decision ? 1 : confidence,
    why: [
      ...decided(decision),
      ...(quoted.length > 0 ? ['there are quotation marks'] : []),
      ...(cue ? [`“${words(cue.start, cue.end)}” introduces it`] : []),
      ...(name ? [`the speaker is ${excerpt(name, longestWords)}${speakerMention ? `, from “${words(speakerMention.start, speakerMention.end)}”` : ''}`] : ['no speaker was found']),
    ],
  };
}

/** An explanation in one sentence. */
export function explanationText({ words, label, confidence, why }: Explanation): string {
  const sure = confidence >= 1 ? '' : ` (${Math.round(confidence * 100)} % sure)`;
  return `“${words}”: ${label}${sure}${why.length > 0 ? `, because ${why.join('; ')}` : ''}.`;
}

/** Where the name that this one is short for, or another form of, stands. */
function sameAs(view: SourceView, { entity, start, end }: PlacedMention): string[] {
  const cluster = view.cluster(entity), own = foldName(view.text.slice(start, end));
  const full = view.mentionsOf(entity).find((mention) => foldName(view.text.slice(mention.start, mention.end)) === foldName(cluster?.name ?? ''));
  if (!cluster || own === foldName(cluster.name)) return [];
  return [`same as ${excerpt(cluster.name, longestWords)}${full ? ` in line ${lineAt(view.text, full.start)}` : ''}`];
}

function decided(decision: { readonly kind: string } | undefined): string[] {
  return decision ? [`it was ${decisionLabel(decision.kind)} by hand`] : [];
}
