import type { PlacedAnnotation } from '../annotation/types';
import { sourceOf } from '../sidecar/model';
import { readTargets } from '../sidecar/targets';
import type { Exporter, ExportSource } from './exporter';
import { Lines, withoutTarget } from './flat';

/** The columns, in order; a table that is read may have them in any order and leave out what it does not know. */
export const csvColumns = [
  'file', 'line', 'start', 'end', 'quote', 'type', 'tags', 'notes', 'decision', 'entity', 'speaker', 'creator', 'created', 'modified',
  'state', 'pieces', 'prefix', 'suffix', 'answers', 'id', 'annotation',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/**
 * A table (RFC 4180), one annotation a row. `start` and `end` count code points of the text with LF line ends, as in
 * annotation files; `pieces` lists those of discontinuous marks. No cell can be taken for a formula.
 */
export const csv: Exporter = {
  id: 'csv',
  label: 'Table (.csv)',
  extension: '.csv',
  scope: 'all',
  export: (sources, { bom }) => {
    const rows = sources.flatMap((source) => {
      const lines = new Lines(source.text);
      return source.placed.map((annotation) => {
        const cells = cellsOf(annotation, source, lines);
        return csvColumns.map((column) => cells[column] ?? '');
      });
    });
    const content = [csvColumns, ...rows].map((row) => `${row.map((cell) => csvCell(cell)).join(',')}\r\n`).join('');
    return { content: `${bom === true ? '\uFEFF' : ''}${content}`, leftOut: 0 };
  },
};

/** A cell that no spreadsheet takes for a formula: an apostrophe goes before what could be one. */
export function csvCell(text: string): string {
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell that `csvCell` wrote. */
export function csvText(cell: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

/** Several tags in one cell. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replace(/[\\;]/g, '\\$&')).join('; ');
}

/** The tags of a cell. */
export function splitTags(cell: string): string[] {
  const tags = [...cell.matchAll(/(?:[^\\;]|\\[\s\S]|\\$)+/g)].map(([tag]) => tag.trim().replace(/\\([\\;])/g, '$1'));
  return tags.filter((tag) => tag !== '');
}

/** Several notes in one cell: a line of dashes divides them; such a line in a note gets one more in front. */
export function joinNotes(notes: readonly string[]): string {
  return notes.map((note) => note.replace(/^-{3,}$/gm, '-$&')).join('\n---\n');
}

/** The notes of a cell. */
export function splitNotes(cell: string): string[] {
  return cell === '' ? [] : cell.replaceAll('\r\n', '\n').split('\n---\n').map((note) => note.replace(/^-(-{3,})$/gm, '$1'));
}

function cellsOf(annotation: PlacedAnnotation, { name, normalized, sidecar }: ExportSource, lines: Lines): Partial<Record<CsvColumn, string>> {
  const spans = annotation.pieces.map((piece) => {
    const { start, end } = normalized.spanFromDocument(piece);
    return { start: normalized.toCodePoint(start), end: normalized.toCodePoint(end), text: normalized.text.slice(start, end) };
  });
  const first = annotation.pieces[0], stored = readTargets(annotation.raw.value, undefined).pieces[0]?.quote;
  const orphan = spans.length === 0 && stored !== undefined;
  return {
    file: name, id: annotation.id, type: annotation.type ?? '', entity: annotation.entity ?? '', speaker: annotation.speaker ?? '',
    decision: annotation.decision ?? '', creator: annotation.creator, created: annotation.created ?? '', modified: annotation.modified ?? '',
    tags: joinTags(annotation.tags), notes: joinNotes(annotation.notes), answers: annotation.refersTo === sourceOf(sidecar) ? '' : annotation.refersTo ?? '', state: annotation.state,
    line: first ? String(lines.lineAt(first.start)) : '',
    start: spans.length > 0 ? String(Math.min(...spans.map(({ start }) => start))) : '',
    end: spans.length > 0 ? String(Math.max(...spans.map(({ end }) => end))) : '',
    pieces: spans.length > 1 ? spans.map(({ start, end }) => `${start}-${end}`).join(';') : '',
    quote: orphan ? stored.exact : spans.map(({ text }) => text).join(' … '),
    prefix: orphan ? stored.prefix : '', suffix: orphan ? stored.suffix : '',
    annotation: withoutTarget(annotation),
  };
}
