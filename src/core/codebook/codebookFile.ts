import { stringMember } from '../sidecar/json';
import type { JsonObject } from '../sidecar/json';
import { strings } from './entitiesFile';
import { listOf, newLineFile, objectsOf, parseLineFile, serializeLineFile } from './lineFile';
import type { LineFile, LineFileError } from './lineFile';

/** A tag, in `.glossator/codebook.json`; `a/b` is below `a`. */
export interface Tag {
  readonly name: string;
  /** A theme colour's id. */
  readonly color?: string;
  readonly description?: string;
  /** The key that gives it. */
  readonly key?: string;
  /** Words that suggest it. */
  readonly terms: readonly string[];
}

/** The codebook: its tags, and the file that they stand in. */
export interface CodebookFile {
  readonly tags: readonly Tag[];
  readonly file: LineFile;
}

/** Reads `codebook.json`; what has no name is no tag but is kept. */
export function parseCodebook(text: string): { readonly ok: true; readonly value: CodebookFile } | { readonly ok: false; readonly error: LineFileError } {
  const parsed = parseLineFile(text, 'tags');
  return parsed.ok ? { ok: true, value: read(parsed.file) } : parsed;
}

/** A codebook without tags. */
export function newCodebook(): CodebookFile {
  return read(newLineFile('tags'));
}

/** The file's text, one tag a line. */
export function serializeCodebook({ file }: CodebookFile): string {
  return serializeLineFile(file);
}

function read(file: LineFile): CodebookFile {
  return { file, tags: tagsIn(file) };
}

/** The tags in a codebook, in its order. */
export function tagsIn(file: LineFile): readonly Tag[] {
  return objectsOf(listOf(file, 'tags')).flatMap(readTag);
}

function readTag(value: JsonObject): Tag[] {
  const name = stringMember(value, 'name');
  const color = stringMember(value, 'color'), description = stringMember(value, 'description'), key = stringMember(value, 'key');
  if (name === undefined) return [];
  return [{
    name, ...(color !== undefined && { color }), ...(description !== undefined && { description }), ...(key !== undefined && { key }), terms: strings(value, 'terms'),
  }];
}
