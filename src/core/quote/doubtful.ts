import type { CueVerb } from './cues';
import { auxiliaries, commonVerbs, determiners, pluralWords, prepositions, sourceNouns } from './lexicon';
import { isConjoined, type SpeakerPhrase } from './speakerPhrase';
import type { Unit } from './units';

/** A verb group's first unit, its verb, the last unit that belongs to it, and how the verb may be read. */
export interface ReadVerb {
  readonly from: number;
  readonly at: number;
  readonly to: number;
  readonly verbs: readonly CueVerb[];
  readonly form: CueVerb['form'];
}

/** Whether a word after a noun phrase is rather a noun: number must agree, and a form that is a noun as often needs a subject that cannot be its modifier. */
export function isDoubtful(units: readonly Unit[], verb: ReadVerb, subject: SpeakerPhrase): boolean {
  if (verb.from < verb.at) return false;
  const next = units[verb.to + 1], head = headWord(units, subject);
  const plural = pluralWords.has(head) || (/(?<!s|si)s$|^\d/u.test(head) && subject.kind !== 'pronoun') || (subject.kind === 'nominal' && subject.to > subject.from && isConjoined(units, subject));
  if (subject.kind === 'nominal' && head.endsWith('ed') && (subject.to === subject.from || verb.verbs.some((v) => v.ambiguous) || units.slice(subject.from, subject.to).some(({ kind }) => kind === 'possessive'))) return true;
  if (verb.form === 'base' && !plural) return true;
  if (verb.form === 's' && plural && subject.kind === 'nominal') return true;
  if (subject.kind !== 'pronoun' && verb.verbs.every((v) => v.ambiguous) && verb.form !== 'past' && describesNoun(units, verb.to + 1)) return true;
  if (!verb.verbs.every((v) => v.ambiguous) || subject.kind !== 'nominal') return false;
  // “…,” the letter states, “…”: the verb stands between commas.
  const before = units[subject.from - 1];
  if (next?.kind === 'quote' || sourceNouns.has(head) || (verb.form === 's' && next?.text === ',' && before !== undefined && (before.text === ',' || before.kind === 'quote'))) return false;
  // "Records show little", "the clerks hope to stay": what follows a noun is no other noun phrase.
  return !((verb.form === 'base' || verb.form === 's') && (next?.lower === 'to' || determiners.has(next?.lower ?? '') || next?.capital)) && next?.lower !== 'that';
}

/** "claims that were dropped", "judges who left", "reports that track it": what follows describes a noun. */
function describesNoun(units: readonly Unit[], at: number): boolean {
  const next = units[at], verb = units[at + 1];
  if (next?.kind !== 'word') return false;
  if (next.lower === 'who' || next.lower === 'whose' || (auxiliaries.has(next.lower) && next.lower !== 'not')) return true;
  if (next.lower !== 'that' || verb?.kind !== 'word' || verb.capital) return false;
  return (auxiliaries.has(verb.lower) && !pluralWords.has(verb.lower)) || commonVerbs.has(verb.lower) || (/[a-z]{2}ed$/u.test(verb.lower) && !/^[A-Z]/u.test(units[at + 2]?.text ?? ''));
}

/** The head of a noun phrase, lower case: in "the clerks of the court" the clerks. */
export function headWord(units: readonly Unit[], subject: SpeakerPhrase): string {
  for (let i = subject.from + 1; i <= subject.to; i++) if (prepositions.has(units[i]?.lower ?? '') && units[i]?.capital === false) return units[i - 1]?.lower ?? '';
  return units[subject.to]?.lower ?? '';
}
