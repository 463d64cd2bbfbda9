import { visit } from 'jsonc-parser';
import { Work } from '../work';
import { isObject, member, oneLine, roughMembers, splitTop } from './json';
import type { JsonValue, RawMember } from './json';
import { migrate } from './migrate';
import { sidecarFormat, storedFromJson } from './model';
import type { Sidecar, StoredAnnotation } from './model';
import { firstMarker } from './markers';
import { decodeUtf8 } from './utf8';

/** Why a sidecar cannot be used; lines and columns count from 1. */
export type SidecarError =
  | { readonly kind: 'too-large'; readonly megabytes: number }
  | { readonly kind: 'encoding' }
  | { readonly kind: 'conflict'; readonly line: number }
  | { readonly kind: 'json'; readonly line: number; readonly column: number }
  | { readonly kind: 'not-a-sidecar' }
  | { readonly kind: 'newer'; readonly format: number };

export type ParsedSidecar = { readonly ok: true; readonly sidecar: Sidecar } | { readonly ok: false; readonly error: SidecarError };

/** Larger files are declined, so that none can stop the editor: a book of a million words with ten marks a page has a tenth of this. */
export const largestSidecar = 64_000_000;

/** Reads a sidecar's bytes; see parseSidecar. */
export function parseSidecarBytes(bytes: Uint8Array): ParsedSidecar {
  return toEnd(parsingBytes(bytes));
}

/** Reads a sidecar. Whatever is unknown in it is kept as it was written; what cannot be used is an error, never a guess. */
export function parseSidecar(file: string): ParsedSidecar {
  return toEnd(parsing(file));
}

/** Reads a sidecar's bytes, letting others run in between; see parseSidecar. */
export async function parseInSlices(bytes: Uint8Array, pause: () => Promise<void>): Promise<ParsedSidecar> {
  const steps = parsingBytes(bytes), work = new Work(pause);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) if (work.due(step.value)) await work.rest();
  return step.value;
}

/** Reading step by step; each step tells what it cost, in units of about a microsecond. */
type Steps<T> = Generator<number, T>;

function toEnd<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function* parsingBytes(bytes: Uint8Array): Steps<ParsedSidecar> {
  if (bytes.length > largestSidecar) return failed({ kind: 'too-large', megabytes: Math.ceil(bytes.length / 1_000_000) });
  const text = decodeUtf8(bytes);
  return text === undefined ? failed({ kind: 'encoding' }) : yield* parsing(text);
}

function* parsing(file: string): Steps<ParsedSidecar> {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  let root: JsonValue;
  try {
    root = JSON.parse(text) as JsonValue;
  } catch {
    return failed(whatIsWrong(text));
  }
  const format = member(root, 'glossator:format');
  if (typeof format === 'number' && format > sidecarFormat) return failed({ kind: 'newer', format });
  const first = member(root, 'first');
  const known = typeof format === 'number' && Number.isInteger(format) && format >= 1;
  if (!known || !isObject(root) || !isObject(first) || !Array.isArray(member(first, 'items'))) return failed({ kind: 'not-a-sidecar' });
  yield text.length / 200;
  return { ok: true, sidecar: migrate(yield* reading(text)) };
}

/** Takes the text apart along its own JSON, so that what is kept is kept as it was written. */
function* reading(text: string): Steps<Sidecar> {
  const head = roughMembers(text);
  const firstAt = head.map(({ key }) => key).lastIndexOf('first');
  yield text.length / 200;
  const page = roughMembers(head[firstAt]?.json ?? '{}');
  const itemsAt = page.map(({ key }) => key).lastIndexOf('items');
  yield text.length / 200;
  const rough = splitTop(page[itemsAt]?.json ?? '[]'), items: StoredAnnotation[] = [];
  yield text.length / 200;
  for (const json of rough) {
    items.push(storedFromJson(oneLine(json)));
    yield 5 + json.length / 100;
  }
  return { head: tidied(head, firstAt), firstAt, page: tidied(page, itemsAt), itemsAt, items };
}

/** The members but one, each on one line. */
function tidied(members: readonly RawMember[], but: number): RawMember[] {
  return members.flatMap(({ key, json }, i) => (i === but ? [] : [{ key, json: oneLine(json) }]));
}

function failed(error: SidecarError): ParsedSidecar {
  return { ok: false, error };
}

function whatIsWrong(text: string): SidecarError {
  const line = firstMarker(text);
  if (line !== undefined) return { kind: 'conflict', line };
  let place = { line: 1, column: 1 };
  let found = false;
  const onError = (_error: number, _offset: number, _length: number, line: number, column: number): void => {
    if (!found) place = { line: line + 1, column: column + 1 };
    found = true;
  };
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch {
    // Nested too deeply for the parser that finds the place; the place is then the file's beginning.
  }
  return { kind: 'json', ...place };
}

/** What resolves conflict markers, as messages name it. */
export const resolveCommand = '"Resolve Conflict in Annotation File"';

/** One sentence for the user: what is wrong with the file and how to mend it. */
export function describeSidecarError(error: SidecarError, file: string): string {
  switch (error.kind) {
    case 'too-large': return `${file} has ${error.megabytes} MB, more than the ${largestSidecar / 1_000_000} MB that are read; divide the source or restore the file, until then nothing is written to it.`;
    case 'encoding': return `${file} is not UTF-8 text; save it as UTF-8 or restore it, until then nothing is written to it.`;
    case 'conflict': return `${file} has merge conflict markers at line ${error.line}; resolve the conflict with ${resolveCommand} or "glossator merge", until then nothing is written to it.`;
    case 'json': return `${file} is not valid JSON at line ${error.line}, column ${error.column}; correct or restore it, until then nothing is written to it.`;
    case 'not-a-sidecar': return `${file} is not an annotation file of Glossator; rename or restore it, until then nothing is written to it.`;
    case 'newer': return `${file} was written by a newer Glossator (format ${error.format}); update the extension, until then nothing is written to it.`;
  }
}
