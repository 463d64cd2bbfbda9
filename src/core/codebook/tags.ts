import { member, objectOf, membersOf, stringMember } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { strings } from './entitiesFile';
import { listOf, withList } from './lineFile';
import type { LineFile } from './lineFile';

/** How a tag is written: parts by single slashes, no blanks around them, single blanks inside; empty when nothing is left. */
export function tidyTag(name: string): string {
  const parts = name.split('/').map((part) => part.replace(/[\s\p{Cc}]+/gu, ' ').trim());
  return parts.filter((part) => part !== '').join('/');
}

/** Whether a tag is another or below it: `a/b` is below `a`. */
export function isWithin(tag: string, ancestor: string): boolean {
  return tag === ancestor || tag.startsWith(`${ancestor}/`);
}

/** What a tag is called once `from` is called `into`; what is below moves along. */
export function renamedTag(tag: string, from: string, into: string): string {
  return isWithin(tag, from) ? `${into}${tag.slice(from.length)}` : tag;
}

/** The codebook with a tag; the same when it has one of this name. */
export function withTag(file: LineFile, name: string): LineFile {
  const elements = listOf(file, 'tags');
  if (elements.some((json) => nameOf(json) === name)) return file;
  return withList(file, 'tags', [...elements, JSON.stringify({ name })]);
}

/** The codebook without a tag and all below it. */
export function withoutTag(file: LineFile, name: string): LineFile {
  const elements = listOf(file, 'tags'), kept = elements.filter((json) => !isWithin(nameOf(json) ?? '', name));
  return kept.length === elements.length ? file : withList(file, 'tags', kept);
}

/** The codebook with a tag, and all below it, called otherwise; where there is a tag of the new name already, they become one. */
export function withTagRenamed(file: LineFile, from: string, into: string): LineFile {
  const elements = listOf(file, 'tags');
  const result: string[] = [], at = new Map<string, number>();
  for (const json of elements) {
    const name = nameOf(json);
    const fresh = name === undefined ? undefined : renamedTag(name, from, into);
    const element = fresh === undefined || fresh === name ? json : JSON.stringify(withName(JSON.parse(json) as JsonObject, fresh));
    const known = fresh === undefined ? undefined : at.get(fresh);
    if (known !== undefined) result[known] = JSON.stringify(joined(JSON.parse(result[known] ?? '{}') as JsonObject, JSON.parse(element) as JsonObject, name === fresh));
    else {
      if (fresh !== undefined) at.set(fresh, result.length);
      result.push(element);
    }
  }
  return result.length === elements.length && result.every((json, i) => json === elements[i]) ? file : withList(file, 'tags', result);
}

function nameOf(json: string): string | undefined {
  return stringMember(JSON.parse(json) as JsonValue, 'name');
}

function withName(tag: JsonObject, name: string): JsonObject {
  return objectOf(membersOf(tag).map(([key, value]) => [key, key === 'name' ? name : value]));
}

/** Two tags as one: the one that had the name speaks first, the other fills what it leaves out, and both have their terms. */
function joined(first: JsonObject, second: JsonObject, secondSpeaks: boolean): JsonObject {
  const [main, other] = secondSpeaks ? [second, first] : [first, second];
  const terms = [...new Set([...strings(main, 'terms'), ...strings(other, 'terms')])];
  const members = [...membersOf(main), ...membersOf(other).filter(([key]) => member(main, key) === undefined)];
  return objectOf([...members.filter(([key]) => key !== 'terms'), ['terms', terms.length > 0 ? terms : undefined]]);
}
