import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { strongTitles, titles } from '../src/core/recognize/facts/persons';
import { lexicon } from '../src/core/recognize/lexicon';
import type { ModelType } from '../src/core/recognize/model/labels';

/** A span and what it may be; no types: nothing is known about it, and nothing is learned from it. */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly types: readonly ModelType[];
}

/** A text with its names by this project's conventions. */
export interface GoldText {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly spans: readonly GoldSpan[];
  /** Types that the set does not annotate: outside of its names they may or may not stand. */
  readonly unknown: readonly ModelType[];
  readonly weight: number;
}

interface RawSpan { start: number; end: number; type: string; orig?: string; nested?: boolean }
interface RawText { id: string; text: string; entities: RawSpan[]; meta?: { genre?: string } }

interface SetRules {
  readonly weight: number;
  readonly unknown: readonly ModelType[];
  /** What a span of the set may be; undefined drops it, an empty list leaves it open. */
  readonly types: (span: RawSpan, name: string) => readonly ModelType[] | undefined;
}

const plain: Record<string, readonly ModelType[]> = { PERSON: ['PERSON'], ORG: ['ORG'], PLACE: ['PLACE'], NORP: ['NORP'] };
const isGroup = (name: string): boolean => lexicon.singles.get(name)?.has('group') ?? lexicon.phrases.get(name.split(' ')[0] ?? '')?.some((phrase) => phrase.kind === 'group' && phrase.name === name) ?? false;

/** MISC of the sets holds peoples as well as works, events and languages. */
function misc(name: string): readonly ModelType[] {
  if (isGroup(name)) return ['NORP'];
  return /^\p{Lu}\S*$/u.test(name) ? ['NORP', 'MISC'] : ['MISC'];
}

const either: Record<string, readonly ModelType[]> = {
  magazine: ['ORG', 'MISC'], academicjournal: ['ORG', 'MISC'], conference: ['ORG', 'MISC'], band: ['ORG'], product: ['MISC', 'ORG'], country: ['PLACE'],
  algorithm: [], metrics: [], field: [], task: [], protein: [], enzyme: [], chemicalelement: [], chemicalcompound: [], discipline: [], theory: [],
  literarygenre: ['MISC'], astronomicalobject: ['PLACE', 'MISC'], election: ['MISC'],
};

const rules: Record<string, SetRules> = {
  'wikigold': { weight: 1, unknown: [], types: (span, name) => plain[span.type] ?? misc(name) },
  'gum-by': { weight: 1, unknown: ['NORP', 'MISC'], types: gum },
  'gum-bysa': { weight: 0.7, unknown: ['NORP', 'MISC'], types: gum },
  'crossner': { weight: 0.6, unknown: [], types: (span, name) => either[span.orig ?? ''] ?? plain[span.type] ?? misc(name) },
  'uner-ewt': { weight: 1, unknown: ['NORP', 'MISC'], types: (span) => plain[span.type] ?? [] },
  'uner-pud': { weight: 1.5, unknown: ['NORP', 'MISC'], types: (span) => plain[span.type] ?? [] },
  'wnut17': { weight: 0.4, unknown: ['NORP', 'MISC'], types: (span) => plain[span.type] ?? ['MISC'] },
  'litbank': { weight: 0.3, unknown: ['NORP', 'MISC', 'ORG'], types: (span, name) => (/^the [\p{L}-]+s$/u.test(name) ? ['NORP'] : plain[span.type] ?? ['MISC']) },
};

function gum(span: RawSpan, name: string): readonly ModelType[] | undefined {
  if (span.type === 'DATE') return undefined;
  if (isGroup(name)) return ['NORP'];
  return plain[span.type] ?? (span.type === 'EVENT' ? ['MISC'] : ['MISC', 'ORG']);
}

/** The names of the sets that are read. */
export const setNames = Object.keys(rules);

/** Reads and harmonises all sets in `folder`/eval/train. */
export function readSets(folder: string): GoldText[] {
  return setNames.flatMap((set) => {
    const file = path.join(folder, 'eval', 'train', `${set}.jsonl`);
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => harmonise(set, JSON.parse(line) as RawText));
  });
}

/** Reads this project's own sentences: `[PERSON:Jane Roe]` marks a name; one text a line, `#` opens a heading of the list. Files in `without` are left out. */
export function readOwn(folder: string, weight = 2, without: readonly string[] = []): GoldText[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt') && !without.includes(file.slice(0, -4))).sort();
  return files.flatMap((file) => readLinesOf(path.join(folder, file), weight));
}

/** The marked lines of one file. */
export function readLinesOf(file: string, weight: number): GoldText[] {
  const name = path.basename(file);
  return readFileSync(file, 'utf8').split('\n').flatMap((line, at) => (line.trim() === '' || line.startsWith('#') ? [] : [parseOwn(`own-${name}-${at + 1}`, line, weight)]));
}

/** One line of marked text, in which "\\n" stands for a line's end. Throws when a mark has a type that the model does not know. */
export function parseOwn(id: string, marked: string, weight: number): GoldText {
  const line = marked.replaceAll('\\n', '\n');
  const spans: GoldSpan[] = [];
  let text = '', from = 0;
  for (const match of line.matchAll(/\[([A-Z]+):([^\]]+)\]/g)) {
    text += line.slice(from, match.index);
    const type = match[1] as ModelType;
    if (!['PERSON', 'ORG', 'PLACE', 'NORP', 'MISC'].includes(type)) throw new Error(`${id}: unknown type ${type}`);
    spans.push({ start: text.length, end: text.length + match[2]!.length, types: [type] });
    text += match[2];
    from = match.index + match[0].length;
  }
  return { id, set: 'own', text: text + line.slice(from), spans, unknown: [], weight };
}

function harmonise(set: string, raw: RawText): GoldText {
  const { weight, unknown, types } = rules[set]!;
  const spans: GoldSpan[] = [];
  const order = raw.entities.filter((span) => span.type !== 'DATE').sort((a, b) => (b.end - b.start) - (a.end - a.start));
  for (const span of order) {
    const is = types(span, raw.text.slice(span.start, span.end));
    if (is) add(spans, clean(raw.text, span.start, span.end, is, set));
  }
  const news = raw.meta?.genre === 'news' || /_(?:news|interview|court|speech)_/.test(raw.id);
  return { id: raw.id, set, text: raw.text, spans: spans.filter((span) => span.start < span.end), unknown, weight: news ? weight * 1.3 : weight };
}

/** Keeps a span unless a longer one that is known covers it; an open one gives way to what lies in it. */
function add(spans: GoldSpan[], span: GoldSpan): void {
  const clash = spans.filter((other) => other.start < span.end && span.start < other.end);
  if (clash.some((other) => other.types.length > 0)) return;
  for (const other of clash) {
    // What is left of the open span on both sides stays open.
    spans.splice(spans.indexOf(other), 1, { start: other.start, end: Math.max(other.start, span.start), types: [] }, { start: Math.min(other.end, span.end), end: other.end, types: [] });
  }
  spans.push(span);
}

const linker = /^(?:of|the|for|and|in|on|at|to|de|del|la|le|los|las|el|al|bin|ibn|von|van|der|den|di|da|do|dos|das|du|des|und|et|y|e|a|an|with|against|&|-|\/|’s|'s|d’|d')$/;

/** A span by this project's conventions: no article, title or possessive; open where it holds more than a name. */
function clean(text: string, start: number, end: number, types: readonly ModelType[], set: string): GoldSpan {
  let name = text.slice(start, end);
  const cut = (length: number): void => { start += length; name = name.slice(length); };
  if (set.startsWith('gum')) {
    const tail = /(?:, (?=\p{Ll})| \((?=.*\)?)| which | who | that )/u.exec(name);
    if (tail && tail.index > 0) name = name.slice(0, tail.index);
  }
  const article = /^(?:the|an?|this|that|old|young|poor|dear|little) +/i;
  for (let found = article.exec(name); found && types[0] !== 'MISC'; found = article.exec(name)) cut(found[0].length);
  if (types[0] === 'PERSON') {
    for (;;) {
      const title = /^(\S+) +/.exec(name);
      if (!title || !(titles.has(title[1]!) || strongTitles.has(title[1]!) || /^\p{Ll}/u.test(title[1]!) && !linker.test(title[1]!))) break;
      cut(title[0].length);
    }
  }
  name = name.replace(/(?: ?['’]s|['’])$/u, '');
  while (/[\s,;:"”“]$/u.test(name)) name = name.slice(0, -1);
  end = start + name.length;
  const words = name.split(/[\s-]+/);
  const small = words.some((word) => /^\p{Ll}/u.test(word) && !linker.test(word));
  const odd = small || !/^[\p{Lu}\d]/u.test(name) && !/^(?:al|el|de|von|van|bin|i[A-Z]|e[A-Z])/u.test(name) || /[[\]()]/.test(name) || (types[0] === 'PERSON' && /\d|https?:|@/.test(name));
  return { start, end, types: odd && words.some((word) => /^\p{Lu}/u.test(word)) ? [] : types };
}
