import { reportCertainty, stanceCertainty } from '../quote/certainty';
import { findCues, type Cue } from '../quote/cueFinder';
import { isCueForm } from '../quote/cues';
import { contentOf, type Stretch } from '../quote/content';
import { gapAt } from '../quote/gaps';
import { quotedPieces, type QuotedPiece } from '../quote/marks';
import { auxiliaries, commonVerbs, prepositions, relatives } from '../quote/lexicon';
import { passiveAt } from '../quote/passives';
import { isTitleCase, looksSpoken, speaking } from '../quote/spoken';
import { stanceOf } from '../quote/stanceContent';
import { findStances, isStanceForm } from '../quote/stanceFinder';
import type { QuotationMode } from '../analysis/types';
import { mainSubject } from '../quote/subjects';
import { nameEndingAt, type SpeakerPhrase } from '../quote/speakerPhrase';
import { holdsQuote, isDash, sentenceUnits, type Unit } from '../quote/units';
import { turnLabel } from '../parse/turnLabel';
import { lowerBound } from '../lowerBound';
import type { Span } from '../span';
import { contextOf, type BlockContext, type QuotationCandidate, type Recognizer } from './context';
import { formsOf, question } from './forms';

/** Finds quotations: what stands in quotation marks as speech, what is reported, and the words that say whose it is. */
export const recognizeQuotations: Recognizer = () => (_tree, file) => {
  const block = contextOf(file);
  block.quotations.push(...quotationsOf(block));
};

interface Draft {
  readonly spans: readonly Span[];
  readonly cue: Span | null;
  readonly speaker: SpeakerPhrase | null;
  readonly relative: Span | null;
  readonly confidence: number;
  readonly mode: QuotationMode;
}

/** A sentence with more of them is a list. */
const maxStances = 48;
/** A stance with so many words between quotation marks reports them. */
const minSpoken = 5, spokenConfidence = 0.7;

/** The quotation candidates of a block, in order of their starts. */
export function quotationsOf(block: Pick<BlockContext, 'prose' | 'tokens'>): QuotationCandidate[] {
  const pieces = quotedPieces(block.prose);
  if (pieces.length === 0 && !formsOf(block).some(isCueWord)) return [];
  const drafts: Draft[] = [];
  let continued = -1;
  for (const sentence of sentenceUnits(block, pieces)) {
    const units = withoutLabel(sentence, block.prose);
    const found = draftsOf(units);
    const whole = wholeQuote(units);
    const before = drafts[continued];
    const opened = found.length === 0 && before ? openingQuote(units) : null;
    if (opened && before) drafts[continued] = { ...before, spans: [...before.spans, opened] };
    else if (found.length === 0 && whole && before) {
      drafts[continued] = { ...before, spans: [...before.spans, whole] };
      // Quotation after quotation with nothing between is a dialogue, not one speaker.
      continued = -1;
    } else {
      const loose = looseQuotes(units, found);
      drafts.push(...found, ...loose);
      continued = goesOn(pieces, found, drafts.length - found.length - loose.length);
    }
  }
  return markNested(drafts.map((draft) => candidateOf(draft, pieces))).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A sentence without the speaker's label that it opens with in a transcript; words in quotation marks right behind it are introduced by it. */
function withoutLabel(units: readonly Unit[], prose: string): readonly Unit[] {
  if (units[0]?.start !== 0) return units;
  const label = turnLabel(prose), from = label ? units.findIndex(({ start }) => start >= label.content) : 0;
  return from > 0 && units[from]?.kind !== 'quote' ? units.slice(from) : units;
}

/** Finds the attributions that stand inside what another one reports. */
function markNested(candidates: readonly QuotationCandidate[]): QuotationCandidate[] {
  const spans = candidates.flatMap((candidate) => candidate.spans).sort((a, b) => a.start - b.start);
  const whole = candidates.map((candidate) => ({ candidate, start: Math.min(candidate.start, candidate.cue?.start ?? candidate.start), end: Math.max(candidate.end, candidate.cue?.end ?? 0) }));
  let next = 0, reach = 0;
  return whole.sort((a, b) => a.start - b.start).map(({ candidate, start, end }) => {
    for (; (spans[next]?.start ?? Infinity) <= start; next++) reach = Math.max(reach, spans[next]?.end ?? 0);
    return candidate.cue && reach >= end ? { ...candidate, nested: true } : candidate;
  });
}

const isCueWord = question(({ lower }) => lower === 'according' || isCueForm(lower) || isStanceForm(lower));

/** The draft that a wholly quoted next sentence continues: the last one with words in quotation marks. */
function goesOn(pieces: readonly QuotedPiece[], found: readonly Draft[], offset: number): number {
  for (let i = found.length - 1; i >= 0; i--) {
    const last = found[i]?.spans[0];
    if (last && (pieces[firstPieceAfter(pieces, last.start)]?.start ?? Infinity) < last.end) return offset + i;
  }
  return -1;
}

/** The index of the first piece that ends after `offset`. */
function firstPieceAfter(pieces: readonly QuotedPiece[], offset: number): number {
  return lowerBound(pieces.length, (i) => (pieces[i]?.end ?? 0) > offset);
}

function draftsOf(units: readonly Unit[]): Draft[] {
  const cues = findCues(units);
  const contents = cues.map((_, i) => contentOf(units, cues, i).filter((stretch) => stretch.to >= stretch.from));
  const drafts: Draft[] = [];
  cues.forEach((cue, i) => {
    const content = contents[i];
    if (content && content.length > 0 && !isEchoed(units, cues, contents, i)) drafts.push(reportDraft(units, cue, content));
  });
  // What stands between quotation marks belongs to the one who said it.
  const claimed = units.filter((unit) => unit.kind === 'quote' && drafts.some(({ spans }) => spans.some((span) => holds(span, unit))));
  const stances = stancesOf(units, cues, contents);
  return [...drafts, ...(claimed.length === 0 ? stances : stances.filter(({ spans }) => !claimed.some((unit) => spans.some((span) => holds(span, unit)))))];
}

/** A stance; one that holds a whole clause in quotation marks, or is a claim, reports words. */
function stanceDraft(units: readonly Unit[], cue: Cue, content: readonly Stretch[], mode: QuotationMode): Draft {
  const quotes = content.some(({ from, to }) => units.slice(from, to + 1).some(({ kind, words = [] }) => kind === 'quote' && words.length >= minSpoken && !isTitleCase(words)));
  const [first] = content;
  const confidence = quotes ? spokenConfidence : first ? stanceCertainty(units, cue, first) : 0;
  return draftOf(units, cue, content, confidence, quotes ? 'statement' : mode);
}

function holds(span: Span, unit: Span): boolean {
  return span.start <= unit.start && unit.end <= span.end;
}

/** What people think, mean to do and stand for. */
function stancesOf(units: readonly Unit[], cues: readonly Cue[], contents: readonly (readonly Stretch[])[]): Draft[] {
  const reported = new Set(cues.flatMap((cue, i) => (contents[i]?.length ? [cue.at, cue.to] : [])));
  // "documents seen by": the words that name a source say nothing else.
  for (const { link, left, right } of cues) if (link === 'source') for (let i = left; i <= right; i++) reported.add(i);
  const spoken = cues.filter((_, i) => contents[i]?.length);
  const active = findStances(units, reported, spoken).flatMap((cue) => {
    const stance = stanceOf(units, cue, spoken);
    return stance ? [stanceDraft(units, cue, [stance.content], stance.mode)] : [];
  });
  const told = new Set(active.map(({ cue }) => cue?.start));
  for (let at = 0; at < units.length && active.length < maxStances; at++) {
    if (reported.has(at)) continue;
    const found = passiveAt(units, at);
    if (found) active.push(stanceDraft(units, found.cue, found.content, 'stance'));
    const gap = found || told.has(units[at]?.start) ? null : gapAt(units, at);
    if (gap) active.push(gap.mode === 'statement' && gap.cue.verbs[0]?.frame === 'clause' ? reportDraft(units, gap.cue, gap.content) : stanceDraft(units, gap.cue, gap.content, gap.mode));
  }
  return active;
}

/** "She said she hoped that …" is one attribution: what a pronoun only thinks inside reported words is part of them. */
function isEchoed(units: readonly Unit[], cues: readonly Cue[], contents: readonly (readonly Stretch[])[], index: number): boolean {
  const cue = cues[index];
  // "…, which she called “a trap”": the words in quotation marks are reported on their own.
  const fronted = /^(?:which|who|whom)$/u.test(units[(cue?.subject?.from ?? 0) - 1]?.lower ?? '') && contents[index]?.some(({ from, to }) => holdsQuote(units, from, to));
  if (!cue || fronted || cue.subject?.kind !== 'pronoun' || cue.link === 'relative' || cue.verbs.some(({ frame }) => frame === 'clause')) return false;
  return contents.some((content, i) => i !== index && cues[i]?.verbs.some(({ frame }) => frame === 'clause' || frame === 'that') && content.some(({ from, to }) => from <= cue.left && cue.at <= to));
}

function reportDraft(units: readonly Unit[], cue: Cue, content: readonly Stretch[]): Draft {
  return draftOf(units, cue, content, reportCertainty(units, cue, content), 'statement');
}

function draftOf(units: readonly Unit[], cue: Cue, content: readonly Stretch[], confidence: number, mode: QuotationMode): Draft {
  return {
    spans: content.map((stretch) => spanOf(units, stretch.from, stretch.to)),
    cue: spanOf(units, cue.at, cue.to),
    speaker: cue.subject,
    relative: cue.link === 'relative' && relatives.has(units[cue.left]?.lower ?? '') ? spanOf(units, cue.left, cue.left) : null,
    confidence,
    mode,
  };
}

function wholeQuote(units: readonly Unit[]): Span | null {
  const words = units.filter((unit) => unit.kind !== 'mark');
  const [only] = words;
  return words.length === 1 && only?.kind === 'quote' ? { start: only.start, end: only.end } : null;
}

/** Words in quotation marks that open a sentence and that a phrase ends: “That is the fight we are in” with the council. */
function openingQuote(units: readonly Unit[]): Span | null {
  const [quote, next] = units, words = quote?.words ?? [];
  const last = units.at(-1)?.kind === 'mark' ? units.at(-2) : units.at(-1);
  if (quote?.kind !== 'quote' || !quote.piece || quote.piece.open || words.length < minSpoken || isTitleCase(words) || !next || !last || !prepositions.has(next.lower)) return null;
  return units.some(({ kind, lower }) => kind === 'word' && (auxiliaries.has(lower) || commonVerbs.has(lower))) || isCueForm(next.lower) ? null : { start: quote.start, end: last.end };
}

/** Words in quotation marks that no cue claims, as far as they look spoken. */
function looseQuotes(units: readonly Unit[], found: readonly Draft[]): Draft[] {
  const drafts: Draft[] = [];
  units.forEach((unit, i) => {
    if (unit.kind !== 'quote' || found.some(({ spans }) => spans.some((span) => holds(span, unit)))) return;
    const how = looksSpoken(units, i);
    if (!how) return;
    const subject = how === 'introduced' ? speaking(units, labelBefore(units, i - 1) ?? mainSubject(units, i)) : null;
    const colon = units[i - 1];
    drafts.push({ spans: [{ start: unit.start, end: unit.end }], cue: how === 'introduced' && colon ? { start: colon.start, end: colon.end } : null, speaker: subject, relative: null, confidence: how === 'introduced' ? 0.6 : 0.4, mode: 'statement' });
  });
  return drafts;
}

/** "… - Ana Lee: “…”": the name between a dash and the colon. */
function labelBefore(units: readonly Unit[], colon: number): SpeakerPhrase | null {
  const name = nameEndingAt(units, colon - 1);
  return name && isDash(units[name.from - 1]) ? name : null;
}

function spanOf(units: readonly Unit[], from: number, to: number): Span {
  return { start: units[from]?.start ?? 0, end: units[to]?.end ?? 0 };
}

function candidateOf({ spans, cue, speaker, relative, confidence, mode }: Draft, pieces: readonly QuotedPiece[]): QuotationCandidate {
  const start = spans.reduce((min, span) => Math.min(min, span.start), Infinity);
  const end = spans.reduce((max, span) => Math.max(max, span.end), 0);
  const quoted = piecesIn(pieces, spans);
  const whole = spans.every((span) => quoted.some((piece) => piece.start <= span.start && span.end <= piece.end));
  return {
    start, end, spans,
    kind: quoted.length === 0 ? 'indirect' : whole ? 'direct' : 'mixed',
    quoted: quoted.map((piece) => ({ start: piece.start, end: piece.end })),
    cue, speaker: speaker?.span ?? null, speakerKind: speaker?.kind ?? null, relative, confidence, mode, nested: false,
    open: quoted.some((piece) => piece.open),
  };
}

function piecesIn(pieces: readonly QuotedPiece[], spans: readonly Span[]): QuotedPiece[] {
  return spans.flatMap((span) => {
    const from = firstPieceAfter(pieces, span.start);
    return pieces.slice(from, firstPieceAfter(pieces, span.end)).filter((piece) => piece.start >= span.start);
  });
}
