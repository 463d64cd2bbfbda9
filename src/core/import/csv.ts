import { csvColumns, csvText, splitNotes, splitTags } from '../export/csv';
import type { CsvColumn } from '../export/csv';
import { baseName } from '../export/jsonld';
import { stringMember } from '../sidecar/json';
import type { Span } from '../span';
import { carried, parseObject } from './carried';
import { Problems } from './importer';
import type { Imported, Importer, ImportRecord, ImportTarget } from './importer';
import { parseTable } from './table';

/** Reads a table with the columns of the exporter, of which any may be missing but offsets or words. */
export const csvImporter: Importer = { id: 'csv', label: 'Table (.csv)', extensions: ['csv', 'tsv'], parse };

function parse(content: string, target: ImportTarget): Imported {
  const { rows: [head, ...rows], unclosed } = parseTable(content);
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!names.includes('quote') && !(names.includes('start') && names.includes('end'))) {
    return { records: [], problems: ['line 1: a table of annotations needs a first line with the columns "start" and "end", or "quote"'], elsewhere: 0 };
  }
  const places = new Map(csvColumns.map((column) => [column, names.indexOf(column)]));
  const problems = new Problems(), records: ImportRecord[] = [];
  let others = 0;
  if (unclosed !== undefined) problems.add(unclosed, 'a quotation mark is never closed; add it');
  for (const { line, cells } of rows) {
    const cell = (column: CsvColumn): string => csvText(cells[places.get(column) ?? -1] ?? '');
    if (cell('file') !== '' && baseName(cell('file')) !== baseName(target.name)) {
      others++;
      continue;
    }
    const record = readRow(cell, line, target);
    if (typeof record === 'string') problems.add(line, record);
    else records.push(record);
  }
  return { records, problems: problems.list(), elsewhere: others };
}

function readRow(cell: (column: CsvColumn) => string, line: number, target: ImportTarget): ImportRecord | string {
  const pieces = piecesOf(cell, target), answers = cell('answers');
  if (typeof pieces === 'string') return pieces;
  const quote = cell('quote'), json = cell('annotation');
  if (pieces.length === 0 && quote === '' && answers === '' && parseObject(json) === undefined) return 'the row has neither offsets nor words';
  const given = <K extends CsvColumn>(column: K): { [key in K]?: string } => (cell(column) === '' ? {} : { [column]: cell(column) } as { [key in K]: string });
  const visible = {
    tags: splitTags(cell('tags')), notes: splitNotes(cell('notes')), ...given('type'), ...given('decision'), ...given('entity'), ...given('speaker'),
  };
  // A table has CRLF for any line end in a note.
  const raw = carried(json, visible, { type: (type) => type, tag: (tag) => tag.trim(), note: (note) => note.replaceAll('\r\n', '\n') });
  const id = cell('id') || stringMember(parseObject(json), 'id');
  return {
    ...visible, line, pieces, ...given('created'), ...given('modified'), ...given('creator'),
    ...(answers !== '' && { answers }), ...(id !== undefined && id !== '' && { id }), ...(raw && { raw }),
    ...(pieces.length === 0 && quote !== '' && { quote: { exact: quote, prefix: cell('prefix'), suffix: cell('suffix') } }),
  };
}

/** The places of a row, checked against its words; a text that stands once needs no offsets. */
function piecesOf(cell: (column: CsvColumn) => string, { normalized }: ImportTarget): Span[] | string {
  const written = cell('pieces') !== '' ? cell('pieces').split(';') : cell('start') !== '' ? [`${cell('start')}-${cell('end')}`] : [];
  const quote = cell('quote'), words: string[] = [], spans: Span[] = [];
  for (const piece of written) {
    const match = /^\s*(\d{1,15})\s*-\s*(\d{1,15})\s*$/.exec(piece);
    const start = Number(match?.[1]), end = Number(match?.[2]);
    if (!match || start >= end) return `"${piece.slice(0, 40)}" is no place; write start-end in whole numbers`;
    if (end > normalized.length) return `the row says ${start} to ${end}, and the text has ${normalized.length} characters; is it another text?`;
    const span = { start: normalized.fromCodePoint(start), end: normalized.fromCodePoint(end) };
    words.push(normalized.text.slice(span.start, span.end));
    spans.push(normalized.spanToDocument(span));
  }
  if (spans.length > 0) return quote === '' || squeezed(words.join(' … ')) === squeezed(quote) ? spans : byWords(quote, normalized);
  return cell('state') === 'orphan' || quote === '' ? [] : byWords(quote, normalized);
}

/** Words that are in the text just once have their place there; otherwise they have none yet. */
function byWords(quote: string, normalized: ImportTarget['normalized']): Span[] {
  const exact = quote.replace(/\r\n?/g, '\n');
  const { offsets: [start, second] } = normalized.find(exact);
  return start !== undefined && second === undefined ? [normalized.spanToDocument({ start, end: start + exact.length })] : [];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
