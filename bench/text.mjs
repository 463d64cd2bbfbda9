import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const samples = path.join(import.meta.dirname, '..', 'samples');
const surnames = 'Abbott Acosta Baumann Becker Castro Chen Dalton Diaz Eriksen Evans Farouk Fischer Garcia Greene Haas Hughes Ibrahim Ito Jensen Jones Kaya Kowalski Larsen Lopez Mbeki Meyer Nagy Novak Ochoa Olsen Park Petrov Quinn Rahman Rossi Sato Silva Tanaka Torres Usman Varga Virtanen Wagner Walsh Yilmaz Young Zhang Zimmer'.split(' ');
const towns = 'Aalborg Bremen Calais Dublin Exeter Fredericia Gdansk Hull Ipswich Kristiansand Leith Malmo Narvik Oostende Plymouth Rostock Stavanger Turku Ulsan Varna'.split(' ');
const people = ['Tulloch', 'Marsh', 'Pryce', 'Sandvoort', 'Adeyemi', 'Verhoeven', 'Feld', 'Raman', 'Okafor', 'Haddad', 'Lowe', 'Brandsma'];
const places = ['Hamburg', 'Rotterdam', 'Bergen', 'Esbjerg', 'Utrecht', 'Aberdeen', 'Edinburgh'];

/**
 * News prose of about `size` characters: the samples again and again, with other people, towns and numbers each time,
 * and no paragraph twice, so that nobody gains by remembering. The same at every run.
 */
export function newsText(size) {
  const sources = readdirSync(samples).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(path.join(samples, name), 'utf8'));
  const seen = new Set();
  const parts = [];
  let length = 0;
  for (let round = 0; length < size; round++) {
    for (const source of sources) {
      for (const paragraph of vary(source, round).split('\n')) {
        const unique = paragraph === '' || !seen.has(paragraph) ? paragraph : `${paragraph} That was in round ${round}.`;
        seen.add(unique);
        parts.push(unique);
        length += unique.length + 1;
        if (length >= size) return parts.join('\n');
      }
      parts.push('');
      length++;
    }
  }
  return parts.join('\n');
}

function vary(text, round) {
  const swap = new Map([
    ...people.map((name, i) => [name, surnames[(round * 7 + i * 5) % surnames.length]]),
    ...places.map((name, i) => [name, towns[(round * 3 + i) % towns.length]]),
  ]);
  return text
    .replace(/\p{Lu}\p{Ll}+/gu, (word) => swap.get(word) ?? word)
    .replace(/\b\d{1,3}\b/g, (digits) => String((Number(digits) + round * 13) % 10 ** digits.length));
}
