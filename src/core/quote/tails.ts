import type { Stretch } from './content';
import { auxiliaries, commonVerbs, dayWords, subjectPronouns } from './lexicon';
import { phraseStartingAt } from './speakerPhrase';
import { holdsQuote, type Unit } from './units';
import { looksFinite } from './verbGroup';

/** Shorter content is not cut: what follows belongs to it as a rule. */
const shortest = 15;
/** Behind a comma these begin a clause of the writer's more often than one of the speaker's. */
const openers = new Set(['which', 'who', 'whose', 'where', 'but', 'while', 'although', 'though', 'compared', 'and', 'a', 'an', 'remarks', 'something']);

/** Behind a thing these say when and why rather than which. */
const adverbials = new Set(['after', 'when', 'while', 'during', 'because', 'since', 'until', 'despite']);

/**
 * Reported speech without what the writer adds to it: a clause behind a comma or a semicolon that is longer than all
 * before it. Shorter ones stay, and so does whatever holds words in quotation marks. `thing`: what is reported is no clause but a thing. What stands before `kept` stays.
 */
export function withoutTail(units: readonly Unit[], { from, to }: Stretch, thing = false, kept = from): Stretch {
  const start = units[from]?.start ?? 0;
  if (thing) to = occasion(units, from, to);
  const end = units[to]?.end ?? 0;
  let lastQuote = from;
  for (let i = from; i <= to; i++) if (units[i]?.kind === 'quote') lastQuote = i;
  for (let i = Math.max(from, kept) + 1; i < to; i++) {
    const unit = units[i], head = (units[i - 1]?.end ?? 0) - start;
    if (!unit || i <= lastQuote || end - unit.start <= head) continue;
    if (thing ? endsThing(units, i) : head >= shortest && !isParenthesis(units, i) && (unit.text === ';' || (unit.text === ',' && openers.has(units[i + 1]?.lower ?? '')))) return { from, to: i - 1 };
  }
  return { from, to };
}

/** Whether what is supported, feared or planned ends before the unit at `at`: with a clause mark, a time, another verb. */
function endsThing(units: readonly Unit[], at: number): boolean {
  const unit = units[at], next = units[at + 1];
  if (!unit) return true;
  if (unit.text === ',') return clauseFollows(units, at + 1) || openers.has(next?.lower ?? '') || adverbials.has(next?.lower ?? '') || subjectPronouns.has(next?.lower ?? '') || /^(?:as|if|not|the|even|[a-z]{2,}(?:ing|ed))$/u.test(next?.lower ?? '');
  if (unit.kind === 'mark') return /^[;:—–-]{1,3}$/u.test(unit.text);
  if (adverbials.has(unit.lower) || unit.lower === 'but') return true;
  if (/^(?:on|in|since|by)$/u.test(unit.lower)) return dayWords.has(next?.lower ?? '') || /^(?:late|early|mid-\p{Ll}+|recent|\d{4})$/u.test(next?.lower ?? '');
  if (/^(?:last|earlier|yesterday|today)$/u.test(unit.lower)) return true;
  return unit.lower === 'and' && (auxiliaries.has(next?.lower ?? '') || commonVerbs.has(next?.lower ?? '') || /[a-z]{2}ed$/u.test(next?.lower ?? ''));
}

const occasions = new Set(['interview', 'speech', 'statement', 'post', 'tweet', 'letter', 'email', 'e-mail', 'briefing', 'conference', 'rally', 'memo', 'video', 'debate', 'appearance', 'op-ed', 'essay', 'message', 'address', 'remarks', 'bid', 'effort', 'attempt', 'move', 'response', 'part']);

/** The last unit before "in an interview on Monday", "at a rally", "in a bid to …". */
function occasion(units: readonly Unit[], from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    if (!/^(?:in|at|during|on|as)$/u.test(units[i]?.lower ?? '') || !/^(?:an?|his|her|their|the|its)$/u.test(units[i + 1]?.lower ?? '')) continue;
    for (let j = i + 2; j <= Math.min(to, i + 5); j++) {
      if (units[j]?.kind !== 'word') break;
      if (occasions.has(units[j]?.lower ?? '')) return holdsQuote(units, i, to) ? to : i - 1;
    }
  }
  return to;
}

/** "the lift, while likely, might …": what stands between two commas interrupts the speaker's clause. */
function isParenthesis(units: readonly Unit[], comma: number): boolean {
  if (/^(?:but|and)$/u.test(units[comma + 1]?.lower ?? '')) return !opensClause(units, comma + 2);
  for (let i = comma + 2; i < comma + 6; i++) if (units[i]?.text === ',') return true;
  return false;
}

function opensClause(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? '';
  return !/^(?:that|given|rather|instead|not|also|only)$/u.test(lower) && !commonVerbs.has(lower) && !/[a-z]{2}ed$/u.test(lower) && phraseStartingAt(units, at) !== null;
}

/** Whether a name and its verb follow: "…, Ms. Lee said". */
function clauseFollows(units: readonly Unit[], at: number): boolean {
  const phrase = units[at]?.capital ? phraseStartingAt(units, at) : null;
  return phrase !== null && looksFinite(units[phrase.to + 1]);
}
