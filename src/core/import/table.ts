/** A row of a table with the line that it begins on, from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a table in CSV (RFC 4180), in one pass: cells divided by commas, semicolons or tabs, whichever the first line has
 * most of; lines ended by CRLF, LF or CR. A quotation mark that is never closed ends with the text and is told by `unclosed`.
 */
export function parseTable(text: string): { readonly rows: readonly Row[]; readonly unclosed: number | undefined } {
  const body = text.replace(/^\uFEFF/, '');
  const divider = dividerOf(body);
  const rows: Row[] = [];
  let cells: string[] = [], line = 1, rowLine = 1, at = 0, unclosed: number | undefined;
  const endRow = (): void => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: rowLine, cells });
    cells = [];
  };
  while (at < body.length) {
    const cell = body.charAt(at) === '"' ? quotedCell(body, at) : plainCell(body, at, divider);
    cells.push(cell.text);
    if (cell.unclosed) unclosed = line;
    line += cell.lines;
    at = cell.end;
    const next = body.charAt(at);
    if (next === divider) {
      at++;
      if (at === body.length) cells.push('');
    } else if (next !== '') {
      at += body.startsWith('\r\n', at) ? 2 : 1;
      line++;
      endRow();
      rowLine = line;
    }
  }
  if (cells.length > 0) endRow();
  return { rows, unclosed };
}

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly lines: number;
  readonly unclosed: boolean;
}

function plainCell(body: string, start: number, divider: string): Cell {
  let end = start;
  while (end < body.length && body.charAt(end) !== divider && body.charAt(end) !== '\n' && body.charAt(end) !== '\r') end++;
  return { text: body.slice(start, end), end, lines: 0, unclosed: false };
}

/** Two quotation marks inside are one; what stands between the closing one and the divider belongs to the cell. */
function quotedCell(body: string, start: number): Cell {
  const parts: string[] = [];
  let from = start + 1, lines = 0;
  for (;;) {
    const close = body.indexOf('"', from);
    const part = body.slice(from, close < 0 ? body.length : close);
    lines += part.split(/\r\n?|\n/).length - 1;
    parts.push(part);
    if (close < 0) return { text: parts.join(''), end: body.length, lines, unclosed: true };
    if (body.charAt(close + 1) !== '"') return { text: parts.join(''), end: close + 1, lines, unclosed: false };
    parts.push('"');
    from = close + 2;
  }
}

function dividerOf(body: string): string {
  const first = body.slice(0, Math.min(body.length, 4096)).split(/[\r\n]/, 1)[0] ?? '';
  const count = (divider: string): number => first.split(divider).length;
  return [',', ';', '\t'].reduce((best, divider) => (count(divider) > count(best) ? divider : best));
}
