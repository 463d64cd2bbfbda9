import { addTo } from '../multimap';
import { cities, regions } from './facts/places';
import { countries } from './facts/countries';
import { firstNames, lastNames } from './facts/persons';
import { companies } from './facts/companies';
import { groups } from './facts/groups';
import { organisations } from './facts/organisations';
import packed from './gazetteers.json';

/** What a listed name may name. */
export type ListedKind = 'country' | 'region' | 'city' | 'group' | 'org';

interface Phrase {
  readonly name: string;
  readonly kind: ListedKind;
}

/** The lists that recognizers look words up in. Every look-up is by Map or Set: a name such as `__proto__` is only a name. */
export interface Lexicon {
  /** Listed names of several words by their first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Listed names of one word. */
  readonly singles: ReadonlyMap<string, ReadonlySet<ListedKind>>;
  readonly firstNames: ReadonlySet<string>;
  readonly lastNames: ReadonlySet<string>;
  /** Smaller towns with names of one word. Too many are words or surnames as well for a rule; the model weighs them. */
  readonly towns: ReadonlySet<string>;
  isCommonWord(word: string): boolean;
  /** The pronoun of nearly all who bear a first name, given in lower case without accents. */
  bearer(name: string): 'he' | 'she' | null;
}

/** Undoes the front coding of `scripts/gazetteers.mjs`. */
function unpack(text: string): string[] {
  let before = '';
  return text.split('|').map((entry) => (before = before.slice(0, entry.charCodeAt(0) - 48) + entry.slice(1)));
}

function listOf(text: string): string[] {
  return text.split(/[,\n]/).map((item) => item.trim()).filter(Boolean);
}

const suffixes = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'est', 'ness', 'ers', 'ings'] as const;

/** What a word may be an inflection of; the same rule is in scripts/gazetteers.mjs. */
function hasCommonStem(word: string, words: ReadonlySet<string>): boolean {
  const last = word.charCodeAt(word.length - 1);
  for (const suffix of suffixes) {
    if (suffix.charCodeAt(suffix.length - 1) !== last || !word.endsWith(suffix) || word.length - suffix.length < 3) continue;
    const stem = word.slice(0, -suffix.length);
    if (words.has(stem)) return true;
    if ((suffix.startsWith('ing') || suffix.startsWith('e')) && words.has(`${stem}e`)) return true;
    if (stem.endsWith('i') && words.has(`${stem.slice(0, -1)}y`)) return true;
    if (stem.length > 3 && stem.at(-1) === stem.at(-2) && words.has(stem.slice(0, -1))) return true;
  }
  return false;
}

class NameLists {
  readonly phrases = new Map<string, Phrase[]>();
  readonly singles = new Map<string, Set<ListedKind>>();

  add(name: string, kind: ListedKind): void {
    const words = name.split(' ');
    const first = words[0];
    if (first === undefined) return;
    if (words.length > 1) {
      addTo(this.phrases, first, { name, kind });
      return;
    }
    const kinds = this.singles.get(first);
    if (kinds) kinds.add(kind);
    else this.singles.set(first, new Set([kind]));
  }

  sort(): void {
    for (const list of this.phrases.values()) list.sort((a, b) => b.name.length - a.name.length);
  }
}

/** A first name in lower case without accents, as its bearers are looked up. */
export function withoutAccents(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Looks first names up with whom they name; the list is made when the first is asked for. */
function bearersOf(names: readonly string[], codes: string): Lexicon['bearer'] {
  let known: Map<string, 'he' | 'she'> | undefined;
  const list = (): Map<string, 'he' | 'she'> => new Map(names.flatMap((name, i): [string, 'he' | 'she'][] => {
    const code = codes.charAt(i);
    return code === '-' ? [] : [[withoutAccents(name), code === 'f' ? 'she' : 'he']];
  }));
  return (name) => (known ??= list()).get(name) ?? null;
}

function createLexicon(): Lexicon {
  const lists = new NameLists();
  for (const { names, people } of countries) {
    for (const name of names) lists.add(name, 'country');
    for (const group of people) lists.add(group, 'group');
  }
  for (const name of listOf(regions)) lists.add(name, 'region');
  for (const name of listOf(groups)) lists.add(name, 'group');
  for (const name of new Set([...listOf(organisations), ...listOf(companies)])) lists.add(name, 'org');
  for (const name of [...listOf(cities), ...unpack(packed.cities)]) lists.add(name, 'city');
  lists.sort();
  const words = new Set(unpack(packed.words)), first = unpack(packed.first);
  return {
    phrases: lists.phrases,
    singles: lists.singles,
    firstNames: new Set([...first, ...firstNames.trim().split(/\s+/)]),
    lastNames: new Set([...unpack(packed.last), ...lastNames.trim().split(/\s+/)]),
    towns: new Set(unpack(packed.towns)),
    bearer: bearersOf(first, packed.bearers),
    isCommonWord: (word) => words.has(word) || hasCommonStem(word, words),
  };
}

/** The one lexicon of all recognizers; it never changes. */
export const lexicon: Lexicon = createLexicon();
