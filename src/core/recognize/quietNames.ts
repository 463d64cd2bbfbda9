import { countries } from './facts/countries';
import { lexicon, type ListedKind } from './lexicon';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';
import { formsOf, question } from './forms';
import type { EntityType } from '../analysis/types';

type Found = { readonly from: number; readonly to: number; readonly type: EntityType; readonly confidence: number; readonly why: string };

/** Fewer words without a capital may be a line that simply has no name. */
const enough = 8;

/** Countries whose names are no everyday words: "norway", not "turkey" or "chad". */
const plainCountries: ReadonlySet<string> = new Set(countries.flatMap(({ names }) => names)
  .filter((name) => /^\p{Lu}\p{Ll}{3,}$/u.test(name) && !lexicon.isCommonWord(name.toLowerCase())).map((name) => name.toLowerCase()));
/** No surname, whatever stands before. */
const notSurnames = new Set(['jr', 'sr', 'he', 'she', 'who', 'and', 'said', 'told', 'says', 'was', 'is', 'has', 'had', 'of', 'in', 'to', 'from', 'at', 'on', 'the', 'a', 'an']);
/** Listed as first names, but rather a part of a place's or another name: "san diego". */
const notFirst = new Set(['del', 'der', 'des', 'den', 'van', 'von', 'san', 'santa', 'santo', 'sao', 'costa', 'june', 'name', 'sheikh', ...notSurnames]);
/** Surnames that may go on with a sentence after a first name: "anna may come", "the mark rose". */
const goingOn = new Set(`will may can might must long young rich short little strong best hope love cook grant chase mark park price rose fell wise case day early english french german irish
  major minor sharp stern sweet wild winters church frank gay swift moody smart means says goes does makes takes gets looks needs wants calls comes just ever even more most way yet else here there then so or if but do did`.split(/\s+/));
const addresses = new Set(['mr', 'mrs', 'ms', 'dr', 'mr.', 'mrs.', 'ms.', 'dr.']);
/** Offices before a surname. */
const offices = new Set(['president', 'chancellor', 'senator', 'congressman', 'congresswoman', 'governor', 'mayor', 'professor', 'ambassador', 'premier', 'archbishop', 'sheriff']);
const articles = new Set(['the', 'a', 'an', 'this', 'that', 'my', 'our', 'your', 'their', 'his', 'her', 'its', 'vice', 'no', 'any', 'every', 'each', 'which', 'what']);
const inPlaces = new Set(['in', 'near', 'outside', 'around', 'across', 'to', 'from', 'at', 'via', 'of', 'for', 'toward', 'towards', 'through']);
const typeOfKind: Readonly<Record<ListedKind, EntityType>> = { country: 'PLACE', region: 'PLACE', city: 'PLACE', group: 'NORP', org: 'ORG' };

/** Finds names in speech that was written down without capitals, where the words can hardly be anything else. */
export const recognizeQuietNames: Recognizer = () => (_tree, file) => {
  const context = contextOf(file), { tokens } = context;
  const forms = formsOf(context);
  let words = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.kind !== 'word') continue;
    if (isRaised(forms[at])) return;
    words++;
  }
  if (words < enough) return;
  for (let at = 0; at < tokens.length; at++) {
    const found = listedAt(tokens, at) ?? personAt(tokens, at) ?? placeAt(tokens, at);
    const first = tokens[found?.from ?? at], last = tokens[found?.to ?? at];
    if (!found || !first || !last) continue;
    context.mentions.push({ start: first.start, end: last.end, type: found.type, confidence: found.confidence, why: [found.why, 'text without capitals'] });
    at = found.to;
  }
};

/** A capital that speech written down without capitals would not have. */
const isRaised = question(({ text, upper }) => upper && text !== 'I' && !/^I['’]/u.test(text));

/** A listed name of several words. Of such as are all everyday words only an organisation is one, and behind "the": "the red cross". */
function listedAt(tokens: BlockContext['tokens'], at: number): Found | undefined {
  const first = wordAt(tokens, at);
  for (const { name, kind } of first === undefined ? [] : lexicon.phrases.get(capital(first)) ?? []) {
    const words = name.toLowerCase().split(' '), to = at + words.length - 1;
    if (!words.every((word, i) => wordAt(tokens, at + i) === word)) continue;
    const everyday = words.every((word) => lexicon.isCommonWord(word) || notSurnames.has(word));
    if (everyday && !(tokens[at - 1]?.text === 'the' && (kind === 'org' || kind === 'country'))) continue;
    return { from: at, to, type: typeOfKind[kind], confidence: 0.7, why: 'listed name' };
  }
  return undefined;
}

/** A listed first name with a surname, or a surname behind a form of address or an office. */
function personAt(tokens: BlockContext['tokens'], at: number): Found | undefined {
  const first = wordAt(tokens, at), second = wordAt(tokens, at + 1);
  if (first === undefined || second === undefined || second.length < 3 || tokens[at + 1]?.start !== (tokens[at]?.end ?? 0) + 1 || notSurnames.has(second) || plainCountries.has(second)) return undefined;
  const listed = lexicon.lastNames.has(capital(second)), rare = !lexicon.isCommonWord(second), given = lexicon.firstNames.has(capital(first));
  if (addresses.has(first)) return listed || rare ? { from: at + 1, to: at + 1, type: 'PERSON', confidence: 0.8, why: 'title before name' } : undefined;
  if (offices.has(first)) return !articles.has(wordAt(tokens, at - 1) ?? '') && (rare || listed) && !goingOn.has(second) ? { from: at + 1, to: at + 1, type: 'PERSON', confidence: 0.65, why: 'title before name' } : undefined;
  if (!given || notFirst.has(first) || goingOn.has(second)) return undefined;
  const everydayFirst = lexicon.isCommonWord(first);
  if (rare ? everydayFirst && !listed : everydayFirst || !listed) return undefined;
  const third = wordAt(tokens, at + 2) ?? '', longer = third !== '' && !lexicon.isCommonWord(third) && !notSurnames.has(third) && !plainCountries.has(third) && lexicon.lastNames.has(capital(third));
  return { from: at, to: longer ? at + 2 : at + 1, type: 'PERSON', confidence: rare && listed ? 0.8 : 0.65, why: 'listed first name' };
}

/** A listed country, or a town or an organisation that can be no word and no person. */
function placeAt(tokens: BlockContext['tokens'], at: number): Found | undefined {
  const word = wordAt(tokens, at);
  if (word === undefined || word.length < 4) return undefined;
  if (plainCountries.has(word)) return { from: at, to: at, type: 'PLACE', confidence: 0.75, why: 'listed country' };
  const name = capital(word), kinds = lexicon.singles.get(name);
  if (!kinds || word.length < 5 || lexicon.isCommonWord(word) || lexicon.firstNames.has(name)) return undefined;
  if (kinds.has('org') && !lexicon.lastNames.has(name)) return { from: at, to: at, type: 'ORG', confidence: 0.65, why: 'listed name' };
  if (kinds.has('group')) return { from: at, to: at, type: 'NORP', confidence: 0.7, why: 'listed name' };
  return (kinds.has('city') || kinds.has('region')) && (!lexicon.lastNames.has(name) || inPlaces.has(wordAt(tokens, at - 1) ?? '')) ? { from: at, to: at, type: 'PLACE', confidence: 0.65, why: 'listed name' } : undefined;
}

function wordAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
