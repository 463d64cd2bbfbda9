import { isObject, member, oneLine, splitArray, splitObject } from '../sidecar/json';
import type { JsonObject, JsonValue, RawMember } from '../sidecar/json';
import { inserted } from '../sidecar/model';

/** The version of both workspace files. */
export const workspaceFormat = 1;

/** A workspace file in memory: its members as they were written, in order. Lists are written one element a line. */
export interface LineFile {
  readonly members: readonly RawMember[];
}

export type LineFileError = { readonly kind: 'json' } | { readonly kind: 'not-this-file' } | { readonly kind: 'newer'; readonly version: number };

export type ParsedLineFile = { readonly ok: true; readonly file: LineFile } | { readonly ok: false; readonly error: LineFileError };

/** Reads a workspace file that has a list of this name; unknown members and elements are kept as they were written. */
export function parseLineFile(content: string, list: string): ParsedLineFile {
  const text = content.startsWith('\uFEFF') ? content.slice(1) : content;
  let root: JsonValue;
  try {
    root = JSON.parse(text) as JsonValue;
  } catch {
    return { ok: false, error: { kind: 'json' } };
  }
  const version = member(root, 'version');
  if (typeof version === 'number' && version > workspaceFormat) return { ok: false, error: { kind: 'newer', version } };
  if (!isObject(root) || version !== workspaceFormat || !Array.isArray(member(root, list))) return { ok: false, error: { kind: 'not-this-file' } };
  return { ok: true, file: { members: splitObject(text) } };
}

/** A new workspace file with an empty list. */
export function newLineFile(list: string): LineFile {
  return { members: [{ key: 'version', json: String(workspaceFormat) }, { key: list, json: '[]' }] };
}

/** The file's text: members one a line, lists of objects one element a line; equal content gives equal text. */
export function serializeLineFile(file: LineFile): string {
  const lines = file.members.map(({ key, json }) => `${JSON.stringify(key)}: ${isList(json) ? `[${splitArray(json).map((item) => `\n${item}`).join(',')}\n]` : json}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The elements of a list, as they were written; empty when there is none of this name. */
export function listOf(file: LineFile, key: string): string[] {
  const found = file.members.find((item) => item.key === key);
  return found && Array.isArray(JSON.parse(found.json)) ? splitArray(found.json) : [];
}

/** The same file with another list; a new one goes last. */
export function withList(file: LineFile, key: string, elements: readonly string[]): LineFile {
  const json = `[${elements.map(oneLine).join(',')}]`;
  const at = file.members.findIndex((item) => item.key === key);
  if (at < 0) return { members: inserted(file.members, file.members.length, { key, json }) };
  return { members: file.members.map((item, i) => (i === at ? { key, json } : item)) };
}

/** The objects among a list's elements. */
export function objectsOf(elements: readonly string[]): JsonObject[] {
  return elements.map((json) => JSON.parse(json) as JsonValue).filter(isObject);
}

/** Lists of plain values, such as an unknown member may be, stay on their line. */
function isList(json: string): boolean {
  return json === '[]' || json.startsWith('[{');
}
