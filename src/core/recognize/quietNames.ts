import { countries } from './facts/countries';
import { titles } from './facts/persons';
import { lexicon } from './lexicon';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';
import { formsOf, question } from './forms';

/** Fewer words without a capital may be a line that simply has no name. */
const enough = 8;

/** Countries whose names are no everyday words: "norway", not "turkey" or "chad". */
const plainCountries: ReadonlySet<string> = new Set(countries.flatMap(({ names }) => names)
  .filter((name) => /^\p{Lu}\p{Ll}{3,}$/u.test(name) && !lexicon.isCommonWord(name.toLowerCase())).map((name) => name.toLowerCase()));
const notSurnames = new Set(['jr', 'sr', 'he', 'she', 'who', 'and', 'said', 'told', 'says', 'was', 'is', 'has', 'had', 'of', 'in', 'to', 'from', 'at', 'on', 'the', 'a', 'an']);

/** Finds people and countries in speech that was written down without capitals, where both words of a name, or the country, can be nothing else. */
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
    const name = nameAt(context, at);
    if (!name) continue;
    context.mentions.push(name.mention);
    at = name.last;
  }
};

/** A capital that speech written down without capitals would not have. */
const isRaised = question(({ text, upper }) => upper && text !== 'I' && !/^I['’]/u.test(text));

function nameAt({ tokens }: BlockContext, at: number): { readonly mention: BlockContext['mentions'][number]; readonly last: number } | undefined {
  const first = tokens[at], second = tokens[at + 1];
  if (first?.kind !== 'word') return undefined;
  if (plainCountries.has(first.text)) return { mention: { start: first.start, end: first.end, type: 'PLACE', confidence: 0.75, why: ['listed country', 'text without capitals'] }, last: at };
  if (second?.kind !== 'word' || second.start !== first.end + 1 || !isSurname(second)) return undefined;
  const given = capital(first.text), titled = titles.has(given) || titles.has(`${given}.`);
  if (titled || !lexicon.firstNames.has(given) || (lexicon.isCommonWord(first.text) && !lexicon.lastNames.has(capital(second.text)))) return undefined;
  if (lexicon.isCommonWord(first.text) && notSurnames.has(first.text)) return undefined;
  return { mention: { start: first.start, end: second.end, type: 'PERSON', confidence: lexicon.lastNames.has(capital(second.text)) ? 0.8 : 0.65, why: ['listed first name', 'text without capitals'] }, last: at + 1 };
}

function isSurname({ text }: Token): boolean {
  return text.length > 2 && !lexicon.isCommonWord(text) && !notSurnames.has(text) && !plainCountries.has(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
