import { lowerBound } from '../lowerBound';
import type { Block, ProsePiece } from './block';
import { splitPlain } from './plain';

/** So many lines at the start show whether a text's lines are numbered. */
const looked = 200;
const fewest = 8;
const numbered = /^[ \t]{0,6}(?<number>\d{1,2})(?=[ \t]{2,}\S|[ \t]*$)/;
const label = /^[ \t]{0,6}\d{1,2}[ \t]{2,60}(?:[QA][.:]?[ \t]|BY |\p{Lu}[\p{Lu}.’' -]{1,40}:)/u;

/** A line without its number: where it starts in the text without numbers, and in the source. */
interface Kept {
  readonly at: number;
  readonly source: number;
}

/** Whether the lines of a text are numbered as court reporters number them, from 1 to 25 on every page. */
export function isNumbered(text: string): boolean {
  // Most texts show at once that they are none.
  if (!text.slice(0, 2_000).split(/[\r\n]/).slice(0, 12).some((line) => numbered.test(line))) return false;
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, looked);
  let before = 0, found = 0, labels = 0;
  for (const line of lines) {
    const number = Number(numbered.exec(line)?.groups?.number ?? 0);
    if (number > 0 && (number === before + 1 || number === 1)) found++;
    if (number > 0) before = number;
    if (label.test(line)) labels++;
  }
  return found >= fewest && found * 10 >= lines.length * 7 && labels >= 2;
}

/** Splits a text whose lines are numbered into blocks without the numbers. */
export function splitNumbered(text: string): Block[] {
  const kept: Kept[] = [];
  let plain = '', source = 0;
  text.split(/(\r\n|\n|\r)/).forEach((part, i) => {
    const number = i % 2 === 0 ? numbered.exec(part)?.[0].length ?? 0 : 0;
    if (i % 2 === 0) kept.push({ at: plain.length, source: source + number });
    plain += part.slice(number);
    source += part.length;
  });
  return splitPlain(plain).map((block) => inSource(block, kept));
}

/** A block of the text without numbers where it stands in the source. */
function inSource(block: Block, kept: readonly Kept[]): Block {
  const place = (offset: number): number => {
    const line = kept[lineAt(kept, offset)];
    return line ? line.source + offset - line.at : offset;
  };
  const start = place(block.start), pieces: ProsePiece[] = [];
  for (const { prose, source, length } of block.pieces ?? [{ prose: 0, source: 0, length: block.prose.length }]) {
    let at = block.start + source;
    const end = at + length;
    while (at < end) {
      const line = lineAt(kept, at), next = Math.min(end, kept[line + 1]?.at ?? end), beginsLine = kept[line]?.at === at;
      pieces.push({ prose: prose + at - block.start - source, source: place(at) - start, length: next - at, ...(beginsLine && pieces.length > 0 && { apart: true }) });
      at = next;
    }
  }
  return { ...block, start, end: place(block.end - 1) + 1, pieces: pieces.length === 1 ? null : pieces };
}

function lineAt(kept: readonly Kept[], offset: number): number {
  return lowerBound(kept.length, (i) => (kept[i]?.at ?? 0) > offset) - 1;
}
