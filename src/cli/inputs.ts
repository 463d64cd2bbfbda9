import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { TextFormat } from '../core/analysis/types';
import { decode } from './decode';
import type { FoundFile } from './files';
import type { AnalyzeOptions } from './options';
import type { Streams } from './streams';

/** A text to be analysed. */
export interface TextInput {
  readonly id: string;
  readonly text: string;
  readonly format: TextFormat;
  /** The source's file; null where the text came from standard input or from a record. */
  readonly file: string | null;
}

/** A text, or why there is none; `fatal` where that is an error rather than a remark. */
export type Input = TextInput | { readonly problem: string; readonly fatal: boolean };

/** The texts of a file: one, or one a record. Never throws: what cannot be read is a problem that names the file. */
export async function* inputsOf(file: FoundFile, options: AnalyzeOptions, streams: Streams): AsyncGenerator<Input> {
  try {
    if (options.input === 'jsonl') yield* records(file, streams);
    else yield await wholeText(file, options.maxFileSize, streams);
  } catch (error) {
    yield { problem: `${file.path}: ${reason(error)}`, fatal: true };
  }
}

/** What the operating system's error means, in words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read; change its permissions';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** The text of a source that was named, whatever its size, or why there is none. */
export async function readSource(path: string, streams: Streams): Promise<TextInput | { readonly problem: string }> {
  try {
    return await wholeText({ path, named: true }, Number.POSITIVE_INFINITY, streams);
  } catch (error) {
    return { problem: `${path}: ${reason(error)}` };
  }
}

async function wholeText({ path, named }: FoundFile, limit: number, streams: Streams): Promise<Input> {
  const tooLarge = { problem: `${path}: it is larger than ${limit / 1_000_000} MB; raise --max-file-size to read it`, fatal: named };
  let bytes: Uint8Array;
  if (path === '-') {
    bytes = await collect(streams.input);
  } else {
    if ((await stat(path)).size > limit) return tooLarge;
    bytes = await readFile(path);
  }
  if (bytes.length > limit) return tooLarge;
  const decoded = decode(bytes);
  if ('declined' in decoded) return { problem: `${path}: ${decoded.declined}`, fatal: named };
  if (decoded.note !== undefined) streams.say(`${path}: ${decoded.note}`);
  return { id: path, text: decoded.text, format: /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain', file: path === '-' ? null : path };
}

async function collect(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* records({ path }: FoundFile, streams: Streams): AsyncGenerator<Input> {
  let number = 0;
  for await (const bytes of lines(path === '-' ? streams.input : createReadStream(path))) {
    number++;
    const line = new TextDecoder('utf-8').decode(bytes).trim();
    if (line === '') continue;
    const record = parseRecord(line);
    if (record) yield { ...record, format: 'plain', file: null };
    else yield { problem: `${path}:${number}: the line is not an object with "id" and "text"; mend or remove it`, fatal: true };
  }
}

function parseRecord(line: string): { readonly id: string; readonly text: string } | undefined {
  try {
    const { id, text } = JSON.parse(line) as { readonly id?: unknown; readonly text?: unknown };
    return (typeof id === 'string' || typeof id === 'number') && typeof text === 'string' ? { id: String(id), text } : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts at line feeds only: other line separators may stand inside JSON. */
async function* lines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, to)]);
      parts = [];
      from = to + 1;
    }
    parts.push(chunk.subarray(from));
  }
  yield Buffer.concat(parts);
}
