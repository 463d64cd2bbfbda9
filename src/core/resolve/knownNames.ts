import type { SourceBlock } from '../analysis/model';
import { companyClosers } from '../recognize/facts/organisations';
import { famous } from '../recognize/facts/persons';
import { lexicon } from '../recognize/lexicon';
import { shipReason } from '../recognize/ships';
import { overlaps } from '../span';
import type { Choice } from './entitiesChoose';
import { isShouted, wordsAt } from './nameText';

/** What the source itself says of names that a block alone tells nothing about. */
export interface KnownNames {
  /** Short forms of companies' names. */
  readonly companies: ReadonlySet<string>;
  readonly ships: ReadonlySet<string>;
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

/** Collects short forms of companies' names and the names of ships. */
export function gatherKnown(source: readonly SourceBlock[], chosen: readonly (readonly Choice[])[]): KnownNames {
  const companies = new Set<string>(), ships = new Set<string>(), people = new Set<string>();
  chosen.forEach((choices, block) => {
    for (const choice of choices) {
      if (choice.type !== 'ORG' && choice.type !== 'PRODUCT' && choice.type !== 'PERSON') continue;
      const name = wordsAt(source[block]?.findings.prose ?? '', choice);
      const short = choice.type === 'ORG' ? shortForm(name) : null;
      if (short !== null) companies.add(short);
      else if (choice.type === 'PERSON') {
        const surname = name.slice(name.lastIndexOf(' ') + 1);
        if (surname !== name || choice.why.includes('title before name')) people.add(surname);
      } else if (choice.why.includes(shipReason)) ships.add(name);
    }
  });
  // Founders lend their companies their names.
  for (const surname of people) companies.delete(surname);
  return { companies, ships };
}

/** Gives short forms of companies and names of ships the type that the source shows elsewhere. */
export function retype(source: SourceBlock, choices: Choice[], known: KnownNames): Choice[] {
  if (known.companies.size + known.ships.size === 0) return choices;
  const { prose, mentions } = source.findings;
  const typeOf = (name: string): 'ORG' | 'PRODUCT' | null => (known.ships.has(name) ? 'PRODUCT' : known.companies.has(name) ? 'ORG' : null);
  const result = choices.map((choice): Choice => {
    const type = choice.type === 'ORG' || choice.type === 'PRODUCT' || choice.why.includes('title before name') ? null : typeOf(wordsAt(prose, choice));
    return type === null ? choice : { ...choice, type, confidence: 0.85, why: [...choice.why, 'known from elsewhere in this source'] };
  });
  for (const { start, end } of mentions) {
    const type = typeOf(wordsAt(prose, { start, end }));
    if (type !== null && !result.some((choice) => overlaps(choice, { start, end }))) result.push({ start, end, type, confidence: 0.8, why: ['known from elsewhere in this source'] });
  }
  return result.sort((a, b) => a.start - b.start);
}
