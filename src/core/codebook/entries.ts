import { compareText } from '../compareText';
import { stringMember } from '../sidecar/json';
import type { JsonValue } from '../sidecar/json';
import { listOf, withList } from './lineFile';
import type { LineFile } from './lineFile';

/** An entry of a workspace file as JSON before and after a change; undefined where there was, or is, none. */
export interface EntryChange {
  /** The list's name and what the entry is known by in it: `entities:<id>`, `tags:<name>`; other entries by their JSON. */
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Its index in its list. */
  readonly at: number;
}

/** Puts `to` in the place of `from`, if that is still what is there. */
export interface EntrySwap {
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly at: number;
}

/** What entries are known by in the lists that have such a member. */
const keys = new Map([['entities', 'id'], ['tags', 'name']]);

/** What changed between two states of a workspace file, entry by entry, in its lists. */
export function entryChanges(before: LineFile | undefined, after: LineFile): EntryChange[] {
  const lists = new Set([...(before?.members ?? []), ...after.members].map(({ key }) => key));
  return [...lists].flatMap((list) => listChanges(list, before ? listOf(before, list) : [], listOf(after, list)));
}

function listChanges(list: string, before: readonly string[], after: readonly string[]): EntryChange[] {
  const old = byId(list, before), fresh = byId(list, after);
  const changed = [...old].flatMap(([id, { json, at }]): EntryChange[] => {
    const now = fresh.get(id)?.json;
    return now === json ? [] : [{ id, before: json, after: now, at }];
  });
  const added = [...fresh].filter(([id]) => !old.has(id)).map(([id, { json, at }]): EntryChange => ({ id, before: undefined, after: json, at }));
  return [...changed, ...added];
}

/** Makes swaps one after the other, each only where the file has exactly what it expects; the others come back. */
export function swapEntries(file: LineFile, swaps: readonly EntrySwap[]): { readonly file: LineFile; readonly refused: readonly EntrySwap[] } {
  const refused: EntrySwap[] = [];
  let result = file;
  for (const swap of swaps) {
    const list = swap.id.slice(0, swap.id.indexOf(':'));
    const elements = listOf(result, list), here = byId(list, elements).get(swap.id);
    if (here?.json !== swap.from) refused.push(swap);
    else result = withElement(result, list, elements, here?.at, swap);
  }
  return { file: result, refused };
}

function withElement(file: LineFile, list: string, elements: readonly string[], at: number | undefined, { to, at: wanted }: EntrySwap): LineFile {
  const next = [...elements];
  if (at === undefined) {
    if (to !== undefined) next.splice(wanted, 0, to);
  } else next.splice(at, 1, ...(to === undefined ? [] : [to]));
  // A second list that is empty again says nothing, so it goes.
  if (next.length === 0 && list === 'rejected') return { members: file.members.filter(({ key }) => key !== list) };
  return withList(file, list, list === 'entities' ? sortedById(next) : next);
}

function sortedById(elements: readonly string[]): string[] {
  const id = (json: string): string => stringMember(JSON.parse(json) as JsonValue, 'id') ?? '';
  return [...elements].sort((a, b) => compareText(id(a), id(b)));
}

/** The entries of a list; of several with one id the first, the others by their JSON. */
function byId(list: string, elements: readonly string[]): Map<string, { json: string; at: number }> {
  const member = keys.get(list), result = new Map<string, { json: string; at: number }>();
  for (const [at, json] of elements.entries()) {
    const key = member === undefined ? undefined : stringMember(JSON.parse(json) as JsonValue, member);
    const id = `${list}:${key ?? json}`;
    result.set(result.has(id) ? `${list}:${json}` : id, { json, at });
  }
  return result;
}
