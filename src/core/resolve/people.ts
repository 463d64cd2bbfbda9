import type { Group, NamedChoice } from './entitiesClusters';
import { nameParts, sameFirstName } from './personName';

interface Person {
  readonly group: Group;
  readonly first: string;
  readonly surname: string;
  /** What the titles say: "Mr." he, "Ms." she. */
  gender: 'he' | 'she' | null;
}

/** More people of one name than this are not compared one by one: time must grow with the text only. */
const maxNamesakes = 50;

const genderOfTitle = new Map<string, 'he' | 'she'>([['Mr.', 'he'], ['Mr', 'he'], ['Sir', 'he'], ['King', 'he'], ['Prince', 'he'], ['Mrs.', 'she'], ['Mrs', 'she'], ['Ms.', 'she'], ['Ms', 'she'], ['Miss', 'she'], ['Lady', 'she'], ['Queen', 'she'], ['Princess', 'she']]);

/** Groups mentions of people: full names first, then single names by the nearest earlier full name that they end or open. */
export function clusterPeople(mentions: readonly NamedChoice[]): Group[] {
  const people: Person[] = [];
  const bySurname = new Map<string, Person[]>(), byFullName = new Map<string, Person>();
  const personOf = new Map<NamedChoice, Person>();
  for (const mention of mentions) {
    const words = nameParts(mention.name);
    if (words.length < 2) continue;
    const first = words[0] ?? '', surname = fold(words[words.length - 1] ?? '');
    const fullName = `${fold(first)} ${surname}`;
    const same = byFullName.get(fullName) ?? bySurname.get(surname)?.slice(0, maxNamesakes).find((person) => sameFirstName(person.first, first));
    const person = same ?? { group: [], first, surname, gender: null };
    if (!same) {
      people.push(person);
      push(bySurname, surname, person);
    }
    byFullName.set(fullName, person);
    person.gender ??= genderOfTitle.get(mention.before) ?? null;
    personOf.set(mention, person);
  }
  placeSingles(mentions, people, personOf);
  return people.map((person) => person.group).filter((group) => group.length > 0);
}

function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
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
      const gender = genderOfTitle.get(mention.before) ?? null;
      const known = latest.get(key);
      const options = (byPart.get(key) ?? []).slice(0, maxNamesakes);
      person = known && fits(known, gender) ? known : (options.find((p) => p.group.length > 0 && fits(p, gender)) ?? options.find((p) => fits(p, gender)));
      if (!person) {
        person = { group: [], first: '', surname: key, gender };
        people.push(person);
        push(byPart, key, person);
      }
      person.gender ??= gender;
    }
    person.group.push(mention);
    latest.set(key, person);
    latest.set(person.surname, person);
  }
}

function fits(person: Person, gender: 'he' | 'she' | null): boolean {
  return gender === null || person.gender === null || person.gender === gender;
}

/** People by each ending of their full names, and by their first names. */
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
  for (const mention of mentions) {
    const person = personOf.get(mention);
    if (!person) continue;
    const words = nameParts(mention.name).map(fold);
    for (let from = 1; from < Math.min(words.length, 5); from++) add(words.slice(from).join(' '), person);
  }
  for (const mention of mentions) {
    const person = personOf.get(mention);
    if (person) add(fold(person.first), person);
  }
  return byPart;
}
