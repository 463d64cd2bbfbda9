import { isAdverb, prepositions } from './lexicon';
import { phraseEndingAt, type SpeakerPhrase } from './speakerPhrase';
import type { Unit } from './units';

/** How far back from the verb a subject is looked for. */
const maxReach = 60;

/** A subject with what stands between it and its verb: `left` is the first unit of the whole. */
export interface DistantSubject {
  readonly subject: SpeakerPhrase;
  readonly left: number;
}

/**
 * The subject of a verb that follows the comma at `comma`: "Ms. Lee, a lawyer who …, said". The earliest stretch between
 * commas that is a noun phrase as a whole, or the name in apposition to it: "The club's president, Ana Lee, said".
 */
export function subjectAcrossCommas(units: readonly Unit[], comma: number): DistantSubject | null {
  const segments = segmentsBefore(units, comma);
  if (segments.length < 2) return null;
  for (const [index, [from, to]] of segments.entries()) {
    if (index === segments.length - 1) break;
    const start = skipOpeners(units, from);
    const phrase = phraseEndingAt(units, to);
    if (!phrase || phrase.from > start) continue;
    const last = segments[segments.length - 1];
    const apposed = last && phrase.kind === 'nominal' ? phraseEndingAt(units, last[1]) : null;
    if (apposed?.kind === 'name' && last && apposed.from === last[0]) return { subject: apposed, left: phrase.from };
    return { subject: phrase, left: phrase.from };
  }
  const beforeLast = segments[segments.length - 2];
  const phrase = beforeLast ? phraseEndingAt(units, beforeLast[1]) : null;
  return phrase && { subject: phrase, left: phrase.from };
}

/** The stretches between commas that end at `comma`, back to the clause's start. */
function segmentsBefore(units: readonly Unit[], comma: number): [from: number, to: number][] {
  const segments: [number, number][] = [];
  let end = comma - 1;
  for (let i = comma - 1; i >= -1 && comma - i <= maxReach; i--) {
    const unit = units[i];
    const clauseStart = !unit || unit.kind === 'quote' || (unit.kind === 'mark' && /^[:;—–]$/u.test(unit.text));
    if (!clauseStart && unit.text !== ',') continue;
    if (end > i) segments.unshift([i + 1, end]);
    if (clauseStart) break;
    end = i - 1;
  }
  return segments;
}

function skipOpeners(units: readonly Unit[], from: number): number {
  const unit = units[from];
  if (!unit) return from;
  if (/^(?:and|but|yet|so|while|when|as|because|that|although|though)$/u.test(unit.lower)) return from + 1;
  return isAdverb(unit.lower) && !prepositions.has(unit.lower) ? from + 1 : from;
}
