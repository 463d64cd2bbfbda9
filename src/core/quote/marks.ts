import type { Span } from '../span';

/** A stretch inside quotation marks, marks included; `open` when the closing mark is missing and it runs to the block's end. */
export interface QuotedPiece extends Span {
  readonly open: boolean;
}

interface Mark {
  readonly at: number;
  /** Behind the mark: two single marks in a row are one double one. */
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Pair extends QuotedPiece {
  /** Single marks give way to double ones that cross them: an apostrophe looks like them. */
  readonly single: boolean;
}

/** Words that begin with an apostrophe. */
const elided = /^(?:\d0s|\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|cos\b|n\b)/iu;
const anyMark = /[“”„"«»‘’‚'`]/gu;
const wordCharacter = /[\p{L}\p{N}]/u;
const openingContext = /[\s([{<—–\-/“‘"'«„]/u;

/**
 * The outermost quoted stretches of a block's prose in order, disjoint. Apostrophes, inches and elided decades are no
 * marks; marks nested in a quotation belong to it; an opening mark without its close counts only after the last pair.
 */
export function quotedPieces(prose: string): QuotedPiece[] {
  return pairedMarks(prose).filter(({ start, end }) => wordCharacter.test(prose.slice(start, end)));
}

/** What `quotedPieces` finds, and also what has no word in it: “…” or “😀”. */
export function pairedMarks(prose: string): QuotedPiece[] {
  const double: Mark[] = [], single: Mark[] = [], straightSingle: Mark[] = [], angle: Mark[] = [];
  let next = 0;
  for (const { index: at } of prose.matchAll(anyMark)) {
    if (at < next) continue;
    if (isDoubled(prose, at)) {
      double.push(markAt(prose, at, 2));
      next = at + 2;
      continue;
    }
    switch (prose[at]) {
      case '“': case '”': case '„': case '"': double.push(markAt(prose, at)); break;
      case '«': case '»': angle.push(markAt(prose, at)); break;
      case '‚': case '‘': case '’': if (!isApostrophe(prose, at)) single.push(markAt(prose, at)); break;
      case '\'': if (!isApostrophe(prose, at)) straightSingle.push(markAt(prose, at)); break;
      default:
    }
  }
  const pairs = [
    ...pairDouble(prose, double),
    ...pairAngle(prose, angle),
    ...pairSingle(prose, single, (mark) => prose[mark.at] === '‚' || (prose[mark.at] === '‘' && !(mark.closes && !mark.opens))),
    ...pairSingle(prose, straightSingle, (mark) => mark.opens && !mark.closes),
  ];
  return outermost(pairs.sort((a, b) => a.start - b.start || b.end - a.end), prose);
}

/** Typewriters' double marks: two straight or curly single marks or two backquotes, not the end of 5'' (inches). */
function isDoubled(prose: string, at: number): boolean {
  const mark = prose[at];
  if (mark === '‘' || mark === '’') return prose[at + 1] === mark && !/[‘’“”"]/u.test(prose[at + 2] ?? '');
  return (mark === '\'' || mark === '`') && prose[at + 1] === mark && !/\d/.test(prose[at - 1] ?? '');
}

function markAt(prose: string, at: number, width = 1): Mark {
  const before = prose[at - 1] ?? ' ', after = prose[at + width] ?? ' ';
  return { at, end: at + width, opens: openingContext.test(before) && !/\s/u.test(after), closes: !/[\s([{]/u.test(before) };
}

function isApostrophe(prose: string, at: number): boolean {
  const before = prose[at - 1] ?? ' ', after = prose[at + 1] ?? ' ';
  if (wordCharacter.test(after) && (wordCharacter.test(before) || elided.test(prose.slice(at + 1, at + 9)))) return true;
  // Feet and minutes: 5'11", 6'.
  return prose[at] === '\'' && /\d/.test(before);
}

/** Pairs marks with a stack; `roleOf` says what a mark does given the open one. Unmatched openers leave an open pair. */
function pairNested(prose: string, marks: readonly Mark[], roleOf: (i: number, top: Mark | undefined) => 'open' | 'close' | 'reopen' | null): Pair[] {
  const stack: Mark[] = [], pairs: Pair[] = [];
  marks.forEach((mark, i) => {
    const top = stack[stack.length - 1];
    const role = roleOf(i, top);
    if (role === null || (role === 'close' && !top)) return;
    if (role === 'open') stack.push(mark);
    else stack.pop();
    if (role === 'reopen') stack.push(mark);
    else if (role === 'close' && top) pairs.push({ start: top.at, end: mark.end, open: false, single: false });
  });
  const last = stack[stack.length - 1];
  if (last) pairs.push({ start: last.at, end: prose.length, open: true, single: false });
  return pairs;
}

function pairAngle(prose: string, marks: readonly Mark[]): Pair[] {
  return pairNested(prose, marks, (i, top) => (top && prose[top.at] !== prose[marks[i]?.at ?? 0] ? 'close' : 'open'));
}

/** Curly, low and straight double marks are one family: writers and converters mix them. */
function pairDouble(prose: string, marks: readonly Mark[]): Pair[] {
  return pairNested(prose, marks, (i, top) => {
    const mark = marks[i];
    if (!mark) return null;
    const character = prose[mark.at], above = top ? prose[top.at] : undefined;
    if (character === '„') return 'open';
    if (character === '”') return top || !mark.opens || mark.closes ? 'close' : 'open';
    // The mark on top is itself straight or the wrong way round, or „ whose partner this is.
    if (character === '“') return top && (above === '„' || (mark.closes && !mark.opens)) ? 'close' : 'open';
    if (!top) return mark.opens || !(mark.closes || /\d/.test(prose[mark.at - 1] ?? '')) ? 'open' : null;
    const next = marks[i + 1], afterNext = marks[i + 2];
    // One quotation in another, both in straight marks: two closing ones follow. Else the one above was never closed.
    if (mark.opens && !mark.closes) return above === character && !(closesOnly(next) && closesOnly(afterNext)) ? 'reopen' : 'open';
    // An inch mark inside a quotation: what follows closes and cannot open.
    if (/\d/.test(prose[mark.at - 1] ?? '') && next && prose[next.at] === '"' && next.closes && !next.opens) return null;
    return 'close';
  });
}

function closesOnly(mark: Mark | undefined): boolean {
  return mark !== undefined && mark.closes && !mark.opens;
}

/** Pairs single marks; a closing mark after an s is a possessive when another closing mark comes before the next opening one. */
function pairSingle(prose: string, marks: readonly Mark[], opens: (mark: Mark) => boolean): Pair[] {
  const pairs: Pair[] = [];
  let start = -1;
  marks.forEach((mark, i) => {
    if (opens(mark)) {
      if (start < 0) start = mark.at;
      return;
    }
    if (start < 0 || !mark.closes) return;
    const next = marks[i + 1];
    const possessive = /s/iu.test(prose[mark.at - 1] ?? '') && /^\s\p{L}/u.test(prose.slice(mark.at + 1, mark.at + 3));
    if (possessive && next && !opens(next)) return;
    if (mark.at - start > 2) pairs.push({ start, end: mark.at + 1, open: false, single: true });
    start = -1;
  });
  return pairs;
}

function outermost(sorted: readonly Pair[], prose: string): QuotedPiece[] {
  const kept: Pair[] = [];
  const lastClosed = sorted.reduce((end, pair) => (pair.open || pair.single ? end : Math.max(end, pair.end)), 0);
  for (const pair of sorted) {
    if (pair.open && pair.start < lastClosed) continue;
    const last = kept[kept.length - 1];
    if (!last || pair.start >= last.end) kept.push(pair);
    else if (pair.end > last.end && last.single && !pair.single) kept[kept.length - 1] = pair;
  }
  const proseEnd = prose.trimEnd().length;
  return kept.map(({ start, end, open }) => ({ start, end: open ? proseEnd : end, open }));
}
