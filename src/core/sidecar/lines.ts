/** The value of a JSON text that stands at some offsets. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines, from 1, on which the elements of an array in a JSON text begin; `path` are the keys that lead to it from the
 * text's root. Empty when there is no such array. The text must be valid JSON; time grows with its length only.
 */
export function elementLines(json: string, path: readonly string[]): number[] {
  let at: number | undefined = skipSpace(json, 0);
  for (const key of path) at = at === undefined ? undefined : memberAt(json, at, key);
  if (at === undefined || json.charAt(at) !== '[') return [];
  let line = 1, from = 0;
  return childrenOf(json, at).map(({ start }) => {
    for (let next = json.indexOf('\n', from); next >= 0 && next < start; next = json.indexOf('\n', next + 1)) {
      line++;
      from = next + 1;
    }
    return line;
  });
}

/** Where the value of an object's last member of this name begins. */
function memberAt(json: string, object: number, key: string): number | undefined {
  if (json.charAt(object) !== '{') return undefined;
  let found: number | undefined;
  for (const { start } of childrenOf(json, object)) {
    const end = stringEnd(json, start);
    if (JSON.parse(json.slice(start, end)) === key) found = skipSpace(json, json.indexOf(':', end) + 1);
  }
  return found;
}

/** The elements or members of the array or object that begins at an offset. */
function childrenOf(json: string, container: number): Extent[] {
  const children: Extent[] = [];
  let depth = 0, start = -1;
  for (let at = container; at < json.length; at++) {
    const char = json.charAt(at);
    if (/\s/.test(char)) continue;
    const closes = char === ']' || char === '}';
    if (depth === 1 && (char === ',' || closes)) {
      if (start >= 0) children.push({ start, end: at });
      start = -1;
    } else if (depth === 1 && start < 0) start = at;
    if (char === '"') at = stringEnd(json, at) - 1;
    else if (char === '[' || char === '{') depth++;
    else if (closes && --depth === 0) break;
  }
  return children;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (/[\s\uFEFF]/.test(json.charAt(at))) at++;
  return at;
}

/** The offset after the string that starts at `start`. */
function stringEnd(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charAt(at) !== '"') at += json.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
