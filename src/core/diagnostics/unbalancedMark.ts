import { pairedMarks } from '../quote/marks';
import type { Problem, Rule } from './model';

const closing: ReadonlyMap<string, string> = new Map([['“', '”'], ['"', '"'], ['«', '»'], ['„', '“']]);
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
      return problemsIn(view.text.slice(start, end), goesOn).map((problem) => ({ ...problem, start: problem.start + start, end: problem.end + start, fixes: problem.fixes.map((fix) => (fix.kind === 'insert' ? { ...fix, at: fix.at + start } : fix)) }));
    });
  },
};

function problemsIn(paragraph: string, goesOn: boolean): Problem[] {
  const prose = paragraph.replace(code, (text) => ' '.repeat(text.length));
  const pieces = pairedMarks(prose);
  const unclosed = pieces.filter(({ start, end, open }) => open && !goesOn && hasWord.test(prose.slice(start, end))).map(({ start, end }): Problem => {
    const mark = prose.charAt(start), partner = closing.get(mark) ?? mark;
    return {
      rule: 'unbalancedQuotationMark', start, end: start + 1, related: [], message: `The quotation mark ${mark} is not closed in its paragraph.`,
      fixes: [{ kind: 'insert', at: end, text: partner, title: `Insert ${partner} at the end of the paragraph` }],
    };
  });
  const unopened = [...prose.matchAll(/(?<!\d)[”»]/gu)].filter(({ index, 0: mark }) => !pieces.some(({ start, end }) => start <= index && index < end) && !(mark === '»' && prose.includes('«', index + 1)))
    .map(({ index, 0: mark }): Problem => ({
      rule: 'unbalancedQuotationMark', start: index, end: index + 1, related: [], fixes: [], message: `The quotation mark ${mark} is not opened in its paragraph.`,
    }));
  return [...unclosed, ...unopened];
}
