import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { seeded } from './random.mjs';

const functionWords = ('the the the the the the of of of of to to to and and and a a a in in in that for is on with was as it he by at from his be are have has ' +
  'this an which not but had were they will their or who more its been one about would after when said also there').split(' ');
const syllables = 'ba ber cal con dar den dis el fan for gan gor hal hin im in kar kel la lin mar men mo nar nor ol or pan per ra rin sal sen ta ter tion ul ver wan wer'.split(' ');
const titles = ['President', 'Minister', 'Judge', 'Mayor', 'Professor', 'General', 'Mr.', 'Ms.'];
const cues = ['said', 'told reporters', 'added', 'wrote', 'warned', 'argued'];

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** A vocabulary whose words are as unevenly frequent as in a language. */
function vocabulary(random) {
  const word = (most) => Array.from({ length: 1 + random.below(most) }, () => random.pick(syllables)).join('');
  const words = [...new Set(Array.from({ length: 6000 }, () => word(4)))];
  const names = Array.from({ length: 80 }, () => `${capital(word(2))} ${capital(word(3))}`);
  const places = Array.from({ length: 40 }, () => capital(word(3)));
  const phrases = Array.from({ length: 60 }, () => Array.from({ length: 2 + random.below(5) }, () => (random.chance(0.4) ? random.pick(functionWords) : random.pick(words.slice(0, 800)))).join(' '));
  return { content: () => words[Math.floor(words.length * random.next() ** 3)], names, places, phrases };
}

/** Makes sentences and paragraphs of invented prose: names, quotations, phrases that come again and again. */
export function author(seed) {
  const random = seeded(seed);
  const words = vocabulary(random);
  const name = () => (random.chance(0.3) ? `${random.pick(titles)} ${random.pick(words.names).split(' ')[1]}` : random.pick(words.names));
  const part = () => {
    const kind = random.next();
    if (kind < 0.45) return random.pick(functionWords);
    if (kind < 0.86) return words.content();
    if (kind < 0.9) return name();
    if (kind < 0.93) return random.pick(words.places);
    if (kind < 0.97) return random.pick(words.phrases);
    return random.chance(0.5) ? `$${1 + random.below(90)} million` : String(1900 + random.below(130));
  };
  const clause = () => Array.from({ length: 4 + random.below(14) }, part).join(' ');
  const sentence = () => {
    const body = random.chance(0.3) ? `${clause()}, ${clause()}` : clause();
    if (random.chance(0.2)) return `“${capital(body)},” ${random.pick(words.names).split(' ')[1]} ${random.pick(cues)}.`;
    return `${capital(body)}.`;
  };
  return { word: () => words.content(), sentence, paragraph: () => Array.from({ length: 2 + random.below(5) }, sentence).join(' ') };
}

/** Invented prose of at least so many characters. */
export function invent(seed, length) {
  const { paragraph } = author(seed);
  const paragraphs = [];
  for (let sum = 0; sum < length; sum += paragraphs.at(-1).length + 2) paragraphs.push(paragraph());
  return paragraphs.join('\n\n');
}

/** The prose of files and folders, one after the other, cut at a paragraph's end after so many characters; shorter where there is not more. */
export function readProse(places, length) {
  const files = places.flatMap((place) => {
    try {
      return readdirSync(place, { recursive: true }).map((file) => path.join(place, file)).filter((file) => /\.(?:txt|md)$/.test(file)).sort();
    } catch (error) {
      if (error.code === 'ENOTDIR') return [place];
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  });
  const text = files.map((file) => readFileSync(file, 'utf8').replace(/\r\n?/g, '\n').trim()).join('\n\n');
  if (text.length <= length) return text;
  const end = text.lastIndexOf('\n', length);
  return text.slice(0, end > length / 2 ? end : length);
}
