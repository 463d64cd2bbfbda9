import type { Cue } from './cueFinder';
import { plainVerb } from './cues';
import { auxiliaries, beForms, isAdverb } from './lexicon';
import { phraseEndingAt, phraseStartingAt, pronounAt, type SpeakerPhrase } from './speakerPhrase';
import { describedEnd, listEnd } from './subjects';
import type { Unit } from './units';

/** The name under a quotation set apart: “…” — Ana Lee. */
export function signature(units: readonly Unit[], dash: number): Cue | null {
  if (units[dash - 1]?.kind !== 'quote') return null;
  const subject = phraseStartingAt(units, dash + 1);
  const after = subject ? units[subject.to + 1] : undefined;
  if (subject?.kind !== 'name' || (after && after.kind !== 'mark')) return null;
  return { link: 'inverted', at: dash, to: dash, left: dash, right: subject.to, verbs: [], subject, modal: false, negated: false };
}

/** What cues that name a source have in common. */
const source = { link: 'source', verbs: [], modal: false, negated: false } as const;

/** The cue that "according to" at `at` opens. */
export function sourceCue(units: readonly Unit[], at: number): Cue | null {
  const first = phraseStartingAt(units, at + 2);
  if (!first) return null;
  const list = listEnd(units, first.to), to = list > first.to ? list : describedEnd(units, first);
  const subject: SpeakerPhrase = to > first.to ? { from: first.from, to, span: { start: first.span.start, end: units[to]?.end ?? 0 }, kind: 'nominal' } : first;
  return { ...source, at, to: at + 1, left: at, right: to, subject };
}

const views = new Set(['view', 'opinion', 'words', 'telling', 'estimation', 'eyes', 'mind', 'account', 'assessment', 'judgment', 'judgement']);

/** "In Ms. Lee’s view, …", "in the view of the clerks". */
export function viewCue(units: readonly Unit[], at: number): Cue | null {
  if (units[at]?.lower !== 'in' || (at > 0 && units[at - 1]?.kind === 'word')) return null;
  const make = (subject: SpeakerPhrase, from: number, to: number, right: number): Cue => ({ ...source, at: from, to, left: at, right, subject });
  if (units[at + 1]?.lower === 'the' && views.has(units[at + 2]?.lower ?? '') && units[at + 3]?.lower === 'of') {
    const subject = phraseStartingAt(units, at + 4);
    return subject && make(subject, at, at + 3, subject.to);
  }
  for (let i = at + 2; i < Math.min(units.length, at + 9); i++) {
    const unit = units[i], before = units[i - 1];
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') return null;
    if (!views.has(unit.lower)) continue;
    if (before?.kind === 'possessive') {
      const subject = phraseEndingAt(units, i - 2);
      return subject && subject.from <= at + 2 ? make(subject, i, i, i) : null;
    }
    return before && i === at + 2 && /^(?:his|her|their|its)$/u.test(before.lower) ? make(pronounAt(before, i - 1), i, i, i) : null;
  }
  return null;
}

const reportNouns = new Set(['claim', 'assertion', 'statement', 'announcement', 'argument', 'allegation', 'suggestion', 'remark', 'warning', 'insistence', 'contention', 'accusation', 'comment', 'view', 'belief', 'conclusion', 'prediction', 'promise', 'pledge', 'denial', 'admission', 'complaint', 'demand', 'answer', 'response', 'reply', 'message', 'point', 'position', 'advice']);
const claim = { link: 'own', verbs: [plainVerb('that', 'statement')], modal: false, negated: false } as const;

/** "as first reported by The Harbor Post". */
function citedCue(units: readonly Unit[], at: number): Cue | null {
  const adverb = isAdverb(units[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  if (units[at]?.lower !== 'as' || units[adverb + 1]?.lower !== 'by' || !/^(?:reported|noted|quoted|cited|described|stated|explained|told|claimed|observed)$/u.test(units[adverb]?.lower ?? '')) return null;
  const subject = phraseStartingAt(units, adverb + 2);
  return subject && { ...source, at: adverb, to: adverb + 1, left: at, right: subject.to, subject };
}

/** "Ana Lee’s repeated claim that …", "…, per the bylaws". */
export function reportCue(units: readonly Unit[], at: number): Cue | null {
  const unit = units[at], next = units[at + 1];
  if (unit?.lower === 'as' && (at === 0 || units[at - 1]?.kind === 'mark')) return citedCue(units, at);
  if (unit?.lower === 'per' && units[at - 1]?.text === ',') {
    const subject = phraseStartingAt(units, at + 1);
    return subject && { ...source, at, to: at, left: at, right: subject.to, subject };
  }
  const noun = unit?.lower.replace(/s$/u, '') ?? '';
  if (!unit || !(reportNouns.has(unit.lower) || reportNouns.has(noun))) return null;
  if (next?.lower === 'of' || next?.lower === 'by' || next?.lower === 'from') {
    const subject = phraseStartingAt(units, at + 2);
    return subject && units[subject.to + 1]?.lower === 'that' ? { ...claim, at, to: at, left: at, right: subject.to, subject } : null;
  }
  const that = beForms.has(next?.lower ?? '') ? at + 2 : at + 1;
  if (units[that]?.lower !== 'that' || auxiliaries.has(units[that + 1]?.lower ?? '')) return null;
  const owner = [at - 1, at - 2, at - 3, at - 4].find((i) => units[i]?.kind === 'possessive') ?? -1;
  const subject = owner > 0 ? phraseEndingAt(units, owner - 1) : null;
  return subject && { ...claim, at, to: at, left: subject.from, right: that - 1, subject };
}
