import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A stretch of a caption's line that stands in the source as it is read; `at` is its start in the line as it is read. */
export interface CaptionPiece {
  readonly at: number;
  readonly source: number;
  readonly length: number;
  /** Mark-up stands before it. */
  readonly apart: boolean;
}

/** Whose words follow from `at` on: "<v Ana Lund>". */
export interface Voice {
  readonly at: number;
  readonly name: string;
  /** Where the name and the mark behind it start and end in the source. */
  readonly start: number;
  readonly end: number;
}

/** A caption's line as it is read. */
export interface CleanLine {
  readonly text: string;
  readonly pieces: readonly CaptionPiece[];
  readonly voices: readonly Voice[];
  /** The how-maniest line of the source it is. */
  readonly row: number;
  /** Whether mark-up stands behind the last of its words. */
  readonly closed: boolean;
  /** Where the line ends in the source: the line end there stands for a space. */
  readonly end: number;
}

/** Mark-up of a cue: "<v Ana Lund>", "<i>", "{\an8}"; characters by name. */
const markup = /<\/?(?<tag>[a-z]{1,6}|\d[\d:.,]{0,15})(?:\.[^\s<>.]{1,40})*(?:\s(?<name>[^<>]{0,80}))?>|\{\\[^{}]{0,40}\}|&(?<entity>[a-z]{2,6}|#\d{2,4});/giu;

/** A line of a caption without its mark-up; `start` and `row` say where it stands in the source. */
export function cleanLine(line: string, start: number, row: number): CleanLine {
  const pieces: CaptionPiece[] = [];
  const voices: Voice[] = [];
  let text = '', at = 0, apart = false;
  const add = (from: number, words: string): void => {
    if (words === '') return;
    pieces.push({ at: text.length, source: start + from, length: words.length, apart });
    text += words;
    apart = false;
  };
  for (const { 0: match, index, groups } of line.matchAll(markup)) {
    add(at, line.slice(at, index));
    at = index + match.length;
    const { tag, name, entity } = groups ?? {};
    if (entity !== undefined) {
      add(index, charactersOf(entity));
      continue;
    }
    apart = true;
    if (tag?.toLowerCase() === 'v' && name?.trim()) voices.push({ at: text.length, name: name.trim(), start: start + at - 1 - name.trimStart().length, end: start + at });
  }
  add(at, line.slice(at).trimEnd());
  return { text, pieces, voices, row, closed: apart, end: start + line.length };
}

function charactersOf(entity: string): string {
  const code = /^#(\d+)$/.exec(entity)?.[1], found = code === undefined ? decodeNamedCharacterReference(entity) : String.fromCodePoint(Number(code));
  return found === false || /[\p{Cc}\u200e\u200f]/u.test(found) ? ' ' : found.slice(0, 1);
}
