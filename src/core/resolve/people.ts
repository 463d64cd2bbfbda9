import { femaleNames, maleNames } from '../quote/givenNames';
import { particles, titles } from '../recognize/facts/persons';
import type { Group, NamedChoice } from './entitiesClusters';
import { nameParts, sameFirstName, suffixOf } from './personName';

type Gender = 'he' | 'she';

interface Person {
  readonly group: Group;
  readonly first: string;
  readonly surname: string;
  /** What the titles say: "Mr." he, "Ms." she. */
  gender: Gender | null;
  /** What the first name lets one think. */
  readonly guess: Gender | null;
  suffix: string;
  /** Titles that stand before their names: "President", "Dr.". */
  readonly titles: Set<string>;
  /** Whether one of them is a king's or a saint's. */
  royal: boolean;
}

/** More people of one name than this are not compared one by one: time must grow with the text only. */
const maxNamesakes = 50;

const genderOfTitle = new Map<string, Gender>([['Mr.', 'he'], ['Mr', 'he'], ['Sir', 'he'], ['King', 'he'], ['Prince', 'he'], ['Mrs.', 'she'], ['Mrs', 'she'], ['Ms.', 'she'], ['Ms', 'she'], ['Miss', 'she'], ['Lady', 'she'], ['Dame', 'she'], ['Queen', 'she'], ['Princess', 'she']]);
/** Those whom these titles stand before go by their first names. */
const royal = new Set(['King', 'Queen', 'Prince', 'Princess', 'Pope', 'Saint', 'St.', 'Emperor', 'Sultan', 'Emir', 'Tsar', 'Czar', 'Sister', 'Brother']);

/** Groups mentions of people: full names first, then single names by the nearest earlier full name that they end or open. */
export function clusterPeople(mentions: readonly NamedChoice[]): Group[] {
  const people: Person[] = [];
  const bySurname = new Map<string, Person[]>(), byFullName = new Map<string, Person>();
  const personOf = new Map<NamedChoice, Person>();
  const endings = endingsOf(mentions);
  for (const mention of mentions) {
    const words = nameParts(mention.name);
    if (!isFullName(words, endings)) continue;
    const first = words[0] ?? '', surname = fold(words[words.length - 1] ?? ''), suffix = suffixOf(mention.name);
    const fullName = `${fold(first)} ${surname}`;
    const known = [byFullName.get(fullName), ...(bySurname.get(surname)?.slice(0, maxNamesakes).filter((person) => sameFirstName(person.first, first)) ?? [])];
    const same = known.find((person) => person !== undefined && (person.suffix === '' || suffix === '' || person.suffix === suffix));
    const person = same ?? personFor(first, surname);
    if (!same) {
      people.push(person);
      push(bySurname, surname, person);
    }
    if (person.suffix === '') person.suffix = suffix;
    byFullName.set(fullName, person);
    call(person, mention.before);
    personOf.set(mention, person);
  }
  placeSingles(mentions, people, personOf);
  return people.map((person) => person.group).filter((group) => group.length > 0);
}

function personFor(first: string, surname: string): Person {
  const given = fold(first), she = femaleNames.has(given), he = maleNames.has(given);
  return { group: [], first, surname, gender: null, guess: she === he ? null : she ? 'she' : 'he', suffix: '', titles: new Set(), royal: false };
}

/** Takes note of the title before a mention. */
function call(person: Person, title: string): void {
  person.gender ??= genderOfTitle.get(title) ?? null;
  if (isOffice(title)) person.titles.add(title);
  person.royal ||= royal.has(title);
}

function isOffice(title: string): boolean {
  return titles.has(title) && !genderOfTitle.has(title);
}

/** Whether a name has a first name: "von der Brandt" and the end of somebody’s longer name have none. */
function isFullName(words: readonly string[], endings: ReadonlySet<string>): boolean {
  return words.length >= 2 && !particles.has((words[0] ?? '').toLowerCase()) && !endings.has(words.map(fold).join(' '));
}

/** What longer names end with, two words and more of it: "Ruiz García". */
function endingsOf(mentions: readonly NamedChoice[]): Set<string> {
  const endings = new Set<string>();
  for (const { name } of mentions) {
    const words = nameParts(name).map(fold);
    for (let from = 1; from + 1 < Math.min(words.length, 6); from++) endings.add(words.slice(from).join(' '));
  }
  return endings;
}

function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/gu, "'").toLowerCase();
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** In the order of the text, so that "nearest earlier" is the last one that was seen. */
function placeSingles(mentions: readonly NamedChoice[], people: Person[], personOf: ReadonlyMap<NamedChoice, Person>): void {
  const byPart = indexParts(mentions, personOf);
  const latest = new Map<string, Person>();
  for (const mention of mentions) {
    const key = fold(nameParts(mention.name).join(' '));
    let person = personOf.get(mention);
    if (!person) {
      person = bestOf((byPart.get(key) ?? []).slice(0, maxNamesakes), latest.get(key), mention, key);
      if (!person) {
        person = { ...personFor('', key), gender: genderOfTitle.get(mention.before) ?? null };
        people.push(person);
        push(byPart, key, person);
      }
      call(person, mention.before);
    }
    person.group.push(mention);
    latest.set(key, person);
    latest.set(person.surname, person);
  }
}

/** Whom a single name means: who has this title, else the one named last, else who was named before, else anybody it fits. */
function bestOf(options: readonly Person[], known: Person | undefined, { before }: NamedChoice, key: string): Person | undefined {
  const gender = genderOfTitle.get(before) ?? null;
  const fitting = [...(known ? [known] : []), ...options].filter((person) => fits(person, gender) && !isOtherRoyal(person, before, key));
  const titled = isOffice(before) ? fitting.filter((person) => person.titles.has(before)) : [];
  // "Ms. Lund" is rather Anna than Peter, whatever their titles are.
  const likely = gender === null ? fitting : fitting.filter((person) => person.gender === gender || person.guess === gender);
  const rest = likely.length > 0 ? likely : fitting.filter((person) => gender === null || person.gender !== null || person.guess === null || fitting.length === 1);
  const among = titled.length > 0 ? titled : rest;
  return among.find((person) => person === known) ?? among.find((person) => person.group.length > 0) ?? among[0];
}

function fits(person: Person, gender: Gender | null): boolean {
  return gender === null || person.gender === null || person.gender === gender;
}

/** King Harald is not somebody whose first name is Harald. */
function isOtherRoyal(person: Person, title: string, key: string): boolean {
  return royal.has(title) && !person.royal && person.surname !== key && fold(person.first) === key;
}

/** People by each ending of their full names, by their first names, and by single words between. */
function indexParts(mentions: readonly NamedChoice[], personOf: ReadonlyMap<NamedChoice, Person>): Map<string, Person[]> {
  const byPart = new Map<string, Person[]>();
  const seen = new Map<string, Set<Person>>();
  const add = (key: string, person: Person) => {
    const known = seen.get(key) ?? new Set();
    if (known.has(person)) return;
    known.add(person);
    seen.set(key, known);
    push(byPart, key, person);
  };
  const full = mentions.flatMap((mention): [string[], Person][] => {
    const person = personOf.get(mention);
    return person ? [[nameParts(mention.name).map(fold), person]] : [];
  });
  for (const [words, person] of full) for (let from = 1; from < Math.min(words.length, 5); from++) add(words.slice(from).join(' '), person);
  for (const [, person] of full) add(fold(person.first), person);
  for (const [words, person] of full) for (const word of words.slice(2, Math.min(words.length - 1, 5))) if (!particles.has(word)) add(word, person);
  return byPart;
}
