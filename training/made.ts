import { lexicon } from '../src/core/recognize/lexicon';
import { occupations } from '../src/core/recognize/facts/persons';
import type { ModelType } from '../src/core/recognize/model/labels';
import { parseOwn, type GoldText } from './sets';

/** Lines such as bylines, lists and captions, filled with names from the lists that the recognizers use. */
const patterns = [
  '{P}', 'By {P}', '{P}, {o}', '{P}, {o} at {O}', 'By {P} and {P}', '{P}: No.', '“No,” said {P}.', '{L}', '{L}, {L}', 'In {L}, {P} said nothing.', 'The {G}-{G} border.', 'A {G} {o} and two {G} farmers.',
  '{O}', 'A spokesman for {O} declined to comment.', '{P} of {O} flew to {L}.', 'Mr. {F} met Ms. {F} in {L}.', '{o} {P} went to {L} on Monday.', '{O} and {O} signed in {L}.', 'The {G} government thanked {L}.', '{P} ({O}) and {P} ({O}) tied.',
  'The {A} and the {A} disagree.', '{P}, who heads the {A}, met the CEO.', 'The {A} said GDP would grow.', '{A} officials flew to {L}.', 'The {G} {A} fined {O}.',
  'The {C} and {L} said no.', 'The {C} said so.', 'Shares of {I} rose 3%.', 'Shares of {I} fell, said {P}, an analyst.', '{U} hired {P} as chief executive.', '{U} and {U} will merge, the companies said.',
];

/** `count` made lines, the same for the same generator. */
export function madeLines(count: number, random: () => number): GoldText[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const first = [...lexicon.firstNames].filter((name) => name.length > 2), last = [...lexicon.lastNames].filter((name) => name.length > 3);
  const of = (kinds: readonly string[]): string[] => [...lexicon.singles].filter(([, is]) => is.size === 1 && kinds.includes([...is][0]!)).map(([name]) => name);
  const phrases = [...lexicon.phrases.values()].flat();
  const places = [...of(['country', 'region', 'city']), ...phrases.filter(({ kind }) => kind === 'country' || kind === 'region' || kind === 'city').map(({ name }) => name)];
  const organisations = [...of(['org']), ...phrases.filter(({ kind }) => kind === 'org').map(({ name }) => name)], groups = of(['group']), jobs = [...occupations];
  const initials = (): string => {
    const letters = Array.from({ length: 3 + Math.floor(random() * 3) }, () => String.fromCharCode(65 + Math.floor(random() * 26)));
    return random() < 0.3 ? letters.slice(0, 3).map((letter) => `${letter}.`).join('') : letters.join('');
  };
  const invented = (): string => {
    const syllables = ['an', 'bri', 'cor', 'dex', 'el', 'fon', 'gra', 'hal', 'ix', 'jun', 'ker', 'lum', 'mon', 'nex', 'or', 'pra', 'qua', 'ron', 'sel', 'tri', 'ula', 'ver', 'wes', 'xan', 'yor', 'zen'];
    const word = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  const fill = (slot: string): string => {
    if (slot === 'P') return `[PERSON:${pick(first)} ${random() < 0.15 ? `${String.fromCharCode(65 + Math.floor(random() * 26))}. ` : ''}${pick(last)}]`;
    if (slot === 'F') return `[PERSON:${pick(last)}]`;
    if (slot === 'L') return `[PLACE:${pick(places)}]`;
    if (slot === 'O') return `[ORG:${pick(organisations)}]`;
    if (slot === 'C') return `[PLACE:${pick(['UAE', 'DRC', 'UK', 'US', 'USA', 'U.S.', 'U.K.', 'U.A.E.', 'PRC', 'UAE'])}]`;
    if (slot === 'U') return `[ORG:${invented()}${random() < 0.3 ? pick([' Group', ' Holdings', ' Energy', ' Pharma', ' Bank', ' Foods']) : ''}]`;
    if (slot === 'I') return `[ORG:${invented()} ${pick(['Inc.', 'plc', 'Ltd', 'Corp.', 'AG', 'plc'])}]`;
    if (slot === 'A') return `[ORG:${initials()}]`;
    return slot === 'G' ? `[NORP:${pick(groups)}]` : pick(jobs);
  };
  return Array.from({ length: count }, (_, i) => parseOwn(`made-${i}`, pick(patterns).replace(/\{(\w)\}/g, (_all, slot: string) => fill(slot)), 0.5));
}

const small = /^(?:of|the|for|and|in|on|at|to|a|an|or|by|as|de|von|van|bin|al)$/;

/** Copies of some short texts as headlines set in capitals or with a capital on each word; names stay where they are. */
export function asHeadlines(texts: readonly GoldText[], share: number, random: () => number): GoldText[] {
  return texts.flatMap((gold) => {
    if (gold.text.length > 220 || gold.text.includes('\n') || random() >= share) return [];
    // Only the first words: headlines are short. A name that is cut stays open.
    const cut = gold.text.length > 90 ? gold.text.indexOf(' ', 70) : gold.text.length, end = cut < 0 ? gold.text.length : cut;
    const plain = gold.text.slice(0, end).replace(/\.$/, '');
    const text = random() < 0.5 ? plain.toUpperCase() : plain.replace(/\p{L}[\p{L}’'-]*/gu, (word) => (small.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)));
    if (text.length !== plain.length) return [];
    const spans = gold.spans.filter((span) => span.start < text.length).map((span) => (span.end > text.length ? { ...span, end: text.length, types: [] as readonly ModelType[] } : span));
    return [{ ...gold, id: `${gold.id}-headline`, text, spans, weight: gold.weight * 0.5 }];
  });
}
