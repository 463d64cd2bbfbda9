import { pairedMarks } from '../quote/marks';
import type { Fix, Problem, Rule } from './model';

const closing: ReadonlyMap<string, string> = new Map([['“', '”'], ['"', '"'], ['«', '»'], ['„', '“']]);
const opening: ReadonlyMap<string, string> = new Map([['”', '“'], ['»', '«']]);
const hasWord = /[\p{L}\p{N}]/u;
const code = /`[^`\n]*`/gu;
const openingMark = /^[\s>*_–—-]*[“"„«‘']/u;

/** A quotation mark without its partner in the paragraph; a quotation that goes on in the next paragraph needs none. */
export const unbalancedQuotationMark: Rule = {
  id: 'unbalancedQuotationMark',
  across: false,
  find: ({ view }) => {
    const { blocks } = view.analysis;
    return blocks.flatMap(({ start, end }, i) => {
      const next = blocks[i + 1];
      const goesOn = next !== undefined && openingMark.test(view.text.slice(next.start, next.start + 20));
      return problemsIn(view.text.slice(start, end), goesOn).map((problem) => ({ ...problem, start: problem.start + start, end: problem.end + start, fixes: problem.fixes.map((fix) => (fix.kind === 'write' ? { ...fix, at: fix.at + start, until: fix.until + start } : fix)) }));
    });
  },
};

function problemsIn(paragraph: string, goesOn: boolean): Problem[] {
  const prose = paragraph.replace(code, (text) => ' '.repeat(text.length));
  const pieces = pairedMarks(prose), open = pieces.filter((piece) => piece.open && hasWord.test(prose.slice(piece.start, piece.end)));
  const unopened = [...prose.matchAll(/(?<!\d)[”»]/gu)].map(({ index }) => index)
    .filter((at) => !pieces.some(({ start, end }) => start <= at && at < end) && !(prose.charAt(at) === '»' && prose.includes('«', at + 1)));
  const problems: Problem[] = [], paired = new Set<number>();
  for (const [i, at] of unopened.entries()) {
    if (paired.has(at)) continue;
    // ”Two of them” are one slip, and so are ”this way“.
    const partner = standsBefore(prose, at) ? unopened[i + 1] ?? open.find(({ start }) => start > at)?.start : undefined;
    if (partner !== undefined) paired.add(partner);
    problems.push(partner === undefined ? notOpened(prose, at, pieces.some(({ start }) => start < at)) : turned(paragraph, at, partner));
  }
  return [...problems, ...(goesOn ? [] : open.filter(({ start }) => !paired.has(start)).map(({ start, end }) => notClosed(prose, start, end)))];
}

function notClosed(prose: string, at: number, end: number): Problem {
  const mark = prose.charAt(at), partner = closing.get(mark) ?? mark;
  return problemAt(at, `The quotation mark ${mark} is not closed in its paragraph.`, [
    { kind: 'write', at: end, until: end, text: partner, title: `Insert ${partner} at the end of the paragraph` }, removal(prose, at),
  ]);
}

function notOpened(prose: string, at: number, hasOthersBefore: boolean): Problem {
  const mark = prose.charAt(at), partner = opening.get(mark) ?? mark, from = prose.search(/\S/u);
  return problemAt(at, `The quotation mark ${mark} is not opened in its paragraph.`, [
    ...(hasOthersBefore || from >= at ? [] : [{ kind: 'write', at: from, until: from, text: partner, title: `Insert ${partner} at the beginning of the paragraph` } as const]), removal(prose, at),
  ]);
}

/** A mark that closes where one should open; the other mark of the pair may be turned as well. */
function turned(paragraph: string, at: number, partner: number): Problem {
  const mark = paragraph.charAt(at), right = opening.get(mark) ?? mark, closes = closing.get(right) ?? right;
  return problemAt(at, `The quotation mark ${mark} stands where ${right} should open a quotation.`, [
    { kind: 'write', at, until: partner + 1, text: `${right}${paragraph.slice(at + 1, partner)}${closes}`, title: `Write ${right} and ${closes} here` },
  ]);
}

function removal(prose: string, at: number): Fix {
  return { kind: 'write', at, until: at + 1, text: '', title: `Remove ${prose.charAt(at)}` };
}

function problemAt(at: number, message: string, fixes: readonly Fix[]): Problem {
  return { rule: 'unbalancedQuotationMark', start: at, end: at + 1, related: [], message, fixes };
}

/** Whether a mark stands before words, not behind any. */
function standsBefore(prose: string, at: number): boolean {
  return /[\s([:—–]/u.test(prose[at - 1] ?? ' ') && /[\p{L}\p{N}…]/u.test(prose.slice(at + 1, at + 20).trimStart().slice(0, 1));
}
