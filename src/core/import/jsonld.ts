import { findAnchor } from '../anchor/findAnchor';
import { oneLineText } from '../export/flat';
import { baseName } from '../export/jsonld';
import { asArray, isObject, member, stringMember } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { elementLines } from '../sidecar/lines';
import { readSelectors } from '../sidecar/targets';
import type { Span } from '../span';
import { Problems } from './importer';
import type { Imported, Importer, ImportRecord, ImportTarget } from './importer';
import { rangeOf } from './selectors';

/**
 * Reads W3C Web Annotations as programs write them: an annotation, a list, a page, a collection with an embedded page, a
 * graph. Ids, bodies and unknown members are kept. Positions are believed only where the quote agrees, since programs
 * count characters differently.
 */
export const jsonldImporter: Importer = { id: 'jsonld', label: 'W3C Web Annotations (.jsonld, .json)', extensions: ['jsonld', 'json'], parse };

function parse(content: string, target: ImportTarget): Imported {
  let root: JsonValue;
  try {
    root = JSON.parse(content.replace(/^\uFEFF/, '')) as JsonValue;
  } catch (error) {
    return { records: [], problems: [`line 1: it is not valid JSON (${error instanceof Error ? oneLineText(error.message).slice(0, 120) : String(error)}); correct it or export it again`], elsewhere: 0 };
  }
  const found = annotationsIn(root);
  if (typeof found === 'string') return { records: [], problems: [`line 1: ${found}`], elsewhere: 0 };
  const label = stringMember(member(root, 'partOf'), 'label') ?? stringMember(root, 'label');
  // What is labelled with this file's name is about it, though another copy of the source was given another URN.
  const about = label !== undefined && baseName(label) === baseName(target.name) ? { ...target, source: undefined } : target;
  const problems = new Problems(), records: ImportRecord[] = [], lines = elementLines(content, found.path);
  let others = 0;
  found.items.forEach((item, i) => {
    const line = lines[i] ?? 1;
    const record = isObject(item) && isAnnotation(item) ? readAnnotation(item, line, about) : 'this is no annotation and is left out';
    if (record === undefined) others++;
    else if (typeof record === 'string') problems.add(line, record);
    else records.push(record);
  });
  return { records, problems: problems.list(), elsewhere: others };
}

function annotationsIn(root: JsonValue): { readonly items: readonly JsonValue[]; readonly path: readonly string[] } | string {
  if (Array.isArray(root)) return { items: asArray(root), path: [] };
  if (!isObject(root)) return 'there are no annotations in it';
  if (isAnnotation(root)) return { items: [root], path: [] };
  for (const path of [['items'], ['first', 'items'], ['@graph']]) {
    const items = path.reduce<JsonValue | undefined>((value, key) => member(value, key), root);
    if (Array.isArray(items)) return { items: asArray(items), path };
  }
  if (typeof member(root, 'first') === 'string') return 'it only links to its pages; save the pages and import those';
  return 'it is neither an Annotation, nor a list, a page or a collection of them';
}

function isAnnotation(value: JsonValue): boolean {
  return [...asArray(member(value, 'type')), ...asArray(member(value, '@type'))].some((type) => type === 'Annotation' || type === 'oa:Annotation');
}

/** A record; undefined for what is about another source; or what is wrong with it. */
function readAnnotation(raw: JsonObject, line: number, target: ImportTarget): ImportRecord | string | undefined {
  const pieces: Span[] = [], targets = asArray(member(raw, 'target'));
  let quote: ImportRecord['quote'], answers: string | undefined, away = 0;
  for (const each of targets) {
    const selectors = member(each, 'selector');
    if (selectors === undefined) {
      answers ??= typeof each === 'string' ? each : stringMember(each, 'source') ?? stringMember(each, 'id');
      continue;
    }
    const about = sourceName(each);
    if (about !== undefined && isOther(about, target)) {
      away++;
      continue;
    }
    const span = placeOf(each, selectors, target);
    const words = readSelectors(each).quote;
    if (span) pieces.push(span);
    else if (about !== undefined && isNamedOtherwise(about, target)) away++;
    else if (words) quote ??= { exact: words.exact, prefix: words.prefix, suffix: words.suffix };
    else return 'its selector says nothing about a text that can be found; it is left out';
  }
  if (targets.length === 0) return 'it has no target and is left out';
  if (away > 0 && pieces.length === 0) return undefined;
  const id = stringMember(raw, 'id') ?? stringMember(raw, '@id');
  // What is about the page as a whole is here about the source as a whole.
  const isReply = answers !== undefined && asArray(member(raw, 'motivation')).includes('replying');
  return {
    line, pieces, tags: [], notes: [], raw, ...(id !== undefined && { id }),
    ...(pieces.length === 0 && quote && { quote }), ...(pieces.length === 0 && !quote && isReply && answers !== undefined && { answers }),
  };
}

function sourceName(target: JsonValue): string | undefined {
  const source = member(target, 'source');
  return typeof source === 'string' ? source : stringMember(source, 'id');
}

/** Only a URN that Glossator made tells for certain that another source is meant. */
function isOther(source: string, target: ImportTarget): boolean {
  return source.startsWith('urn:uuid:') && target.source !== undefined && source !== target.source;
}

/** Whether a source is named as a file of another name. */
function isNamedOtherwise(source: string, target: ImportTarget): boolean {
  if (source.startsWith('urn:')) return false;
  const name = baseName(source.split(/[?#]/, 1)[0] ?? '');
  try {
    return decodeURIComponent(name) !== baseName(target.name);
  } catch {
    return true;
  }
}

function placeOf(target: JsonValue, selectors: JsonValue, { normalized }: ImportTarget): Span | undefined {
  const words = readSelectors(target), found = findAnchor(normalized, words);
  if (found.span && words.quote) return found.span;
  for (const selector of asArray(selectors)) {
    const range = rangeOf(normalized, selector);
    if (range) return normalized.spanToDocument(range);
  }
  return found.span ?? undefined;
}
