import { foldName } from '../analysis/entityId';
import type { EntityType } from '../analysis/types';
import { countryOf } from './roles/nations';

/** Organisations and regions by other names that most readers know. */
const otherNames = new Map<string, string>([
  ['eu', 'european union'], ['un', 'united nations'], ['u.n. security council', 'united nations security council'], ['un security council', 'united nations security council'], ['security council', 'united nations security council'],
  ['gaza', 'gaza strip'], ['fed', 'federal reserve'], ['goldman', 'goldman sachs'], ['washington post', 'washington post'], ['eu commission', 'european commission'], ['world health organisation', 'world health organization'],
  ['jpmorgan', 'jpmorgan chase'], ['j.p. morgan', 'jpmorgan chase'], ['exxon', 'exxon mobil'], ['exxonmobil', 'exxon mobil'], ['vw', 'volkswagen'], ['gm', 'general motors'], ['ge', 'general electric'], ['n.y.', 'new york'], ['d.c.', 'washington'],
]);

/** What stands before a country in its full name. */
export const stateOf = /^(?:the )?(?:(?:Islamic|People[’']s|Democratic|Federal|United|Socialist|Bolivarian|Arab|Co-operative|Oriental|Federative|Democratic People[’']s|Democratic Socialist|Plurinational|Hashemite|Independent) )*(?:Kingdom|Republic|State|Commonwealth|Sultanate|Principality|Grand Duchy|Federation|Emirate|Union) of (?:the )?/iu;
/** Full names that end in a country's name and are another's. */
const notTheCountry = new Set(['Republic of China', 'Republic of Congo', 'Republic of the Congo']);

/** A name as it is compared with others of its type: one for all names of a country, for a company with and without "Inc.". */
export function nameKey(type: EntityType, name: string, acronyms?: ReadonlyMap<string, string>): string {
  if (type === 'PLACE') {
    const country = countryOf.get(name) ?? (notTheCountry.has(name) ? undefined : countryOf.get(name.replace(stateOf, '')));
    if (country !== undefined) return foldName(country);
  }
  const folded = foldName((type === 'PLACE' ? shortPlace(name) : name).replace(/^the /i, ''));
  if (type === 'NORP') return folded.replace(/(?<=[a-z]{3}[^s])s$/, '');
  if (type !== 'ORG' && type !== 'PLACE') return folded;
  const plain = /^(?:\p{L}\.)+$/u.test(folded) ? folded.replaceAll('.', '') : folded;
  const known = otherNames.get(plain);
  if (known !== undefined) return known;
  return (/^[\p{Lu}.]+s?$/u.test(name) ? acronyms?.get(plain) : undefined) ?? plain.replace(/[,.]? (?:inc|corp|ltd|llc|plc|ag|co|gmbh|corporation|limited)\.?$/, '');
}

/** A place without "Republic of", and with one spelling of "Saint" and "Mount". */
function shortPlace(name: string): string {
  const short = notTheCountry.has(name) ? name : name.replace(stateOf, '');
  return /^(?:S[at]|M[to])/.test(short) ? short.replace(/^(?:Saint|Sankt|St) (?=\p{Lu})/u, 'St. ').replace(/^Mt\.? (?=\p{Lu})/u, 'Mount ') : short;
}
