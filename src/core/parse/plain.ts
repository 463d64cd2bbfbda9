import type { Block, BlockKind } from './block';
import type { Span } from '../span';
import { joinHyphenated } from './hyphens';
import { innerTurns } from './innerTurns';
import { turnLabel } from './turnLabel';

/** A line without its line end: source offsets, surrounding white space left out (start === end for a blank line). */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the line ends with its trailing white space, before the line end. */
  readonly rawEnd: number;
}

/** Longer paragraphs are cut at white space: no recognizer needs more context, and work per edit stays bounded. */
export const maxBlockLength = 16_384;

/** Lines of a hard-wrapped paragraph are at most this long. */
const maxWrappedWidth = 110;
/** … and all but the last fill at least this much. */
const minWrappedWidth = 40;
/** A column of a newspaper is narrower; its lines are taken for wrapped only where most go on in lower case. */
const minColumnWidth = 16;
const endsSentence = /[.!?…—–:)\]_]["”’'»]?$/u;
/** More of a line than a speaker's label and the first word of what is said. */
const maxLabelled = 400;

/**
 * Splits plain text into blocks: a line each, but lines that were hard-wrapped (each full, so that the next line's first
 * word would not have fitted) are one paragraph. Depends on the run of lines between two blank lines only.
 */
export function splitPlain(text: string, offset = 0): Block[] {
  const blocks: Block[] = [];
  let group: Line[] = [];
  for (const line of linesOf(text)) {
    if (line.start < line.end) group.push(line);
    else {
      addGroup(text, group, offset, blocks);
      group = [];
    }
  }
  addGroup(text, group, offset, blocks);
  return blocks;
}

function* linesOf(text: string): Generator<Line> {
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  while (start <= text.length) {
    const match = lineEnd.exec(text);
    const rawEnd = match ? match.index : text.length;
    const raw = text.slice(start, rawEnd);
    const trimmed = raw.trimStart();
    const first = start + raw.length - trimmed.length;
    yield { start: first, end: first + trimmed.trimEnd().length, rawEnd };
    if (!match) return;
    start = lineEnd.lastIndex;
  }
}

function addGroup(text: string, group: readonly Line[], offset: number, blocks: Block[]): void {
  for (const part of turnsOf(text, group)) {
    for (const run of isHardWrapped(text, part) ? paragraphsOf(text, part) : part.map((line) => [line])) {
      const first = run[0], last = run[run.length - 1];
      if (first && last) addBlock(text, first.start, last.end, offset, blocks);
    }
  }
}

/** The lines, those that hold several speakers' turns cut where each starts. */
function oneTurnEach(text: string, group: readonly Line[]): readonly Line[] {
  const starts = innerTurns(text, group);
  if (starts.every((inside) => inside.length === 0)) return group;
  return group.flatMap((line, i) => {
    const edges = [line.start, ...(starts[i] ?? [])];
    return edges.map((start, k): Line => {
      const next = edges[k + 1], rawEnd = next ?? line.rawEnd;
      return { start, end: next === undefined ? line.end : start + text.slice(start, next).trimEnd().length, rawEnd };
    });
  });
}

/** The stretches of a paragraph that are one speaker's each; the whole paragraph as a rule. */
export function turnsIn(text: string): Span[] {
  return turnsOf(text, [...linesOf(text)]).map((lines) => ({ start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }));
}

/** The lines cut where a speaker's turn starts; a label with a line to itself stands alone. */
function turnsOf(text: string, lines: readonly Line[]): (readonly Line[])[] {
  const group = oneTurnEach(text, lines);
  if (group.length < 2) return [group];
  const labels = group.map((line) => turnLabel(text.slice(line.start, Math.min(line.end, line.start + maxLabelled))));
  if (labels.every((label) => label === null)) return [group];
  const nameOf = (index: number): string => {
    const line = group[index], label = labels[index];
    return line && label ? text.slice(line.start + label.name.start, line.start + label.name.end) : '';
  };
  const names = labels.flatMap((label, i) => (label ? [nameOf(i)] : [])), returns = new Set(names).size < names.length;
  const parts: Line[][] = [];
  let alone = true;
  group.forEach((line, i) => {
    const label = labels[i];
    // A wrapped line may begin with any words and a colon; capitals, a time or somebody who comes back make them a label.
    const follows = !label?.bare && !label?.loose || i === 0 || endsSentence.test(text.slice(group[i - 1]?.start, group[i - 1]?.end).slice(-4));
    const starts = label && follows && (label.certain || returns || !/\p{Ll}/u.test(nameOf(i)));
    if (starts || alone) parts.push([line]);
    else parts[parts.length - 1]?.push(line);
    alone = starts ? label.content >= line.end - line.start : false;
  });
  return parts;
}

/** A wrapped paragraph is cut where a list item starts. */
function paragraphsOf(text: string, group: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of group) {
    const last = runs[runs.length - 1];
    if (!last || bulletLength(text, line.start, line.end) > 0) runs.push([line]);
    else last.push(line);
  }
  return runs;
}

function isHardWrapped(text: string, group: readonly Line[]): boolean {
  if (group.length < 2) return false;
  const width = group.reduce((max, line) => Math.max(max, line.end - line.start), 0);
  if (width > maxWrappedWidth) return false;
  const [least, slack] = isColumn(text, group) ? [minColumnWidth, 12] : [minWrappedWidth, 8];
  let broken = 0;
  for (let i = 0; i + 1 < group.length; i++) {
    const line = group[i], next = group[i + 1];
    if (!line || !next) return false;
    const length = line.end - line.start;
    // A hyphen that divides a word is sure, however short the line is.
    if (/\p{L}-$/u.test(text.slice(line.start, line.end)) && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2))) {
      broken++;
      continue;
    }
    const firstWord = /^\S*/.exec(text.slice(next.start, next.end))?.[0].length ?? 0;
    // Writers' editors differ by a few columns in where they break; a line that stops far short ended on purpose.
    if (length < least || length + 1 + firstWord + slack < width) return false;
    if (!/[.!?:;]["”’'»)]?$/.test(text.slice(line.start, line.end))) broken++;
  }
  // Paragraphs that happen to be of one length end as sentences do.
  return broken * 3 >= group.length - 1;
}

/** Whether most lines go on in the middle of a sentence, as in a column of a newspaper and not in a list. */
function isColumn(text: string, group: readonly Line[]): boolean {
  if (group.length < 3) return false;
  const goesOn = group.filter(({ start }, i) => i > 0 && /^\p{Ll}/u.test(text.slice(start, start + 2))).length;
  return goesOn * 2 >= group.length - 1 && group.some(({ start, end }) => /^\p{Lu}|[.!?]["”]?$/u.test(text.slice(start, end)));
}

function bulletLength(text: string, start: number, end: number): number {
  return /^(?:[-*•–‣◦]|\d{1,3}[.)])[ \t]+(?=\S)/.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0;
}

function addBlock(text: string, start: number, end: number, offset: number, blocks: Block[]): void {
  const bullet = bulletLength(text, start, end);
  const kind: BlockKind = bullet > 0 ? 'item' : 'paragraph';
  for (const [from, to] of cutLong(text, start + bullet, end)) {
    const own = text.slice(from, to), joined = joinHyphenated(own);
    blocks.push({ kind, start: from + offset, end: to + offset, prose: joined?.prose ?? own, pieces: joined?.pieces ?? null });
  }
}

/** Cuts a stretch into pieces of at most `maxBlockLength`, at white space where there is some, never inside a character. */
export function cutLong(text: string, start: number, end: number): [number, number][] {
  const cuts: [number, number][] = [];
  let from = start;
  while (end - from > maxBlockLength) {
    const window = text.slice(from, from + maxBlockLength);
    const space = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'));
    let to = space > maxBlockLength / 2 ? from + space : from + maxBlockLength;
    if (/[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to--;
    cuts.push([from, to]);
    from = to;
    while (from < end && /\s/.test(text.charAt(from))) from++;
  }
  if (from < end) cuts.push([from, end]);
  return cuts;
}
