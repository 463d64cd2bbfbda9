import { cueVerbs } from './cues';
import { isAdverb, isFunctionWord, relatives, subjectPronouns } from './lexicon';
import { phraseStartingAt, type SpeakerPhrase } from './speakerPhrase';
import { endsInComma, type Unit } from './units';
import { looksFinite } from './verbGroup';

/** Words in quotation marks so many are more than a label. */
const minSpoken = 4;

/** The unit behind the comma at `i`, or behind words in quotation marks that end in one or that a pronoun follows; -1 when there is none. */
export function clauseEdge(units: readonly Unit[], i: number): number {
  const unit = units[i];
  if (unit?.text === ',') return i + 1;
  if (unit?.kind !== 'quote' || units[i + 1]?.kind !== 'word') return -1;
  return endsInComma(unit) || /^(?:he|she|they)$/u.test(units[i + 1]?.lower ?? '') ? i + 1 : -1;
}

/** Where the first main clause starts that a comma or words in quotation marks set off behind `from`; -1 when there is none. */
export function mainClauseFrom(units: readonly Unit[], from: number): number {
  for (let i = from; i < units.length - 1; i++) {
    const edge = clauseEdge(units, i);
    if (edge >= 0 && opensMainClause(units, edge)) return edge;
  }
  return -1;
}

/** The words with capitals at `at`, a name as they stand: what follows may be its verb. */
function nameStartingAt(units: readonly Unit[], at: number): Pick<SpeakerPhrase, 'to' | 'kind'> | null {
  let to = at - 1;
  while (units[to + 1]?.kind === 'word' && units[to + 1]?.capital && !isFunctionWord(units[to + 1]?.lower ?? '')) to++;
  return to >= at && units[to + 1]?.kind === 'word' && !subjectPronouns.has(units[at]?.lower ?? '') ? { to, kind: 'name' } : null;
}

/** Whether a subject and its finite verb follow. */
export function opensMainClause(units: readonly Unit[], at: number): boolean {
  // "When it fell, “we were late,” she said".
  if (units[at]?.kind === 'quote') return (units[at]?.words?.length ?? 0) >= minSpoken;
  const phrase = nameStartingAt(units, at) ?? phraseStartingAt(units, at);
  if (!phrase || relatives.has(units[at]?.lower ?? '')) return false;
  let verb = phrase.to + 1;
  while (verb < phrase.to + 4 && isAdverb(units[verb]?.lower ?? '')) verb++;
  const unit = units[verb], lower = unit?.lower ?? '';
  if (unit?.kind !== 'word' || unit.capital) return false;
  if (looksFinite(unit) || cueVerbs(lower).some(({ form }) => form === 'past' || form === 's')) return true;
  const plain = phrase.kind === 'name' || (phrase.kind === 'pronoun' && subjectPronouns.has(units[at]?.lower ?? ''));
  return plain && /[a-z]{2}s$/u.test(lower) && !isFunctionWord(lower);
}
