import type { Quotation, SourceBlock } from '../analysis/model';
import type { EntityLookup } from './clusterFacts';
import { speakerOf } from './speakers';

/** Fewer blocks that begin like turns are no transcript. */
const minTurns = 3;
const label = /^[“"]?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?(?<name>(?:[\p{Lu}][\p{L}’'.-]{0,30}|SPEAKER|Speaker)(?: (?:[\p{Lu}\d][\p{L}\d’'.-]{0,30}|de|van|von|der|la|al|bin)){0,4}):\s+(?=\S)/u;
const notSpeakers = new Set(['note', 'editor\'s note', 'correction', 'update', 'summary', 'source', 'sources', 'photo', 'image', 'date', 'time', 'place', 'location', 'subject', 'from', 'to', 'cc', 're', 'warning', 'example', 'tip', 'title', 'by', 'contact', 'tel', 'email', 'web', 'http', 'https', 'read more', 'related', 'see also', 'video', 'watch', 'listen']);

interface Turn {
  readonly name: string;
  readonly end: number;
  readonly content: number;
  readonly start: number;
}

/**
 * The turns of a transcript by block: where at least three blocks begin with "NAME:" and one name comes back, all that
 * follows the colon is verbatim speech by its form, and so a direct quotation without marks.
 */
export function turnsOf(source: readonly SourceBlock[], lookup: EntityLookup): Map<number, Quotation> {
  const turns = new Map<number, Turn>();
  const counts = new Map<string, number>();
  source.forEach(({ findings: { prose, kind } }, block) => {
    const turn = kind === 'heading' ? null : turnIn(prose);
    if (!turn) return;
    turns.set(block, turn);
    counts.set(turn.name.toLowerCase(), (counts.get(turn.name.toLowerCase()) ?? 0) + 1);
  });
  const result = new Map<number, Quotation>();
  if (turns.size < minTurns || ![...counts.values()].some((count) => count > 1)) return result;
  const recurs = (block: number): boolean => (counts.get(turns.get(block)?.name.toLowerCase() ?? '') ?? 0) > 1;
  // Somebody who speaks once in a conversation stands between those who come back; a line of a table does not.
  for (const [block, turn] of turns) if (recurs(block) || (recurs(block - 1) && recurs(block + 1))) result.set(block, quotationOf(source, lookup, block, turn));
  return result;
}

function turnIn(prose: string): Turn | null {
  const match = label.exec(prose.slice(0, 200));
  const name = match?.groups?.name;
  if (!match || !name || !/\p{L}/u.test(prose.slice(match[0].length, match[0].length + 200)) || notSpeakers.has(name.toLowerCase())) return null;
  const start = match[0].indexOf(name);
  return { name, start, end: start + name.length, content: match[0].length };
}

function quotationOf(source: readonly SourceBlock[], lookup: EntityLookup, block: number, turn: Turn): Quotation {
  const span = { start: turn.start, end: turn.end };
  const mention = lookup.mentionAt(block, span);
  const speaker = mention ? speakerOf(lookup, mention.entity, span, 1) : null;
  const end = (source[block]?.findings.prose ?? '').trimEnd().length;
  return {
    kind: 'direct',
    spans: [{ block: 0, start: turn.content, end }],
    quoted: [],
    cue: { block: 0, start: turn.end, end: turn.end + 1 },
    speakerMention: { block: 0, ...span },
    speaker: speaker?.entity ?? null,
    speakerName: speaker?.name ?? turn.name,
    confidence: 0.9,
  };
}
