import type { Cue } from './cueFinder';
import { plainVerb } from './cues';
import { auxiliaries, beForms, relatives } from './lexicon';
import { phraseEndingAt, phraseStartingAt, pronounAt, type SpeakerPhrase } from './speakerPhrase';
import type { Unit } from './units';

const comments = new Set(['comment', 'comments', 'reply', 'answer', 'response', 'reaction', 'verdict', 'message', 'retort', 'conclusion', 'warning', 'advice', 'explanation', 'assessment', 'summary', 'description', 'plea', 'demand', 'request', 'suggestion', 'promise']);
/** So many words may stand between "was" and "comment". */
const maxDescription = 6;
const comment = { link: 'inverted', verbs: [plainVerb('quote', 'statement')], modal: false, negated: false } as const;

/**
 * The cue behind words in quotation marks that says what they are and whose: “…” was her only comment; “…,” came the reply
 * from the club; “…” was all the clerk would say; “…” is how Ms. Lee put it. `at` is its verb.
 */
export function commentCue(units: readonly Unit[], at: number): Cue | null {
  const lower = units[at]?.lower ?? '';
  if ((!beForms.has(lower) && lower !== 'came') || !followsOpeningQuote(units, at)) return null;
  if (lower !== 'came') {
    const told = units[at + 1]?.lower === 'all' || units[at + 1]?.lower === 'how' ? toldBy(units, at) : null;
    if (told) return told;
  }
  const noun = commentAfter(units, at);
  if (noun < 0) return null;
  const owner = ownerOf(units, at, noun), from = /^(?:from|of|by)$/u.test(units[noun + 1]?.lower ?? '') ? phraseStartingAt(units, noun + 2) : null;
  if (!owner && !from && lower !== 'came') return null;
  return { ...comment, at: noun, to: noun, left: at, right: from ? from.to : noun, subject: owner ?? from };
}

/** Whether a quoted piece that opens its clause ends right before `at`. */
function followsOpeningQuote(units: readonly Unit[], at: number): boolean {
  const quote = units[at - 1]?.text === ',' ? at - 2 : at - 1, before = units[quote - 1];
  return units[quote]?.kind === 'quote' && (!before || before.kind === 'mark' || /^(?:and|but)$/u.test(before.lower));
}

/** "all (that) the clerk would say", "how Ms. Lee put it". */
function toldBy(units: readonly Unit[], at: number): Cue | null {
  const start = relatives.has(units[at + 2]?.lower ?? '') ? at + 3 : at + 2, all = units[at + 1]?.lower === 'all';
  for (let i = start + 1; i < Math.min(units.length, start + 12); i++) {
    if (!(all ? /^(?:say|says|said|offer|offered|add|added)$/u : /^(?:put|puts|described?|describes|summed)$/u).test(units[i]?.lower ?? '')) continue;
    let end = i - 1;
    while (end > start && units[end]?.kind === 'word' && auxiliaries.has(units[end]?.lower ?? '')) end--;
    const subject = phraseStartingAt(units, start, end + 1), whole = subject && subject.to < end ? described(units, subject, end) : subject;
    const last = units[i + 1]?.lower === 'it' ? i + 1 : i;
    return whole && { ...comment, at: i, to: last, left: at, right: last, subject: whole };
  }
  return null;
}

/** "a spokeswoman for the harbour". */
function described(units: readonly Unit[], subject: SpeakerPhrase, end: number): SpeakerPhrase | null {
  const rest = phraseEndingAt(units, end);
  return rest && rest.from <= subject.to + 2 ? { ...subject, to: end, span: { start: subject.span.start, end: units[end]?.end ?? subject.span.end } } : null;
}

/** The index of "comment" in the noun phrase behind the verb at `at`; -1 when there is none. */
function commentAfter(units: readonly Unit[], at: number): number {
  for (let i = at + 2; i <= at + maxDescription; i++) {
    const unit = units[i];
    if (!unit || (unit.kind !== 'word' && unit.kind !== 'possessive') || auxiliaries.has(unit.lower) && unit.kind === 'word') return -1;
    if (comments.has(unit.lower)) return i;
  }
  return -1;
}

/** "her", "Ms. Lee’s". */
function ownerOf(units: readonly Unit[], at: number, noun: number): SpeakerPhrase | null {
  const first = units[at + 1];
  if (first && /^(?:his|her|their|its)$/u.test(first.lower)) return pronounAt(first, at + 1);
  for (let i = at + 2; i < noun; i++) if (units[i]?.kind === 'possessive') return phraseEndingAt(units, i - 1);
  return null;
}
