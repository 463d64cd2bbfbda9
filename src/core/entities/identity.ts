import { isNumberedSpeaker } from '../articles/numberedSpeakers';
import type { Cluster } from '../analysis/model';
import type { EntityType } from '../analysis/types';
import { compareText } from '../compareText';
import { nameSuffixes, occupations } from '../recognize/facts/persons';
import { nameKey } from '../resolve/nameKey';
import { foldWord, nameParts, personName } from '../resolve/personName';
import { nationOf } from '../resolve/roles/nations';
import { isRoleNoun, singularOf } from '../resolve/roles/nouns';

/** What one source says of somebody, as far as it tells namesakes apart. */
export interface Bearer {
  readonly uri: string;
  readonly cluster: Cluster;
  readonly count: number;
  /** The phrases that say who it is. */
  readonly roles: readonly string[];
  /** What titles say: "Mr." he, "Ms." she. */
  readonly gender: 'he' | 'she' | null;
}

const undecided = 'urn:glossator:entity:';

/**
 * What entities of different sources have in common that may be one: a person's first and last name, other things' name.
 * Whatever a person decided about is only itself.
 */
export function familyOf({ id, name, type }: Cluster): string {
  if (!id.startsWith(undecided)) return id;
  return familyOfName(type, name) ?? `PERSON ${personName(name).words[0] ?? ''}`;
}

/** The same by a name alone; undefined for a single name of a person, which many bear. */
export function familyOfName(type: EntityType, name: string): string | undefined {
  if (type !== 'PERSON') return `${type} ${nameKey(type, name)}`;
  const { initialled, first, surname, words } = personName(name), parts = initialled ? [first, surname] : words;
  return parts.length > 1 ? `PERSON ${parts[0] ?? ''} ${parts.at(-1) ?? ''}` : undefined;
}

/** Whether two names with the same first and last part can be one person's. */
export function mayBeOne(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => factsOfName(name));
  return x !== undefined && y !== undefined && !differentNames(x, y);
}

/** Puts together what is one in different sources; the outcome depends on what there is, not on its order. */
export function identitiesAmong(family: readonly Bearer[]): readonly (readonly Bearer[])[] {
  const sorted = [...family].sort((a, b) => compareText(a.uri, b.uri) || compareText(a.cluster.id, b.cluster.id));
  const type = sorted[0]?.cluster.type;
  if (type !== 'PERSON' || !sorted[0]?.cluster.id.startsWith(undecided)) return [sorted];
  // The first speaker of one transcript is not the first of another.
  if (sorted.every(({ cluster }) => isNumberedSpeaker(cluster.name))) return sorted.map((bearer) => [bearer]);
  const known = sorted.map((bearer): [Bearer, Facts] => [bearer, factsOf(bearer)]);
  const identities: Identity[] = [];
  // Who is described comes first, so that those of whom a source says nothing find them.
  for (const [bearer, facts] of [...known.filter(([, { nouns }]) => nouns.size > 0), ...known.filter(([, { nouns }]) => nouns.size === 0)]) {
    let best: Identity | undefined, most = -1;
    for (const identity of identities.slice(0, mostCompared)) {
      if (identity.uris.has(bearer.uri) || conflict(identity.facts, facts)) continue;
      const score = likeness(identity.facts, facts) * 1000 + Math.min(identity.bearers.length, 999);
      if (score > most) [best, most] = [identity, score];
    }
    if (!best) identities.push(best = { bearers: [], uris: new Set(), facts: { middles: new Set(), suffixes: new Set(), genders: new Set(), fields: new Set(), nations: new Set(), nouns: new Set(), names: new Set() } });
    best.bearers.push(bearer);
    best.uris.add(bearer.uri);
    for (const key of factKeys) for (const fact of facts[key]) best.facts[key].add(fact);
  }
  return identities.map(({ bearers }) => bearers);
}

/** More namesakes than this are not compared one by one. */
const mostCompared = 50;
const factKeys = ['middles', 'suffixes', 'genders', 'fields', 'nations', 'nouns', 'names'] as const;

type Facts = Readonly<Record<(typeof factKeys)[number], Set<string>>>;

interface Identity {
  readonly bearers: Bearer[];
  readonly uris: Set<string>;
  readonly facts: Facts;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Walks of life that seldom are one person's; what is in none of them says nothing. */
const walks: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['public', words('president minister premier chancellor senator lawmaker legislator governor mayor ambassador envoy diplomat congressman congresswoman politician king queen prince princess emperor secretary councillor commissioner general colonel commander soldier judge prosecutor lawyer attorney sheriff detective executive chairman chairwoman investor banker businessman businesswoman billionaire economist professor historian scientist researcher scholar physicist chemist biologist analyst bishop archbishop cardinal imam rabbi pope priest spokesman spokeswoman strategist pollster lobbyist')],
  ['arts', words('actor actress singer rapper musician composer painter sculptor dancer comedian filmmaker drummer guitarist pianist violinist bassist cellist soprano tenor songwriter choreographer model chef cartoonist')],
  ['sport', words('striker midfielder defender goalkeeper winger footballer cricketer batsman bowler quarterback pitcher boxer cyclist swimmer sprinter golfer gymnast skier wrestler runner player jockey')],
  ['trades', words('farmer fisherman driver carpenter shopkeeper vendor nurse plumber electrician waiter waitress mechanic baker butcher student schoolteacher pensioner housewife sailor miner laborer labourer clerk cleaner cook gardener hairdresser mason welder tailor weaver shepherd')],
];
const offices = words('president minister premier chancellor senator lawmaker legislator governor mayor king queen leader');

/** A bearer never changes, so what it says is found once. */
const factsKnown = new WeakMap<Bearer, Facts>();

function factsOf(bearer: Bearer): Facts {
  const known = factsKnown.get(bearer) ?? gatherFacts(bearer);
  factsKnown.set(bearer, known);
  return known;
}

function gatherFacts({ cluster, roles, gender }: Bearer): Facts {
  const facts: Facts = { ...factsOfName(cluster.name), genders: new Set(gender ? [gender] : []), fields: new Set(), nations: new Set(), nouns: new Set(), names: new Set() };
  const own = new Set(cluster.name.split(/\s+/u));
  for (const role of roles) {
    const [before = ''] = role.split(/[\s,](?:of|at|for|in|to|with|from|who|which|and then|on|behind)[\s,]/u, 1);
    for (const word of role.split(/[^\p{L}\p{N}.-]+/u)) {
      const nation = nationOf.get(word) ?? nationOf.get(word.replace(/\.$/, ''));
      if (nation !== undefined) facts.nations.add(nation);
      else if (/^\p{Lu}/u.test(word) && !own.has(word) && !isRoleNoun(word, 'PERSON')) facts.names.add(word.toLowerCase());
    }
    for (const word of before.toLowerCase().split(/[^\p{L}-]+/u)) addNoun(facts, word.replace(/^ex-/, ''));
  }
  return facts;
}

function factsOfName(name: string): Pick<Facts, 'middles' | 'suffixes'> {
  const parts = name.split(/\s+/u), last = parts.findLastIndex((part) => !nameSuffixes.has(part));
  const between = nameParts(name).length > 1 ? parts.slice(1, last) : [];
  return {
    suffixes: new Set(parts.slice(1).filter((part) => nameSuffixes.has(part)).map((part) => part.replace('.', ''))),
    middles: new Set(between.filter((part) => /^\p{Lu}/u.test(part)).map((part) => foldWord(part).replace('.', ''))),
  };
}

/** Other initials or middle names, or a suffix that tells father and son apart. */
function differentNames(a: Pick<Facts, 'middles' | 'suffixes'>, b: Pick<Facts, 'middles' | 'suffixes'>): boolean {
  const middles = a.middles.size > 0 && b.middles.size > 0 && ![...a.middles].some((x) => [...b.middles].some((y) => x.startsWith(y) || y.startsWith(x)));
  return middles || differ(a.suffixes, b.suffixes);
}

function addNoun(facts: Facts, word: string): void {
  const one = singularOf(word), noun = one !== null && (occupations.has(one) || isRoleNoun(one, 'PERSON')) ? one : word;
  if (!isRoleNoun(noun, 'PERSON')) return;
  facts.nouns.add(noun);
  for (const [walk, nouns] of walks) if (nouns.has(noun)) facts.fields.add(walk);
}

/** Whether two descriptions cannot be of one person. */
function conflict(a: Facts, b: Facts): boolean {
  if (differentNames(a, b) || differ(a.genders, b.genders)) return true;
  const shared = [...a.nouns].filter((noun) => b.nouns.has(noun));
  if (differ(a.nations, b.nations) && (shared.length === 0 || shared.some((noun) => offices.has(noun)))) return a.nouns.size > 0 && b.nouns.size > 0;
  return shared.length === 0 && !overlap(a.names, b.names) && differ(a.fields, b.fields);
}

function likeness(a: Facts, b: Facts): number {
  const count = (x: ReadonlySet<string>, y: ReadonlySet<string>): number => [...x].filter((fact) => y.has(fact)).length;
  return Math.min(99, 2 * count(a.names, b.names) + count(a.nouns, b.nouns) + count(a.nations, b.nations) + count(a.middles, b.middles));
}

/** Both say something, and nothing is the same. */
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && !overlap(a, b);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const fact of a) if (b.has(fact)) return true;
  return false;
}
