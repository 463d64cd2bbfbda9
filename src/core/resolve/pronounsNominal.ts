import type { SpeakerPhrase } from '../quote/speakerPhrase';
import type { Unit } from '../quote/units';
import { occupations } from '../recognize/facts/persons';
import type { Sentence } from './sentences';

/** How many sentences before the pronoun's own are looked at. */
const maxSentences = 2;
const male = new Set('man boy father husband brother son gentleman uncle grandfather nephew fellow spokesman chairman businessman policeman fisherman salesman king prince lord'.split(' '));
const female = new Set('woman girl mother wife sister daughter lady aunt grandmother niece spokeswoman chairwoman businesswoman policewoman actress waitress queen princess'.split(' '));

/**
 * The person without a name ("the doctor", "a woman from the yard") whom the sentence of "he" or "she" or one shortly
 * before it in the same block, whose `sentences` these are, is about, as far as that fits; null when there is none.
 */
export function nominalSubjectBefore(sentences: readonly Sentence[], offset: number, pronoun: string): SpeakerPhrase | null {
  let seen = 0;
  for (let s = sentences.length - 1; s >= 0 && seen <= maxSentences; s--) {
    const { units, subject: phrase } = sentences[s] ?? { units: [], subject: null };
    if ((units[0]?.start ?? 0) >= offset) continue;
    seen++;
    if (!phrase || phrase.span.end > offset) continue;
    return phrase.kind === 'nominal' && fits(headOf(units, phrase), pronoun) ? phrase : null;
  }
  return null;
}

/** Whether generic words ("a clerk at the yard") may be who a pronoun stands for: his wife is no "he". */
export function mayBe(words: string, pronoun: string): boolean {
  const [before = ''] = words.toLowerCase().split(/\s(?:of|for|at|from|in|with|on|to)\s/u, 1);
  const noun = before.split(' ').at(-1) ?? '';
  return pronoun === 'he' ? !female.has(noun) : !male.has(noun);
}

function headOf(units: readonly Unit[], { from, to }: SpeakerPhrase): string {
  for (let i = from + 1; i <= to; i++) if (/^(?:of|from|for|in|at|with|to|on|by)$/u.test(units[i]?.lower ?? '')) return units[i - 1]?.lower ?? '';
  return units[to]?.lower ?? '';
}

function fits(noun: string, pronoun: string): boolean {
  if (male.has(noun)) return pronoun === 'he';
  if (female.has(noun)) return pronoun === 'she';
  return occupations.has(noun);
}
