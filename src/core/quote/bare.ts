import type { Stretch } from './content';
import type { Cue } from './cueFinder';
import { cueVerbs, stanceVerbsOf, type CueFrame } from './cues';
import { auxiliaries, commonVerbs, complementizers, dayWords, determiners, isAdverb, isFunctionWord, prepositions, subjectPronouns, timeWords } from './lexicon';
import { phraseEndingAt, phraseStartingAt } from './speakerPhrase';
import { holdsQuote, type Unit } from './units';

/** What is said in a word or two and tells nothing: said little, said so. */
const empty = new Set(['little', 'much', 'nothing', 'anything', 'something', 'so', 'this', 'that', 'it', 'them', 'him', 'her', 'more', 'less', 'otherwise']);
/** No clause begins so: "related to the sea", "admitted from abroad", "said as she left". */
const never = new Set(['and', 'or', 'but', 'by', 'into', 'of', 'than', 'themselves', 'himself', 'herself', 'itself']);
const finite = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'had', 'will', 'would', 'can', 'could', 'should', 'might', 'must', 'does', 'did']);

/** Whether what follows a cue without quotation marks is what it introduces. */
export function acceptsBare(units: readonly Unit[], cue: Cue, content: Stretch, that: boolean): boolean {
  if (content.to < content.from) return false;
  const first = units[content.from], inside = units.slice(content.from, content.to + 1), quoted = holdsQuote(units, content.from, content.to);
  // "She told him not to".
  if (!quoted && inside.every((unit) => unit.kind !== 'word' || isFunctionWord(unit.lower))) return false;
  const clause = that || complementizers.has(first?.lower ?? '');
  const conditional = isConditional(units, cue);
  if ((cue.modal || cue.negated || conditional || isNobody(units, cue)) && !(quoted && ((cue.modal && !conditional) || introducesQuote(units, content)))) return false;
  if (!quoted && !clause && cue.verbs.every(({ addressee }) => addressee) && phraseStartingAt(units, content.from)?.to === content.to) return false;
  if (!quoted && !that && saysNothing(units, cue, content)) return false;
  return cue.verbs.some(({ frame }) => takes(units, cue, frame, content, { clause, quoted }));
}

function takes(units: readonly Unit[], cue: Cue, frame: CueFrame, content: Stretch, { clause, quoted }: { readonly clause: boolean; readonly quoted: boolean }): boolean {
  const first = units[content.from]?.lower ?? '';
  switch (frame) {
    case 'clause': return quoted || clause || startsClause(units, content.from);
    case 'object': return first !== 'by' && (quoted || tellsOf(units, cue, content));
    case 'that': return clause || quoted || (!isThought(units[cue.at]?.lower ?? '') && opensWithPronoun(units, content.from));
    case 'promise': case 'infinitive': return clause || quoted || (first === 'to' && !prepositions.has(units[content.from + 1]?.lower ?? ''));
    case 'quote': return quoted && introducesQuote(units, content);
  }
}

/** "accused her of lying" rather than "accused her", "called it a mistake" rather than "called her". */
function tellsOf(units: readonly Unit[], cue: Cue, content: Stretch): boolean {
  const verb = units[cue.to]?.lower ?? '';
  if (verb.startsWith('accus')) return units.slice(content.from, content.to + 1).some(({ lower }) => lower === 'of');
  return !verb.startsWith('call') || names(units, content);
}

/** "called it a mistake", "calls Ms. Lee the last of her kind" rather than "called her on Monday". */
function names(units: readonly Unit[], { from, to }: Stretch): boolean {
  const thing = phraseStartingAt(units, from), label = thing ? units[thing.to + 1] : undefined;
  if (!thing || thing.to >= to || label?.kind !== 'word') return false;
  if (/^(?:an?|the|his|her|its|their|one)$/u.test(label.lower)) return true;
  return /^(?:him|her|it|them|himself|herself|itself|themselves|this|that)$/u.test(units[from]?.lower ?? '') && thing.to === from && !isFunctionWord(label.lower) && !isAdverb(label.lower) && !timeWords.has(label.lower) && !dayWords.has(label.lower);
}

/** "Nobody asked", "none said": it has not been said. */
function isNobody(units: readonly Unit[], { subject }: Cue): boolean {
  return subject !== null && /^(?:nobody|none|neither|nothing|no)$/u.test(units[subject.from]?.lower ?? '');
}

/** "said little", "admitted it": nothing is told of what was said. */
function saysNothing(units: readonly Unit[], cue: Cue, { from, to }: Stretch): boolean {
  const first = units[from]?.lower ?? '';
  if (from === to && empty.has(first)) return true;
  // "the rents that they say harm the crews": "that" is what harms them.
  if (cue.link === 'own' && cue.subject?.from === cue.left && isFronted(units, cue.left - 1) && units[from]?.kind === 'word' && !units[from].capital && !opensWithNoun(units, from)) return true;
  // "What she says and does", "the something that she denied to them".
  return units[cue.left - 1]?.lower === 'what' && cue.link === 'own' && !complementizers.has(first) && !subjectPronouns.has(first);
}

const fronted = new Set(['that', 'which', 'what']);

/** Whether the unit at `at` opens a relative clause: "the plan that", "what" rather than "said that". */
export function isFronted(units: readonly Unit[], at: number): boolean {
  const unit = units[at]?.lower ?? '', before = units[at - 1];
  if (unit !== 'that') return fronted.has(unit) && !prepositions.has(before?.lower ?? '');
  return before?.kind === 'word' && cueVerbs(before.lower).length === 0 && phraseEndingAt(units, at - 1) !== null;
}

function opensWithNoun(units: readonly Unit[], at: number): boolean {
  const first = units[at]?.lower ?? '';
  return determiners.has(first) || complementizers.has(first) || first === 'to' || first === 'there' || phraseStartingAt(units, at)?.kind === 'pronoun' || auxiliaries.has(units[at + 1]?.lower ?? '');
}

/** A clause may start here: not in "related to the sea", "the plan she said is late", "said as he left". */
function startsClause(units: readonly Unit[], at: number): boolean {
  const first = units[at]?.lower ?? '', next = units[at + 1];
  // "Supporters say seeks to …": a verb whose subject has fallen out.
  if (commonVerbs.has(first) || [...cueVerbs(first), ...stanceVerbsOf(first)].some(({ form, ambiguous }) => form === 's' && !ambiguous)) return false;
  if (never.has(first) || finite.has(first) || (first === '\'s' && units[at]?.kind === 'possessive')) return false;
  if (first === 'to') return next?.kind === 'word' && !next.capital && !/(?:s|ing)$/u.test(next.lower) && !prepositions.has(next.lower) && !auxiliaries.has(next.lower) || next?.lower === 'be' || next?.lower === 'have';
  return first !== 'as' || !(subjectPronouns.has(next?.lower ?? '') || /^(?:the|an?|his|her|its|their)$/u.test(next?.lower ?? ''));
}

/** Whether a verb says what goes on in a mind. */
export function isThought(lower: string): boolean {
  return /^(?:think|thought|believ|hop(?:e|ing)|fear|feel|felt|wonder|worr|expect|guess|suspect|doubt|f[io]und|find|learn|remember|underst|reali[sz]|recogni|anticipat|hold|held)/u.test(lower);
}

/** "added he would stay". */
function opensWithPronoun(units: readonly Unit[], at: number): boolean {
  const verb = units[at + 1];
  return /^(?:he|she|they|it|there|we)$/u.test(units[at]?.lower ?? '') && verb !== undefined && (verb.kind === 'possessive' || auxiliaries.has(verb.lower) || (verb.kind === 'word' && /(?:ed|[^s]s)$/u.test(verb.lower)));
}

/** "went on holiday, “We …": what a verb that only introduces marks is followed by must lead to them. */
function introducesQuote(units: readonly Unit[], { from, to }: Stretch): boolean {
  for (let i = from; i <= to; i++) {
    if (units[i]?.kind === 'quote') return true;
    if (units[i]?.text === ',' || units[i]?.text === ';') return false;
  }
  return false;
}

/** "If it says yes": nobody has said it. */
export function isConditional(units: readonly Unit[], cue: Cue): boolean {
  return /^(?:if|unless)$/u.test(units[cue.left - 1]?.lower ?? '') || (cue.link === 'own' && cue.left <= 1 && /^(?:if|unless)$/u.test(units[0]?.lower ?? ''));
}
