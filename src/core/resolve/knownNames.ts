import type { SourceBlock } from '../analysis/model';
import { companyClosers } from '../recognize/facts/organisations';
import { famous, particles } from '../recognize/facts/persons';
import { lexicon } from '../recognize/lexicon';
import { shipReason } from '../recognize/ships';
import { overlaps } from '../span';
import type { Choice } from './entitiesChoose';
import { stateOf } from './nameKey';
import { isShouted, wordsAt } from './nameText';

/** What the source itself says of names that a block alone tells nothing about. */
export interface KnownNames {
  /** Short forms of companies' names. */
  readonly companies: ReadonlySet<string>;
  readonly ships: ReadonlySet<string>;
  /** Surnames with a particle, in lower case: "van der meer". */
  readonly surnames: ReadonlySet<string>;
  /** Short forms of countries' names: "Avaria" of "Republic of Avaria". */
  readonly lands: ReadonlySet<string>;
}

/** What is left of a company's name without "Ferries", "Group" or "Inc."; null when too little is. */
export function shortForm(name: string): string | null {
  const words = name.split(' ');
  while (words.length > 1 && companyClosers.has(words[words.length - 1] ?? '')) words.pop();
  const short = words.join(' ');
  if (short === name || words.length > 3 || isShouted(short)) return null;
  if (words.every((word) => lexicon.isCommonWord(word.toLowerCase()) || lexicon.singles.has(word)) || lexicon.phrases.get(words[0] ?? '')?.some((phrase) => phrase.name === short)) return null;
  const [only = ''] = words;
  return words.length === 1 && (only.length < 4 || famous.has(only) || lexicon.firstNames.has(only) || lexicon.lastNames.has(only)) ? null : short;
}

/** Collects short forms of companies' and countries' names, the names of ships, and surnames with a particle. */
export function gatherKnown(source: readonly SourceBlock[], chosen: readonly (readonly Choice[])[]): KnownNames {
  const companies = new Set<string>(), ships = new Set<string>(), people = new Set<string>(), surnames = new Set<string>(), lands = new Set<string>();
  chosen.forEach((choices, block) => {
    for (const choice of choices) {
      if (choice.type !== 'ORG' && choice.type !== 'PRODUCT' && choice.type !== 'PERSON' && choice.type !== 'PLACE') continue;
      const name = wordsAt(source[block]?.findings.prose ?? '', choice);
      const short = choice.type === 'ORG' ? shortForm(name) : null;
      if (short !== null) companies.add(short);
      else if (choice.type === 'PLACE') addLand(lands, name);
      else if (choice.type === 'PERSON') {
        const surname = name.slice(name.lastIndexOf(' ') + 1);
        const tail = withParticle(name);
        if (tail !== '') surnames.add(tail);
        if (surname !== name || choice.why.includes('title before name')) people.add(surname);
      } else if (choice.why.includes(shipReason)) ships.add(name);
    }
  });
  // Founders lend their companies their names.
  for (const surname of people) {
    companies.delete(surname);
    lands.delete(surname);
  }
  return { companies, ships, surnames, lands };
}

function addLand(lands: Set<string>, name: string): void {
  const land = name.includes(' of ') ? name.replace(stateOf, '') : name;
  if (land !== name && !land.includes(' ') && !lexicon.singles.has(land)) lands.add(land);
}

/** "van der meer" of "Ludwig van der Meer"; empty where a name has no particle behind the first word. */
function withParticle(name: string): string {
  const words = name.split(' '), at = words.findIndex((word, i) => i > 0 && particles.has(word));
  return at > 0 && at < words.length - 1 ? words.slice(at).join(' ').toLowerCase() : '';
}

/** Gives short forms of companies and names of ships the type that the source shows elsewhere. */
export function retype(source: SourceBlock, choices: Choice[], known: KnownNames): Choice[] {
  if (known.companies.size + known.ships.size + known.lands.size + known.surnames.size === 0) return choices;
  const { prose, mentions } = source.findings;
  const typeOf = (name: string): 'ORG' | 'PRODUCT' | 'PLACE' | null => (known.ships.has(name) ? 'PRODUCT' : known.companies.has(name) ? 'ORG' : known.lands.has(name) ? 'PLACE' : null);
  const result = withParticles(source, choices, known.surnames).map((choice): Choice => {
    const type = choice.type === 'ORG' || choice.type === 'PRODUCT' || choice.type === 'PLACE' || choice.why.includes('title before name') ? null : typeOf(wordsAt(prose, choice));
    return type === null ? choice : { ...choice, type, confidence: 0.85, why: [...choice.why, 'known from elsewhere in this source'] };
  });
  for (const { start, end } of mentions) {
    const type = typeOf(wordsAt(prose, { start, end }));
    if (type !== null && !result.some((choice) => overlaps(choice, { start, end }))) result.push({ start, end, type, confidence: 0.8, why: ['known from elsewhere in this source'] });
  }
  return result.sort((a, b) => a.start - b.start);
}

/** Surnames that the source has with a particle take it in where it stands before them: "Mr. van der Meer", "De Vries left". */
function withParticles({ findings: { prose, mentions } }: SourceBlock, choices: readonly Choice[], surnames: ReadonlySet<string>): Choice[] {
  if (surnames.size === 0) return [...choices];
  const whole = mentions.filter((mention) => surnames.has(wordsAt(prose, mention).toLowerCase()));
  if (whole.length === 0) return [...choices];
  const result = choices.filter((choice) => !whole.some((mention) => overlaps(choice, mention) && choice.start >= mention.start && choice.end <= mention.end));
  let end = -1;
  for (const { start, end: last } of whole) {
    if (start < end || result.some((choice) => overlaps(choice, { start, end: last }))) continue;
    result.push({ start, end: last, type: 'PERSON', confidence: 0.88, why: ['known from elsewhere in this source'] });
    end = last;
  }
  return result;
}
