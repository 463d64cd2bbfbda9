import { companyClosers } from '../recognize/facts/organisations';
import { shortForm } from './knownNames';
import { nameKey } from './nameKey';
import { nationOf } from './roles/nations';

const shortWords = new Set(['of', 'the', 'for', 'and', 'on', 'in', 'to', 'a', 'an', '&', 'de', 'du', 'des', 'la', 'del', 'against']);
/** What is called by this word alone as soon as it was named in full: "the Times", "the Council". */
const heads = new Set(['times', 'post', 'journal', 'herald', 'guardian', 'gazette', 'tribune', 'chronicle', 'council', 'commission', 'committee', 'ministry', 'institute', 'foundation', 'union', 'association', 'federation', 'authority', 'agency', 'board', 'bureau', 'assembly', 'court', 'academy', 'society', 'league', 'alliance', 'coalition', 'party', 'bank', 'university', 'college', 'museum', 'trust', 'fund', 'center', 'centre', 'corporation', 'united', 'rovers', 'wanderers', 'athletic', 'rangers']);

/**
 * The names of a source's organisations by other keys that stand for them there: short forms, "the Times" for the only
 * newspaper of that name, "Ministry of Fisheries" for a country's, "Fisheries Ministry" for "Ministry of Fisheries".
 */
export function orgAliases(names: readonly string[]): ReadonlyMap<string, string> {
  const keys = [...new Set(names.map((name) => nameKey('ORG', name)))], known = new Set(keys);
  const aliases = new Map<string, string>();
  for (const name of names) {
    const short = shortForm(name), key = short === null ? '' : nameKey('ORG', short), full = nameKey('ORG', name);
    if (short !== null && key !== full && !aliases.has(key)) aliases.set(key, full);
  }
  addUnique(aliases, keys, (key) => (key.includes(' ') ? [key.slice(key.lastIndexOf(' ') + 1)].filter((word) => heads.has(word) && known.has(word)) : []));
  addUnique(aliases, names.filter((name) => nationOf.has(name.split(' ', 1)[0] ?? '')).map((name) => nameKey('ORG', name)), (key) => [key.slice(key.indexOf(' ') + 1)].filter((rest) => rest.includes(' ') && known.has(rest)));
  for (const key of keys) {
    const [, field = '', body = ''] = /^(.+) (ministry|department)$/u.exec(key) ?? [], turned = `${body} of ${field}`;
    if (field !== '' && known.has(turned)) aliases.set(key, turned);
    const bare = withoutCloser(key);
    if (bare !== key && known.has(bare)) aliases.set(bare, key);
  }
  return aliases;
}

/** Lets names stand for the only one that has them. */
function addUnique(aliases: Map<string, string>, keys: readonly string[], namesOf: (key: string) => readonly string[]): void {
  const owners = new Map<string, Set<string>>();
  for (const key of keys) for (const name of namesOf(key)) owners.set(name, (owners.get(name) ?? new Set()).add(key));
  for (const [name, [only, other]] of [...owners].map(([each, set]) => [each, [...set]] as const)) if (only !== undefined && other === undefined) aliases.set(name, only);
}

const closers = new Set([...companyClosers].map((word) => word.toLowerCase()));

function withoutCloser(key: string): string {
  const space = key.lastIndexOf(' ');
  return space > 0 && key.indexOf(' ') < space && closers.has(key.slice(space + 1)) ? key.slice(0, space) : key;
}

/** What a key stands for in the end. */
export function resolveAlias(aliases: ReadonlyMap<string, string>, key: string): string {
  let at = key;
  for (let step = 0; step < 4; step++) {
    const next = aliases.get(at);
    if (next === undefined || next === key) return at;
    at = next;
  }
  return at;
}

/** The first letter of a word; of "U.N.", which is initials already, all. */
function initialOf(word: string): string {
  return /^(?:\p{Lu}\.){2,}$/u.test(word) ? word.replaceAll('.', '') : word.charAt(0);
}

/** Folded names of several words by their initials: "cqc" -> "center for a quiet coast". */
export function initialsOf(names: readonly string[]): Map<string, string> {
  const acronyms = new Map<string, string>();
  for (const name of names) {
    const words = name.split(/[\s-]+/);
    if (words.length < 2) continue;
    const folded = nameKey('ORG', name);
    const short = words.filter((word) => !shortWords.has(word.toLowerCase())).map(initialOf).join('').toLowerCase();
    const all = words.map(initialOf).join('').toLowerCase();
    for (const initials of [short, all]) if (initials.length > 1 && !acronyms.has(initials)) acronyms.set(initials, folded);
  }
  return acronyms;
}
