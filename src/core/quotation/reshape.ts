import { shortest, type PlacedQuotation, type SourceView } from '../analysis/view';
import { allWithin, compareSpans, lengthOf, sharedLength, type Span } from '../span';
import { kindOf, quotedWithin } from './marked';
import { sentencesOf } from './sentences';

/** What may stand between a cue and what it introduces. */
const leading = /^[\s,;:—–-]*(?:that\s+)?/u;
const link = /[\s,;:—–-]/u;
const aWord = /[\p{L}\p{N}]/u;
const wordPart = /[\p{L}\p{N}\p{M}’']/u;
const opening = /[“„«‘(["*_~]/u;
const closing = /[.,;:!?…”"»’')\]*_~–—-]/u;
/** The next quotation is joined from so many paragraphs further on at most. */
const furthest = 2;

/** The pieces of a quotation that reaches to the ends of its sentences, or to the words that introduce it; undefined where it does so already. */
export function extendedToSentence(view: SourceView, quotation: PlacedQuotation): Span[] | undefined {
  const pieces = piecesOf(quotation), first = pieces[0], last = pieces.at(-1);
  if (!first || !last) return undefined;
  const start = Math.min(first.start, sentenceAt(view, first.start)?.start ?? first.start), end = Math.max(last.end, sentenceAt(view, last.end - 1)?.end ?? last.end);
  const attribution = [quotation.cue, quotation.speakerMention, ...strangersTo(view, quotation)].filter((span) => span !== null);
  const before = Math.max(start, ...attribution.filter((span) => span.end <= first.start && span.end > start).map((span) => span.end));
  // "told reporters on Monday that …": what stands between the cue and the report is neither.
  const from = before + (before > start ? /^[^.?!]*?\bthat\s/u.exec(view.text.slice(before, first.start))?.[0].length ?? 0 : 0);
  const to = Math.min(end, ...attribution.filter((span) => span.start >= last.end && span.start < end).map((span) => span.start));
  const single = pieces.length === 1;
  const wider = trimmedPieces(view, [{ start: from, end: single ? to : first.end }, ...pieces.slice(1, -1), ...(single ? [] : [{ start: last.start, end: to }])], true);
  return grows(view, pieces, wider) ? wider : undefined;
}

/** The pieces of a quotation that lie in the sentence at an offset; undefined where it has no words outside of that sentence, or none in it. */
export function shrunkToSentence(view: SourceView, quotation: PlacedQuotation, offset: number): Span[] | undefined {
  const pieces = piecesOf(quotation), sentence = sentenceAt(view, offset);
  if (!sentence) return undefined;
  const inside = trimmedPieces(view, pieces.map(({ start, end }) => ({ start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) })), false);
  return inside.length > 0 && grows(view, inside, pieces) ? inside : undefined;
}

/** A quotation cut in two at an offset, or before the word that it is in; undefined where one half would have no words. */
export function splitAt(view: SourceView, quotation: PlacedQuotation, offset: number): readonly [Span[], Span[]] | undefined {
  const pieces = piecesOf(quotation);
  const cut = betweenWords(view.text, quotation, offset);
  const before = trimmedPieces(view, pieces.map(({ start, end }) => ({ start, end: Math.min(end, cut) })), false);
  const after = trimmedPieces(view, pieces.map(({ start, end }) => ({ start: Math.max(start, cut), end })), false);
  return before.length > 0 && after.length > 0 ? [before, after] : undefined;
}

/** The place between two words that is nearest to an offset: stops and marks stay with the word that they close or open. */
function betweenWords(text: string, { start, end }: Span, offset: number): number {
  let cut = offset;
  if (wordPart.test(text.charAt(cut))) while (cut > start && wordPart.test(text.charAt(cut - 1))) cut--;
  let opened = cut, closed = cut;
  while (opened > start && opening.test(text.charAt(opened - 1))) opened--;
  if (opened < cut && /\s|^$/u.test(text.charAt(opened - 1))) return opened;
  if (/\S/u.test(text.charAt(cut - 1))) while (closed < end && closing.test(text.charAt(closed))) closed++;
  return /\s|^$/u.test(text.charAt(closed)) ? closed : cut;
}

/** The quotation that comes after another in its article, if it is near; one inside the other is not meant, nor is one in the text below of one in a headline, nor one outside of the quotation that it lies in. */
export function nextQuotation(view: SourceView, quotation: PlacedQuotation): PlacedQuotation | undefined {
  const last = view.blockAt(quotation.end), around = aroundOf(view, quotation), role = roleOf(view, quotation);
  return view.quotations.filter((other) => other.start >= quotation.end && other.article === quotation.article && other.block <= last + furthest && roleOf(view, other) === role)
    .sort(compareSpans).find((other) => aroundOf(view, other) === around);
}

/** The innermost quotation that another lies in. */
export function aroundOf(view: SourceView, inner: PlacedQuotation): PlacedQuotation | undefined {
  const size = lengthOf(inner.spans);
  return shortest(view.quotations.filter((outer) => lengthOf(outer.spans) > size && allWithin(inner.spans, outer.spans)));
}

function roleOf({ analysis }: SourceView, { block }: PlacedQuotation): string | undefined {
  return analysis.blocks[block]?.role;
}

/** The words of other quotations that one lies beside, and those that say whose they are; what it lies in bounds it, too. */
function strangersTo(view: SourceView, quotation: PlacedQuotation): Span[] {
  const around = aroundOf(view, quotation);
  const beside = view.quotations.filter((other) => other !== quotation && other.article === quotation.article && sharedLength(other.spans, quotation.spans) === 0);
  return [
    ...beside.flatMap(({ spans, cue, speakerMention }) => [...spans, ...(cue ? [cue] : []), ...(speakerMention ? [speakerMention] : [])]),
    ...(around ? [{ start: 0, end: around.start }, { start: around.end, end: view.text.length }] : []),
  ];
}

/** The pieces of two quotations together; those that nothing but white space stands between are one. */
export function mergedPieces(view: SourceView, one: PlacedQuotation, other: PlacedQuotation): Span[] {
  const merged: Span[] = [];
  for (const piece of [...piecesOf(one), ...piecesOf(other)]) {
    const last = merged.at(-1);
    if (last && view.text.slice(last.end, piece.start).trim() === '' && view.blockAt(last.start) === view.blockAt(piece.start)) merged[merged.length - 1] = { start: last.start, end: piece.end };
    else merged.push(piece);
  }
  return merged;
}

/** The pieces of a quotation that reaches over a selection: what stood between its pieces stays out. */
export function piecesIn(quotation: PlacedQuotation, selection: Span): Span[] {
  const pieces = piecesOf(quotation), result: Span[] = [];
  let start = selection.start;
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    if (!next || piece.end <= start || next.start >= selection.end) continue;
    result.push({ start, end: piece.end });
    start = next.start;
  }
  return [...result, { start, end: selection.end }];
}

/** A quotation's pieces in reading order. */
export function piecesOf({ spans }: PlacedQuotation): Span[] {
  return spans.map(({ start, end }) => ({ start, end })).sort(compareSpans);
}

/** The sentence that an offset is in, or the one before it. */
function sentenceAt(view: SourceView, offset: number): Span | undefined {
  const block = view.analysis.blocks[view.blockAt(offset)];
  if (!block) return undefined;
  const sentences = sentencesOf(view.text.slice(block.start, block.end)), at = offset - block.start;
  const found = sentences.findLast(({ start }) => start <= at) ?? sentences[0];
  return found && { start: found.start + block.start, end: found.end + block.start };
}

/** Pieces without white space at their ends, and without those that have no words. `loose`: nor what links them to a cue. */
function trimmedPieces(view: SourceView, pieces: readonly Span[], loose: boolean): Span[] {
  const kept = pieces.flatMap(({ start, end }) => {
    if (end <= start) return [];
    const words = view.text.slice(start, end), before = (loose ? leading : /^\s*/u).exec(words)?.[0].length ?? 0;
    let last = words.length;
    while (last > before && (loose ? link : /\s/u).test(words.charAt(last - 1))) last--;
    return aWord.test(words) && last > before ? [{ start: start + before, end: start + last }] : [];
  });
  const last = kept.at(-1);
  // The stop that ends a report is the writer's.
  if (loose && last && view.text.charAt(last.end - 1) === '.' && kindOf(view.text, kept, quotedWithin(view.text, view.analysis.blocks, kept)) !== 'direct') kept[kept.length - 1] = { start: last.start, end: last.end - 1 };
  return kept;
}

/** Whether there are words in the wider pieces that are not in the narrower ones. */
function grows({ text }: SourceView, narrow: readonly Span[], wide: readonly Span[]): boolean {
  const letters = (pieces: readonly Span[]): number => pieces.reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  return letters(wide) > letters(narrow);
}
