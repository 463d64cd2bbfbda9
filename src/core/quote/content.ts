import { skipAdverbials } from './adverbials';
import { isLabel } from './apposition';
import { acceptsBare, isConditional } from './bare';
import { holdsClause } from './certainty';
import { clauseFrom, contentEnd, endsWithComma, saysMore } from './clauses';
import type { Cue } from './cueFinder';
import { opensMainClause } from './mainClause';
import { mainClauseAfter } from './openings';
import { datelineEnd } from './subjects';
import { auxiliaries, commonVerbs, dayWords, determiners, documentNouns, prepositions, subjectPronouns } from './lexicon';
import { phraseStartingAt } from './speakerPhrase';
import { isTitleCase } from './spoken';
import { withoutTail } from './tails';
import { endsInComma, holdsQuote, type Unit } from './units';
import { looksFinite } from './verbGroup';

/** A stretch of a sentence's units, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The pieces of a cue's content in its sentence, none when the cue introduces nothing. `cues` are all of the sentence. */
export function contentOf(units: readonly Unit[], cues: readonly Cue[], index: number): Stretch[] {
  const cue = cues[index];
  if (!cue) return [];
  const before = units[cue.left - 1];
  const after = skipAdverbials(units, cue);
  const next = units[after.at];
  const linked = cue.link === 'shared' || cue.link === 'relative';
  const left = clauseStart(units, cues, index);
  const ending = linked ? -1 : quoteEndingAt(units, cue.left - 1), quoteBefore = ending >= 0 && isOpened(units, cues, index, ending) ? -1 : ending;
  if (quoteBefore >= 0 && cue.link !== 'source' && !isClaimed(units, cues, index, quoteBefore, next) && (!after.that || endsWithComma(units, quoteBefore)) && !isTitle(units, left, quoteBefore) && !takesObjectOnly(cue, next) && !(cue.link !== 'inverted' && /^(?:he|she|it|they|we|i)$/u.test(units[cue.right + 1]?.lower ?? ''))) return [{ from: startsAnew(units, cues, index, quoteBefore) ? quoteBefore : left, to: quoteBefore }, ...restAfter(units, cue.right + 1, left, quoteBefore), ...quoteAfterComma(units, after.at)];
  const quoteAt = next?.kind === 'quote' ? after.at : next && /^[,:]$/u.test(next.text) && units[after.at + 1]?.kind === 'quote' ? after.at + 1 : -1;
  if (quoteAt === after.at && readsTitle(units, cue, quoteAt)) return [];
  const interrupted = quoteAt > after.at && interruptedBy(units, cue, left, quoteAt);
  if (quoteAt >= 0 && (cue.link !== 'inverted' || interrupted)) return [...(interrupted ? [interrupted] : []), fromQuote(units, cues, index, quoteAt, quoteAt > after.at)];
  // “…” on “Evening Hour,” the paper reported.
  const titled = quoteBefore >= 0 && quoteBefore === cue.left - 1 && endsInComma(before) && isTitle(units, left, quoteBefore);
  const comma = titled || (before !== undefined && before.kind === 'mark' && /^[,—–―-]$/u.test(before.text));
  if (cue.link === 'source') return sourceContent(units, cues, index, left, after.at);
  const ends = next === undefined || next.kind === 'mark';
  if (!linked && comma && ends && cue.left - 2 >= left) {
    if (!cue.verbs.some((verb) => verb.parenthetical)) return [];
    const head = { from: left, to: titled ? cue.left - 1 : cue.left - 2 };
    const adverbial = head.to - head.from < 8 && prepositions.has(units[head.from]?.lower ?? '');
    const beyond = cue.link === 'inverted' && next?.text === ',' ? predicateAfter(units, head, after.at + 1) : -1;
    if (beyond >= 0) return [head, clauseFrom(units, cues, index, beyond)];
    const goesOn = next?.text === ',' && (adverbial || isParenthesis(units, after.at)) && (cue.link !== 'inverted' || opensClause(units, afterApposition(units, after.at + 1)));
    const rest = goesOn ? clauseFrom(units, cues, index, cue.link === 'inverted' ? afterApposition(units, after.at + 1) : after.at + 1) : null;
    if (!rest) return isMoment(units, head) ? [] : [head];
    return [head, rest].filter(({ from, to }) => to >= from);
  }
  // "And, she said, it is late."
  if (!linked && comma && next?.text === ',' && cue.left - 2 < left && cue.link === 'own' && cue.verbs.some((verb) => verb.parenthetical) && isParenthesis(units, after.at)) return [clauseFrom(units, cues, index, after.at + 1)];
  if (ends && before?.lower === 'as' && mayStandAside(units, cue)) return asClause(units, cues, index, left, after.at);
  const distant = ends || cue.link === 'inverted' ? distantQuote(units, cues, index) : -1;
  if (ends || cue.link === 'inverted') return distant < 0 ? [] : [{ from: distant, to: distant }];
  const content = withoutTail(units, labelled(units, cue, clauseFrom(units, cues, index, after.at)), cue.verbs.every(({ frame }) => frame === 'object' || frame === 'promise'), chargeAt(units, cue, after.at));
  return acceptsBare(units, cue, content, after.that) ? [content] : [];
}

/** "In a speech in May, she declared": no more than when and where she did. */
function isMoment(units: readonly Unit[], head: Stretch): boolean {
  return /^(?:in|at|on|during|after|before|for|with|to)$/u.test(units[head.from]?.lower ?? '') && !holdsClause(units, head) && !holdsQuote(units, head.from, head.to);
}

/** "So when the loan fell through, she said, “we …”": the speaker's words before the cue, where those in quotation marks go on with their sentence. */
function interruptedBy(units: readonly Unit[], cue: Cue, left: number, quote: number): Stretch | null {
  const head = { from: left, to: cue.left - 2 };
  if (units[cue.left - 1]?.text !== ',' || head.to - head.from < 2 || !cue.verbs.some((verb) => verb.parenthetical)) return null;
  return /^\p{Ll}/u.test(units[quote]?.words?.[0] ?? '') && !holdsQuote(units, head.from, head.to) ? head : null;
}

/** "She claimed that “…,” he said the walls were old": the words in quotation marks are hers, and his come behind his cue. */
function isClaimed(units: readonly Unit[], cues: readonly Cue[], index: number, quote: number, next: Unit | undefined): boolean {
  const that = units[quote - 1]?.lower === 'that';
  return next?.kind === 'word' && !/^(?:in|on|at|of|during|last|this|as|when|after|with|while)$/u.test(next.lower) && !dayWords.has(next.lower) && saysMore(cues[index]) && cues.some((other, i) => i < index && !isConditional(units, other) && other.right < quote && (other.right === quote - 1 || that));
}

/** “Calling it “theft,” he said …”: the words in quotation marks end the opening clause of another cue. */
function isOpened(units: readonly Unit[], cues: readonly Cue[], index: number, quote: number): boolean {
  const next = units[quote + 1]?.text === ',' ? quote + 2 : quote + 1;
  return cues.some((other, i) => i < index && other.right < quote && mainClauseAfter(units, other) === next);
}

/** Where "of …" starts after those who are accused and who they are: "accused Mr. Lee, who won, of lying"; else `from`. */
function chargeAt(units: readonly Unit[], cue: Cue, from: number): number {
  if (!/^accus/u.test(units[cue.at]?.lower ?? '')) return from;
  for (let i = from + 1; i < Math.min(units.length - 1, from + 30); i++) {
    const next = units[i + 1];
    if (units[i]?.lower === 'of' && (next?.kind === 'quote' || /[a-z]{2}ing$/u.test(next?.lower ?? ''))) return i;
    if (units[i]?.kind === 'quote' || /^[;:]$/u.test(units[i]?.text ?? '')) return from;
  }
  return from;
}

/** "as she wrote", "as a memo put it" rather than "as they responded", "as it is written". */
function mayStandAside(units: readonly Unit[], cue: Cue): boolean {
  return cue.verbs.some(({ parenthetical, form }) => parenthetical && form !== 'participle') || /^(?:put|puts|describe|describes|described|saw|sees|tells?|told)$/u.test(units[cue.at]?.lower ?? '');
}

/** "…, as a memo put it" and "As a memo put it, …". */
function asClause(units: readonly Unit[], cues: readonly Cue[], index: number, left: number, after: number): Stretch[] {
  const as = (cues[index]?.left ?? 0) - 1, head = units[as - 1]?.kind === 'mark' ? as - 2 : as - 1;
  if (head > left && (units[as - 1]?.text === ',' || (units[as - 1]?.kind === 'quote' && endsWithComma(units, as - 1)))) return [{ from: left, to: head }];
  return as === left && units[after]?.text === ',' ? [clauseFrom(units, cues, index, after + 1)] : [];
}

/** "called it “…,” and left": what follows the quoted label is the writer's again. */
function labelled(units: readonly Unit[], cue: Cue | undefined, content: Stretch): Stretch {
  if (!cue || cue.verbs.some(({ frame }) => frame === 'clause' || frame === 'that')) return content;
  // “Shame!” at them from across the street.
  const shouted = cue.verbs.every(({ frame }) => frame === 'quote');
  for (let i = content.from; i < content.to; i++) {
    if (units[i]?.kind !== 'quote') continue;
    const next = units[i + 1];
    if (endsWithComma(units, i) || /^(?:and|but|who|which|while|after|during|before|(?:second|minute|hour|day|week|month|year|moment)s|—|–)$/u.test(next?.lower ?? '') || dayWords.has(next?.lower ?? '') || isOccasion(units, i + 1) || (shouted && /^(?:at|to|from|into|across|through|over|in|on)$/u.test(next?.lower ?? ''))) {
      if (!holdsQuote(units, i + 1, i + 3)) return { from: content.from, to: i };
    }
  }
  return content;
}

/** "in her book", "in trying to stop it": when and where something was called so. */
function isOccasion(units: readonly Unit[], at: number): boolean {
  return units[at]?.lower === 'in' && /^(?:his|her|their|its|[a-z]{2,}ing)$/u.test(units[at + 1]?.lower ?? '');
}

/** After ", she said," the sentence goes on: unless with a new participle or a coordinated verb. */
function isParenthesis(units: readonly Unit[], comma: number): boolean {
  const next = units[comma + 1];
  return next !== undefined && next.kind === 'word' && !/^(?:adding|saying|noting|citing|calling|and|referring|who|which|speaking|as|when|after|during|but)$/u.test(next.lower);
}

/** "Ms. Lee read “The Long Night.”": a person reads or sings a title, a sign what it says. */
function readsTitle(units: readonly Unit[], cue: Cue, quote: number): boolean {
  const title = isTitleCase(units[quote]?.words ?? []) && /^(?:read|sang|s[iu]ng|wrote|writ|recit|titled|began|start|finish)/u.test(units[cue.at]?.lower ?? '');
  return title && cue.subject !== null && !documentNouns.has(units[cue.subject.to]?.lower ?? '') && !documentNouns.has(units[cue.subject.from]?.lower ?? '') && cue.subject.kind !== 'nominal';
}

/** ", and other towns watch" rather than ", director of the fair". */
function opensClause(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? '';
  return /^(?:and|but|because|since|although|though|while|if|so|yet|or|which|there|who)$/u.test(lower) || subjectPronouns.has(lower);
}

/** Capitalised words in quotation marks that end other words are a title: on “Evening Hour,” Mr. Lee said. */
function isTitle(units: readonly Unit[], left: number, quote: number): boolean {
  const words = units[quote]?.words;
  return left < quote && words !== undefined && words.length <= 8 && (isTitleCase(words) || (words.length === 1 && isLabel(units, quote) && /^\p{Lu}/u.test(words[0] ?? '')));
}

function takesObjectOnly(cue: Cue, next: Unit | undefined): boolean {
  return next?.kind === 'word' && cue.verbs.every(({ frame }) => frame === 'object' || frame === 'promise');
}

function sourceContent(units: readonly Unit[], cues: readonly Cue[], index: number, left: number, after: number): Stretch[] {
  const cue = cues[index];
  if (!cue) return [];
  const pieces: Stretch[] = [];
  if (/^(?:which|who|that)$/u.test(units[cue.left - 1]?.lower ?? '')) {
    const end = units.findIndex((unit, i) => i > after && unit.kind === 'mark');
    return [{ from: after, to: end < 0 ? contentEnd(units, units.length - 1) : end - 1 }];
  }
  const comma = units[cue.left - 1]?.kind === 'mark' ? cue.left - 2 : cue.left - 1;
  if (comma >= left) pieces.push({ from: left, to: comma });
  const start = afterApposition(units, units[after]?.text === ',' ? after + 1 : after);
  const goesOn = pieces.length === 0 || (units[after]?.text === ',' && isParenthesis(units, after));
  if (goesOn && units[start] && units[start]?.kind !== 'mark') {
    const rest = { from: start, to: contentEnd(units, units.length - 1) };
    if (rest.to >= rest.from) pieces.push(rest);
  }
  return pieces;
}

/** A longer stretch is no subject that only waits for its verb. */
const longestSubject = 10;

/** Where the predicate of the subject before a cue goes on behind who speaks: The cost, says Ana Lee, head of the club, is …; -1 when it does not. */
function predicateAfter(units: readonly Unit[], head: Stretch, at: number): number {
  const verbal = units.slice(head.from, head.to + 1).some(({ kind, lower }) => kind !== 'word' && kind !== 'possessive' || auxiliaries.has(lower) || commonVerbs.has(lower));
  if (verbal || head.to - head.from > longestSubject || !phraseStartingAt(units, head.from)) return -1;
  for (let i = at; i < Math.min(units.length, at + 15); i++) {
    const unit = units[i];
    if ((i === at || units[i - 1]?.text === ',') && unit?.kind === 'word' && auxiliaries.has(unit.lower)) return i;
  }
  return -1;
}

/** Behind "a former minister," where that describes the source named before it. */
function afterApposition(units: readonly Unit[], at: number): number {
  if (units[at - 1]?.text !== ',' || !/^(?:an?|who|which|whose)$/u.test(units[at]?.lower ?? '')) return at;
  for (let i = at; i < units.length; i++) if (units[i]?.text === ',') return i + 1;
  return units.length;
}

/** Where the content before a cue starts: at the sentence's start, without an opening conjunction, or where the clause around it does. */
function clauseStart(units: readonly Unit[], cues: readonly Cue[], index: number): number {
  const cue = cues[index];
  let left = 0;
  if (/^(?:but|and|yet|so|still)$/u.test(units[0]?.lower ?? '')) left = 1;
  if (left === 0) left = datelineEnd(units);
  if (units[left]?.text === ',') left++;
  for (let i = (cue?.left ?? 0) - 1; i > left; i--) {
    const unit = units[i];
    if (unit?.kind === 'mark' && unit.text === ';') return i + 1;
  }
  return left;
}

/** "Ms. Lee said in May, when the wall fell, “…”": the words that end the sentence, which no other cue introduces; -1 when there are none. */
function distantQuote(units: readonly Unit[], cues: readonly Cue[], index: number): number {
  const cue = cues[index], last = contentEnd(units, units.length - 1), quote = units[last];
  if (!cue?.subject || cue.modal || cue.negated || cue.link === 'source' || quote?.kind !== 'quote' || (cue.left > 0 && cue.link === 'inverted')) return -1;
  const spoken = /^\p{Lu}/u.test(quote.words?.[0] ?? '') && (quote.words?.length ?? 0) > 2 && cue.verbs.some(({ frame, addressee }) => frame === 'quote' || (frame === 'clause' && !addressee));
  return spoken && last > cue.right + 1 && /^[,:]$/u.test(units[last - 1]?.text ?? '') && !cues.some(({ at }) => at > cue.at) && !holdsQuote(units, cue.right, last - 1) ? last : -1;
}

/** The index of the quote that ends at `at`, its comma or mark skipped; -1 when none does. */
function quoteEndingAt(units: readonly Unit[], at: number): number {
  const unit = units[at];
  if (unit?.kind === 'quote') return at;
  return unit?.kind === 'mark' && /^[,—–―.-]$/u.test(unit.text) && units[at - 1]?.kind === 'quote' ? at - 1 : -1;
}

/** Whether a dash or a colon sets the words in quotation marks off from the writer's; not when somebody else is reported to say them. */
function startsAnew(units: readonly Unit[], cues: readonly Cue[], index: number, quote: number): boolean {
  return /^(?::|—|–|-{1,2})$/u.test(units[quote - 1]?.text ?? '') && !cues.some(({ right, link }, i) => i < index && right === quote - 2 && link === 'own');
}

/** What goes on behind the cue: “It is luck,” she said, that both are here; Despite her “manner,” she wrote, Ms. Lee is kind. */
function restAfter(units: readonly Unit[], at: number, left: number, quote: number): Stretch[] {
  if (units[at]?.text !== ',') return [];
  const adverbial = left < quote && prepositions.has(units[left]?.lower ?? '') && !units.slice(left, quote).some(({ kind }) => kind === 'mark') && opensMainClause(units, at + 1);
  if (!adverbial && units[at + 1]?.lower !== 'that') return [];
  return [{ from: at + 1, to: contentEnd(units, units.length - 1) }];
}

/** “…,” she said, “…”: the second piece. */
function quoteAfterComma(units: readonly Unit[], at: number): Stretch[] {
  for (let i = at; i < Math.min(units.length, at + 30); i++) {
    if (units[i]?.kind !== 'quote') continue;
    const before = units[i - 1];
    const rest = contentEnd(units, units.length - 1);
    const separates = before && (/^(?:[,:;.]|[—–―]|-{1,3})$/u.test(before.text) || (/^(?:and|but)$/u.test(before.lower) && units[i - 2]?.text === ','));
    // “The wall,” she said, “will fall,” and she left.
    const next = i === at + 1 && before?.text === ',' && /^(?:and|but|as|while|before|then|when|until|so)$/u.test(units[i + 1]?.lower ?? '');
    return separates && (rest <= i || next) ? [{ from: i, to: i }] : [];
  }
  return [];
}

function fromQuote(units: readonly Unit[], cues: readonly Cue[], index: number, quote: number, introduced: boolean): Stretch {
  const end = labelled(units, cues[index], clauseFrom(units, cues, index, quote)).to;
  const whole = units[quote]?.piece;
  const after = units[quote + 1];
  if (after && /^(?:and|but)$/u.test(after.lower) && /^\p{Lu}/u.test(units[quote]?.words?.[0] ?? '') && opensOwnClause(units, quote + 2)) return { from: quote, to: quote };
  if (introduced && whole && (after?.kind === 'mark' || /[,.!?][^\p{L}\p{N}]{0,4}$/u.test(units[quote]?.words?.at(-1) ?? '')) && !(after?.lower === 'and' || after?.lower === 'or')) return { from: quote, to: quote };
  return { from: quote, to: Math.max(quote, end) };
}

/** Whether a new subject and its verb follow: said “no” and the crew went home. */
function opensOwnClause(units: readonly Unit[], at: number): boolean {
  const phrase = determiners.has(units[at]?.lower ?? '') || units[at]?.capital ? phraseStartingAt(units, at) : null;
  return phrase !== null && looksFinite(units[units[phrase.to + 1]?.kind === 'quote' ? phrase.to + 2 : phrase.to + 1]);
}
