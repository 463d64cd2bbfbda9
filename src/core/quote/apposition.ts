import { isAdverb, prepositions } from './lexicon';
import { nameEndingAt, phraseEndingAt, type SpeakerPhrase } from './speakerPhrase';
import { isTime, relativeHead } from './subjects';
import { isTitleCase } from './spoken';
import { endsInComma, isDash, type Unit } from './units';

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
    if (start > to) continue;
    const phrase = phraseEndingAt(units, to);
    if (!phrase || phrase.from > start || isAge(units, phrase) || isTime(units, phrase.from, phrase.to)) continue;
    const last = segments[segments.length - 1];
    const apposed = last && (phrase.kind === 'nominal' || isOffice(units, phrase)) ? phraseEndingAt(units, last[1]) : null;
    if (apposed?.kind === 'name' && last && apposed.from === last[0]) return { subject: apposed, left: phrase.from };
    return { subject: phrase, left: phrase.from };
  }
  const beforeLast = segments[segments.length - 2], last = segments[segments.length - 1];
  const phrase = beforeLast ? phraseEndingAt(units, beforeLast[1]) : null;
  // "However, one of the clerks, Ana Lee, said".
  const named = phrase?.kind === 'nominal' && last && /^(?:one|another|two|three)$/u.test(units[skipOpeners(units, beforeLast?.[0] ?? 0)]?.lower ?? '') ? nameEndingAt(units, last[1]) : null;
  if (named?.from === last?.[0] && named && phrase) return { subject: named, left: phrase.from };
  // "and she, once again, said", but nothing of a clause that the commas hold.
  const aside = last !== undefined && last[1] - last[0] < 6 && (prepositions.has(units[last[0]]?.lower ?? '') || isAdverb(units[last[0]]?.lower ?? ''));
  return phrase && (phrase.kind !== 'pronoun' || aside) && !isAge(units, phrase) ? { subject: phrase, left: phrase.from } : null;
}

/** "Counsel to the board": a sentence's first word has a capital without being a name. */
function isOffice(units: readonly Unit[], { from, to }: SpeakerPhrase): boolean {
  return from === 0 && to > 0 && prepositions.has(units[1]?.lower ?? '');
}

/** "Ana Lee, 60, said". */
function isAge(units: readonly Unit[], { from, to }: SpeakerPhrase): boolean {
  return from === to && /^\d+$/u.test(units[from]?.text ?? '');
}

/** The subject of a verb behind the dash at `dash`: "The clerks — and some sailors — said". */
export function subjectAcrossDashes(units: readonly Unit[], dash: number): DistantSubject | null {
  if (!isDash(units[dash])) return null;
  for (let i = dash - 1; i > 0 && dash - i <= maxReach; i--) {
    const unit = units[i];
    if (unit?.kind === 'quote' || /^[:;]$/u.test(unit?.text ?? '')) return null;
    if (!isDash(unit)) continue;
    const phrase = i < dash - 1 ? phraseEndingAt(units, i - 1) : null;
    return phrase && { subject: phrase, left: phrase.from };
  }
  return null;
}

/** The subject of a verb behind the relative clause that ends at `end` and holds words in quotation marks: "Ms. Lee, who “never slept,” said". */
export function subjectAcrossRelative(units: readonly Unit[], end: number): DistantSubject | null {
  if (units[end]?.text !== ',' && !endsInComma(units[end])) return null;
  let quoted = false;
  for (let i = end; i > 1 && end - i <= maxReach; i--) {
    const unit = units[i];
    if (!unit || isDash(unit) || /^[:;]$/u.test(unit.text)) return null;
    if (unit.kind === 'quote') quoted = true;
    if (!/^(?:who|whom|whose|which)$/u.test(unit.lower) || units[i - 1]?.text !== ',') continue;
    const subject = quoted ? relativeHead(units, i) : null;
    return subject && { subject, left: subject.from };
  }
  return null;
}

/** The stretches between commas that end at `comma`, back to the clause's start. */
function segmentsBefore(units: readonly Unit[], comma: number): [from: number, to: number][] {
  const segments: [number, number][] = [];
  let end = comma - 1;
  for (let i = comma - 1; i >= -1 && comma - i <= maxReach; i--) {
    const unit = units[i];
    const named = isLabel(units, i);
    const clauseStart = !unit || (unit.kind === 'quote' && !named) || (unit.kind === 'mark' && /^[:;—–]$/u.test(unit.text));
    if (!clauseStart && unit.text !== ',' && !(named && endsInComma(unit))) continue;
    if (named) {
      if (end > i) segments.unshift([i + 1, end]);
      end = i;
      continue;
    }
    if (end > i) segments.unshift([i + 1, end]);
    if (clauseStart) break;
    end = i - 1;
  }
  return segments;
}

/** The author of “Long Nights”: words in quotation marks that are part of a description. */
export function isLabel(units: readonly Unit[], at: number): boolean {
  const unit = units[at], words = unit?.words ?? [];
  return unit?.kind === 'quote' && /^(?:word|possessive)$/u.test(units[at - 1]?.kind ?? '') && at > 1 && words.length <= 6 && (words.length < 3 || isTitleCase(words));
}

function skipOpeners(units: readonly Unit[], from: number): number {
  const unit = units[from];
  if (!unit) return from;
  if (/^(?:and|but|yet|so|while|when|as|because|that|although|though)$/u.test(unit.lower)) return from + 1;
  return isAdverb(unit.lower) && !prepositions.has(unit.lower) ? from + 1 : from;
}
