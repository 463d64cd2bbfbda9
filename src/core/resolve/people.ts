import { addTo } from '../multimap';
import { isCommonGivenName, pronounOfGivenName } from './givenNames';
import { particles } from '../recognize/facts/persons';
import type { Group, NamedChoice } from './entitiesClusters';
import { officeOf } from './offices';
import { mayBeSame, personName, type PersonName } from './personName';

type Gender = 'he' | 'she';

interface Person {
  readonly group: Group;
  /** The names by which the person is known in full. */
  readonly names: PersonName[];
  readonly first: string;
  readonly surname: string;
  /** What the titles say: "Mr." he, "Ms." she. */
  gender: Gender | null;
  /** What the first name lets one think. */
  readonly guess: Gender | null;
  /** What titles and descriptions say that the person is: "president", "doctor". */
  readonly offices: Set<string>;
  /** Whether one of them is a king's or a saint's. */
  royal: boolean;
}

/** More people of one name than this are not compared one by one: time must grow with the text only. */
const maxNamesakes = 50;
/** More names of one person than this are not compared, either. */
const maxNames = 8;

const genderOfTitle = new Map<string, Gender>([
  ...['Mr.', 'Mr', 'Sir', 'King', 'Prince', 'Lord', 'Baron', 'Count', 'Duke', 'Viscount', 'Earl', 'Emperor', 'Sultan', 'Father', 'Brother', 'Monsieur', 'Herr', 'Señor', 'Congressman', 'Don'].map((title): [string, Gender] => [title, 'he']),
  ...['Mrs.', 'Mrs', 'Ms.', 'Ms', 'Miss', 'Lady', 'Dame', 'Queen', 'Princess', 'Baroness', 'Countess', 'Duchess', 'Viscountess', 'Empress', 'Sister', 'Madame', 'Frau', 'Señora', 'Congresswoman', 'Doña'].map((title): [string, Gender] => [title, 'she']),
]);
/** Those whom these titles stand before go by their first names. */
const royal = new Set(['King', 'Queen', 'Prince', 'Princess', 'Pope', 'Saint', 'St.', 'Emperor', 'Sultan', 'Emir', 'Tsar', 'Czar', 'Sister', 'Brother']);

/** Groups mentions of people: full names first, then parts of names by the nearest earlier full name that they end or open. */
export function clusterPeople(mentions: readonly NamedChoice[]): Group[] {
  const people: Person[] = [];
  const named = takenApart(mentions);
  const bySurname = new Map<string, Person[]>(), byFullName = new Map<string, Person>();
  const personOf = new Map<NamedChoice, Person>();
  const parts = partsOf(named);
  for (const { mention, name } of named) {
    if (!isFullName(name, parts)) continue;
    const fullName = `${name.first} ${name.surname}`;
    const known = [byFullName.get(fullName), reversed(byFullName, name), ...hyphenated(byFullName, name), ...(bySurname.get(name.surname)?.slice(0, maxNamesakes) ?? [])];
    const same = known.find((person, i) => person !== undefined && (i === 1 || person.names.every((other) => other.surname !== name.surname || mayBeSame(other, name))));
    const person = same ?? personFor(name.first, name.surname);
    if (!same) {
      people.push(person);
      addTo(bySurname, name.surname, person);
    }
    if (person.names.length < maxNames && !person.names.includes(name)) person.names.push(name);
    byFullName.set(fullName, person);
    for (const part of hyphenParts(name)) if (!byFullName.has(part)) byFullName.set(part, person);
    call(person, mention);
    personOf.set(mention, person);
  }
  placeParts(named, people, personOf);
  return people.map((person) => person.group).filter((group) => group.length > 0);
}

interface Named {
  readonly mention: NamedChoice;
  readonly name: PersonName;
}

/** Names are few and come again and again, so each is taken apart once. */
function takenApart(mentions: readonly NamedChoice[]): Named[] {
  const known = new Map<string, PersonName>();
  return mentions.map((mention) => {
    const name = known.get(mention.name) ?? personName(mention.name);
    known.set(mention.name, name);
    return { mention, name };
  });
}

function personFor(first: string, surname: string): Person {
  return { group: [], names: [], first, surname, gender: null, guess: pronounOfGivenName(first), offices: new Set(), royal: false };
}

/** Takes note of the title before a mention and of the office behind it. */
function call(person: Person, { before, office }: NamedChoice): void {
  person.gender ??= genderOfTitle.get(before) ?? null;
  for (const held of [officeOf(before), office]) if (held !== '') person.offices.add(held);
  person.royal ||= royal.has(before) || (office !== '' && royal.has(office.charAt(0).toUpperCase() + office.slice(1)));
}

/** Whether a name has a first name: "von der Brandt" and a part of somebody’s longer name have none. */
function isFullName({ words, initialled, first }: PersonName, parts: ReadonlySet<string>): boolean {
  if (words.length < 2) return initialled;
  return !particles.has(first) && !parts.has(words.join(' '));
}

/** What longer names end or begin with, two words and more of it: "Ruiz García" and "Ana Ruiz" of "Ana Ruiz García". */
function partsOf(named: readonly Named[]): Set<string> {
  const parts = new Set<string>();
  for (const { words, surname } of new Set(named.map(({ name }) => name))) {
    for (let from = 1; from + 1 < Math.min(words.length, 6); from++) parts.add(words.slice(from).join(' '));
    if (words.length > 1 && surname.includes('-')) parts.add(surname.replaceAll('-', ' '));
    for (const opening of openings(words)) parts.add(opening);
  }
  return parts;
}

function openings(words: readonly string[]): string[] {
  return words.slice(2, 5).flatMap((_, i) => (particles.has(words[i + 1] ?? '') || particles.has(words[0] ?? '') ? [] : [words.slice(0, i + 2).join(' ')]));
}

/** Who has the same name with the surname first: "Nagy Ilona" and "Ilona Nagy"; of "Paul Thomas" and "Thomas Paul" each has a name of his own. */
function reversed(byFullName: ReadonlyMap<string, Person>, { words, first, surname }: PersonName): Person | undefined {
  if (words.length !== 2 || (isCommonGivenName(first) && isCommonGivenName(surname))) return undefined;
  const person = byFullName.get(`${surname} ${first}`);
  return person?.names.some((name) => name.words.length === 2) ? person : undefined;
}

/** Who bears one half of a double surname with the same first name, or the double one: "Ada Moss" and "Ada Moss-Lund". */
function hyphenated(byFullName: ReadonlyMap<string, Person>, name: PersonName): (Person | undefined)[] {
  return hyphenParts(name).map((part) => byFullName.get(part));
}

function hyphenParts({ first, surname, initialled }: PersonName): string[] {
  return initialled || !surname.includes('-') ? [] : surname.split('-').filter((part) => part.length > 2).map((part) => `${first} ${part}`);
}

/** In the order of the text, so that "nearest earlier" is the last one that was seen; a surname goes before a first name. */
function placeParts(named: readonly Named[], people: Person[], personOf: ReadonlyMap<NamedChoice, Person>): void {
  const byPart = indexParts(named, personOf);
  const latest = new Map<string, Person>(), latestByFirst = new Map<string, Person>();
  for (const { mention, name } of named) {
    const key = name.words.join(' ');
    let person = personOf.get(mention);
    if (!person) {
      person = bestOf((byPart.get(key) ?? []).slice(0, maxNamesakes), latest.get(key) ?? latestByFirst.get(key), mention, key);
      if (!person) {
        person = { ...personFor('', key), gender: genderOfTitle.get(mention.before) ?? null };
        people.push(person);
        addTo(byPart, key, person);
      }
      call(person, mention);
    }
    person.group.push(mention);
    latest.set(key, person);
    latest.set(person.surname, person);
    latestByFirst.set(person.first, person);
  }
}

/** Whom a part of a name means: who holds this office, else the one named last, else who was named before, else anybody it fits. */
function bestOf(options: readonly Person[], known: Person | undefined, { before }: NamedChoice, key: string): Person | undefined {
  const gender = genderOfTitle.get(before) ?? null, office = officeOf(before);
  const fitting = [...(known ? [known] : []), ...options].filter((person) => fits(person, gender) && !isOtherRoyal(person, before, key));
  const titled = office === '' ? [] : fitting.filter((person) => person.offices.has(office));
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
  return royal.has(title) && !person.royal && person.surname !== key && person.first === key;
}

/** People by each ending of their full names, by their first names and nicknames, by longer openings, and by single words between. */
function indexParts(named: readonly Named[], personOf: ReadonlyMap<NamedChoice, Person>): Map<string, Person[]> {
  const byPart = new Map<string, Person[]>();
  const seen = new Map<string, Set<Person>>();
  const add = (key: string, person: Person): void => {
    const known = seen.get(key) ?? new Set();
    if (key === '' || known.has(person)) return;
    known.add(person);
    seen.set(key, known);
    addTo(byPart, key, person);
  };
  const full = named.flatMap(({ mention, name }): [PersonName, Person][] => {
    const person = personOf.get(mention);
    return person ? [[name, person]] : [];
  });
  for (const [{ words }, person] of full) for (let from = words.length > 1 ? 1 : 0; from < Math.min(words.length, 5); from++) add(words.slice(from).join(' '), person);
  for (const [{ words, first, nickname, surname }, person] of full) for (const key of [first, nickname, surname.replaceAll('-', ' '), ...openings(words)]) add(key, person);
  for (const [{ words }, person] of full) for (const word of words.slice(1, Math.min(words.length - 1, 5))) if (!particles.has(word)) add(word, person);
  return byPart;
}
