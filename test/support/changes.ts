import type { Edit, Shadow } from './shadow';

const words = (
  'harbour council ferry captain winter market letter bridge mayor engine budget signal teacher village railway doctor station island evening report witness ' +
  'garden kitchen lantern weather meeting silver window copper orchard festival museum painter sailor pigeon hammer ladder river forest meadow quarry tunnel ' +
  'opened closed reported carried promised repaired counted refused described measured painted borrowed answered followed delivered watched lifted crossed ' +
  'quiet narrow bright heavy ancient hollow crooked gentle bitter yellow broken empty sudden distant'
).split(' ');
const small = ['the', 'a', 'of', 'on', 'in', 'and', 'to', 'by', 'for', 'with'];

/** Sentences that nobody wrote: quotation marks, emoji and names among them. */
export function prose(random: () => number, sentences: number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const out: string[] = [];
  for (let i = 0; i < sentences; i++) {
    const count = 6 + Math.floor(random() * 9), parts: string[] = [];
    for (let k = 0; k < count; k++) parts.push(k % 3 === 1 ? pick(small) : pick(words) + (random() < 0.25 ? String(Math.floor(random() * 900)) : ''));
    const sentence = parts.join(' '), head = sentence.charAt(0).toUpperCase() + sentence.slice(1);
    out.push(random() < 0.2 ? `“${head},” he said. ` : random() < 0.05 ? `${head} 🚢. ` : `${head}. `);
    if (random() < 0.3) out.push('\n\n');
  }
  return out.join('').replace(/ \n/g, '\n').trimEnd() + '\n';
}

/** A stretch of whole words, about as long as asked for. */
export function stretch(text: string, random: () => number, length: number): { start: number; end: number } {
  let start = Math.floor(random() * Math.max(1, text.length - length));
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start--;
  while (start < text.length && /\s/.test(text.charAt(start))) start++;
  let end = Math.min(text.length, start + length);
  while (end < text.length && /\S/.test(text.charAt(end))) end++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

const some = (random: () => number, most: number): number => 1 + Math.floor(random() * most);

/** What a person at the keyboard does. */
export const typed: Record<string, (shadow: Shadow, random: () => number) => Edit[]> = {
  insert: ({ text }, random) => {
    const { start } = stretch(text, random, 1);
    return [{ start, end: start, text: prose(random, 1).slice(0, some(random, 60)) }];
  },
  type: ({ text }, random) => {
    const start = Math.floor(random() * (text.length + 1));
    return /[\ud800-\udfff]/.test(text.slice(start - 1, start + 1)) ? [] : [{ start, end: start, text: 'x' }];
  },
  delete: ({ text }, random) => [{ ...stretch(text, random, some(random, 80)), text: '' }],
  overtype: ({ text }, random) => [{ ...stretch(text, random, some(random, 30)), text: 'zebra quartz' }],
  cursors: ({ text }, random) => {
    const count = some(random, 5), edits: Edit[] = [];
    for (let i = 0; i < count; i++) {
      const slice = { start: Math.floor((text.length * i) / count), end: Math.floor((text.length * (i + 1)) / count) };
      const { start, end } = stretch(text.slice(slice.start, slice.end), random, 8);
      if (end > start) edits.push({ start: slice.start + start, end: random() < 0.5 ? slice.start + start : slice.start + end, text: 'vixen ' });
    }
    return edits;
  },
  replaceAll: ({ text }, random) => {
    const { start, end } = stretch(text, random, 3), word = text.slice(start, end);
    if (word.length < 3) return [];
    const edits: Edit[] = [];
    for (let at = text.indexOf(word); at >= 0 && edits.length < 20; at = text.indexOf(word, at + word.length)) edits.push({ start: at, end: at + word.length, text: 'jukebox' });
    return edits;
  },
  moveLine: ({ text, units }, random) => {
    const lines = linesOf(text), i = Math.floor(random() * (lines.length - 1)), here = lines[i], next = lines[i + 1];
    if (!here || !next || !text.slice(next.start, next.end).endsWith('\n')) return [];
    // The line that is passed is taken out and put in before, as editors do it.
    return [{ start: here.start, end: here.start, text: text.slice(next.start, next.end), units: units.slice(next.start, next.end) }, { ...next, text: '' }];
  },
  wrap: ({ text, units }, random) => {
    const lines = linesOf(text), line = lines[Math.floor(random() * lines.length)]!;
    let out = '', at = line.start;
    const ids: number[] = [];
    for (const match of text.slice(line.start, line.end).matchAll(/\S+|\s+/g)) {
      out += match[0];
      ids.push(...units.slice(at, at + match[0].length));
      at += match[0].length;
    }
    return [{ ...line, text: out.replace(/ /g, (space, i: number) => (i % 7 === 0 ? '\n' : space)), units: ids }];
  },
};

/** What other programs do to a file. */
export const outside: Record<string, (shadow: Shadow, random: () => number) => Edit[]> = {
  many: (shadow, random) => {
    const edits: Edit[] = [], { text } = shadow, parts = 6;
    for (let i = 0; i < parts; i++) {
      const from = Math.floor((text.length * i) / parts), to = Math.floor((text.length * (i + 1)) / parts);
      const { start, end } = stretch(text.slice(from, to), random, some(random, 30));
      if (end > start && from + end <= to) edits.push({ start: from + start, end: random() < 0.4 ? from + start : from + end, text: random() < 0.5 ? '' : 'sphinx of black quartz ' });
    }
    return edits;
  },
  quotes: ({ text }) => [...text.matchAll(/[“”"]/g)].map(({ index, 0: mark }) => ({ start: index, end: index + 1, text: mark === '"' ? '”' : '"' })),
  front: (_shadow, random) => [{ start: 0, end: 0, text: `${prose(random, 2)}\n` }],
  cutParagraph: ({ text }, random) => {
    const lines = linesOf(text).filter(({ start, end }) => end - start > 2), line = lines[Math.floor(random() * lines.length)];
    return line && lines.length > 3 ? [{ ...line, text: '' }] : [];
  },
};

export function linesOf(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length;) {
    const at = text.indexOf('\n', start), end = at < 0 ? text.length : at + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}
