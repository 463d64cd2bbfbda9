/** A JSON value as `JSON.parse` gives it. Keys are read with `member`, since `__proto__` may be one of them. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object's own member, or undefined. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** An object's own string member, or undefined. */
export function stringMember(value: JsonValue | undefined, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** What JSON-LD allows to stand alone or in an array, as an array. */
export function asArray(value: JsonValue | undefined): readonly JsonValue[] {
  return value === undefined || value === null ? [] : isArray(value) ? value : [value];
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** An object of the given members in this order, without the undefined ones; any key is just a key. */
export function objectOf(members: Iterable<readonly [string, JsonValue | undefined]>): JsonObject {
  const result = {};
  for (const [key, value] of members) {
    if (value !== undefined) Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

/** The members of an object, in order. */
export function membersOf(value: JsonObject): [string, JsonValue][] {
  return Object.entries(value).flatMap(([key, item]): [string, JsonValue][] => (item === undefined ? [] : [[key, item]]));
}

/** A member as it stands in a JSON text. */
export interface RawMember {
  readonly key: string;
  /** The value's JSON, on one line without insignificant white space, otherwise as it was written. */
  readonly json: string;
}

/** The elements of a JSON array as they were written, each on one line. The text must be valid JSON. */
export function splitArray(json: string): string[] {
  return splitTop(json).map(oneLine);
}

/** The members of a JSON object as they were written. The text must be valid JSON. */
export function splitObject(json: string): RawMember[] {
  return roughMembers(json).map(({ key, json: value }) => ({ key, json: oneLine(value) }));
}

/** Likewise, with the white space that stands in and around their values: what is long need not be read once more for that. */
export function roughMembers(json: string): RawMember[] {
  return splitTop(json).map((text) => {
    const trimmed = text.trim();
    const keyEnd = stringEnd(trimmed, 0);
    return { key: String(JSON.parse(trimmed.slice(0, keyEnd))), json: trimmed.slice(trimmed.indexOf(':', keyEnd) + 1) };
  });
}

const quote = 0x22, comma = 0x2c, backslash = 0x5c, openBracket = 0x5b, closeBracket = 0x5d, openBrace = 0x7b, closeBrace = 0x7d;

/** The same JSON without white space outside strings; numbers, escapes, order and repeated keys stay as they were written. */
export function oneLine(json: string): string {
  let result = '', from = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quote) at = stringEnd(json, at) - 1;
    else if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      result += json.slice(from, at);
      from = at + 1;
    }
  }
  return from === 0 ? json : result + json.slice(from);
}

/** The texts between an array's or object's brackets and commas, with the white space around them. */
export function splitTop(json: string): string[] {
  const parts: string[] = [];
  let depth = 0, from = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quote) at = stringEnd(json, at) - 1;
    else if (code === openBrace || code === openBracket) {
      if (++depth === 1) from = at + 1;
    } else if (code === closeBrace || code === closeBracket) {
      if (--depth === 0 && (parts.length > 0 || json.slice(from, at).trim() !== '')) parts.push(json.slice(from, at));
    } else if (code === comma && depth === 1) {
      parts.push(json.slice(from, at));
      from = at + 1;
    }
  }
  return parts;
}

/** The offset after the string that starts at `start`. */
function stringEnd(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    // An even number of them escape each other.
    if (escapes % 2 === 0) return end + 1;
  }
  return json.length;
}
