/** How many annotations have a tag, by source. */
export interface TagCount {
  readonly tag: string;
  /** By the source's name. */
  readonly sources: ReadonlyMap<string, number>;
}

/** A table as CSV (RFC 4180): a line for each tag, a column for each source, sums last. Spreadsheets run no formula in it. */
export function tagCountsCsv(counts: readonly TagCount[], sources: readonly string[]): string {
  const rows = counts.map(({ tag, sources: by }) => {
    const numbers = sources.map((source) => by.get(source) ?? 0);
    return [cell(tag), ...numbers, numbers.reduce((sum, number) => sum + number, 0)];
  });
  return [['tag', ...sources.map(cell), 'all'], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
