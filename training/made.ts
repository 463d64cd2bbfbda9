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

/** Sentences in which what stands around a word that nobody knows tells a place from a person. */
const prose = [
  '{Y} residents say the water has not come back.', 'The road to {Y} is closed, and so is the one from {Y} to {Y}.', '{Y} is a village of 300 people in the hills.', 'We reached {Y} at dusk.', 'Police in {Y} arrested a man of 40.', 'In {Y}, people still talk about it.', '{Y} has two schools and no doctor.',
  'The {Y} district borders {N}.', 'He grew up near {Y} and moved to {Y} in May.', '{Y} was flooded; {Y} and {Y} were spared.', 'A bridge over the {Y} river fell.', 'The town of {Y} voted for it.', 'Tourists visit {Y} for its beaches and {Y} for its market.', '{Y}, {N}', 'the mayor of {Y}, {P}', 'Schools at {Y} are shut.', 'She flew from {Y} to {L}.', 'Fishermen off {Y} found it.',
  '{Z} was not there. Her sister said {Z} had left.', '“I knew {Z} well,” said {Z}.', '{Z}, 34, was born in {Y}.', '{Z} told the court that {Z} had paid him.', 'Mr {Z} and Mrs {Z} live in {Y}.', '{Z} smiled. “Never,” {Z} said.', '{P} and {Z} disagree; {Z}’s father is dead.', 'Minister {Z} thanked President {Z}.', '{Z} has three children and writes books.', 'The actor {Z} and the singer {Z} were married in {Y}.', '{Z}’s lawyer asked for bail.', 'According to {Z}, nothing was stolen.', 'a film by {Z} about {Z}', 'Dear {Z}, thank you.', '{Z} voted; {Z} did not.',
];

/** Lines of sport, markets and contracts, where towns stand for clubs, surnames for companies, and countries for teams. */
const wire = [
  '{T} {n} {T} {n}', '{T} {n} {T} {n}\\n{T} {n} {T} {n}\\n{T} {n} {T} {n}', '{T} beat {T} {n}-{n} at home on Saturday.', '{T} lost {n}-{n} to {T}; {T} and {T} drew.', '{T} v {T} postponed', '{m}. {T} {m} {n} {n} {n} {m} {m} {m}\\n{m}. {T} {m} {n} {n} {n} {m} {m} {m}',
  '{T} {m} {n} {n} {n} {m} {m} {m}', '{T} striker {P} has joined {T} on loan, the clubs said.', '{T} coach {P} said {T} had deserved to win.', '{P} scored twice as {T} beat {T} {n}-{n}.', '{P}, who joined from {T} last year, will miss the game at {T}.',
  'The win took {T} above {T} and {T} in the standings.', '{T} host {T} on Sunday while {T} travel to {T}.', '{F} put {T} ahead in the {m}th minute but {F} levelled for {T}.', 'Scorers: {T} - {F} ({m}), {F} ({m} penalty); {T} - {F} ({m})', '{T} ({N}) {n} {T} ({N}) {n}',
  '{P} ({N}) beat {P} ({N}) 6-{n} 6-{n}', '{n}-{P} ({N}) beat {P} ({N}) 6-{n} 7-6({n})', '1. {P} ({N}) {m}.{m} 2. {P} ({N}) {m}.{m} 3. {P} ({N}) {m}.{m}', '1. {P} ({N} / {T}) 4 hours {m} minutes', '{F} c {F} b {F} {m}\\n{F} lbw b {F} {n}\\n{F} not out {m}', '{N} {m}-{n} ({F} {m}, {F} {m})', '{F} {m}-{n}-{m}-{n}, {F} {m}-{n}-{m}-{n}',
  '{N} beat {N} by {n} wickets; {F} made {m}.', '{N} won the toss and chose to bat against {N}.', '{N} beat {N} {n}-{n} in a World Cup qualifier in {L} on Tuesday.', '{N} captain {P} is doubtful for the match against {N}.', '{N}’s {P} won the race ahead of {N}’s {P}.', '{F} will meet {F} or {F} in the next round.', '{F} took four for {m} before {F} and {F} rebuilt the innings.',
  '{T} pitcher {P} allowed two hits; {T} has lost five straight.', '{P} had {m} points for {T}, which visits {T} on Friday.', '{T} {m}, {T} {m}. {T} {m}, {T} {m}.', '{T} at {T}, late', 'SOCCER-{t} SIGN {f} FROM {t}', 'TENNIS-{f} BEATS {f} IN {l}', 'CRICKET-{x} LEAD {x} BY {m} RUNS', 'RUGBY-{x} NAME SIDE TO FACE {x}', '{l}, March {n} ({O}) - {N} said on Monday that {P} would visit {L}.',
  '{l}, Dec {n} ({O}) - Shares of {V} fell {n} percent on Friday.', '{V} said it would cut {m} jobs at its plant in {L}.', '{V}, a maker of pumps, named {P} chief executive.', '{V} rose {n}.{n}% while {V} and {V} slipped.', 'Analysts at {V} cut {V} to “hold”.', '“Demand is weak,” said {P}, an analyst at {V}.', 'Rival {V} declined to comment.', '{V} shares closed up {n}% in {L}.',
  '{V} ({X}) reported net income of ${m} million.', '{V} has agreed to buy {V} from {V} for ${m} million.', 'the lender {V} and the retailer {V}', '{V} chief {P} told {O} that {V} would recover.', '{V}’s factory in {L} makes parts for {V}.', '{P}, chief financial officer of {V}, joins {V} in May.', 'Traders said {V} bought wheat from {V}.', 'A unit of {V} sued {V} in {L}.', '{V} is based in {L}; {V} is not.',
  'This Agreement is made between {B} (“Borrower”) and {K} (“Lender”).', '{K}, as Administrative Agent, and {B}, as Borrower', '{b}, a {L} corporation (the “Company”)', 'The Lender may assign the Note to {K}.', 'By: /s/ {P}\\nName: {P}\\nTitle: Vice President', '{b}\\nBy: {P}\\nTitle: Treasurer', 'Attention: {P}, {B}, {L}', '{B} and its subsidiaries, {B} and {B}', '{K}, as Trustee', '/s/ {V} LLP\\n{L}', 'The Company sold its interest in {B} to {V}.',
];

const syllables = ['an', 'bri', 'cor', 'dex', 'el', 'fon', 'gra', 'hal', 'ix', 'jun', 'ker', 'lum', 'mon', 'nex', 'or', 'pra', 'qua', 'ron', 'sel', 'tri', 'ula', 'ver', 'wes', 'xan', 'yor', 'zen', 'ba', 'ci', 'do', 'fi', 'ge', 'ko', 'la', 'mi', 'no', 'pe', 'ra', 'so', 'ta', 'vi', 'wa', 'za', 'berg', 'ford', 'ell', 'ard', 'ost', 'und', 'ish', 'ant'];

/** A word that is no name anywhere, as companies and others are called. */
export function inventedWord(random: () => number): string {
  const word = Array.from({ length: 2 + Math.floor(random() * 2) }, () => syllables[Math.floor(random() * syllables.length)]!).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** One of a list; a word that is no name where the list is empty, as when `ablate.ts` switches lists off. */
export function drawFrom(list: readonly string[], random: () => number): string {
  return list.length > 0 ? list[Math.floor(random() * list.length)]! : inventedWord(random);
}

const kinds = { plain: patterns, prose, wire };

/** `count` made lines, the same for the same generator. */
export function madeLines(count: number, random: () => number, kind: keyof typeof kinds = 'plain'): GoldText[] {
  const from = kinds[kind];
  const pick = (list: readonly string[]): string => drawFrom(list, random);
  const first = [...lexicon.firstNames].filter((name) => name.length > 2), last = [...lexicon.lastNames].filter((name) => name.length > 3);
  const of = (kinds: readonly string[]): string[] => [...lexicon.singles].filter(([, is]) => is.size === 1 && kinds.includes([...is][0]!)).map(([name]) => name);
  const phrases = [...lexicon.phrases.values()].flat();
  const places = [...of(['country', 'region', 'city']), ...phrases.filter(({ kind }) => kind === 'country' || kind === 'region' || kind === 'city').map(({ name }) => name)];
  const organisations = [...of(['org']), ...phrases.filter(({ kind }) => kind === 'org').map(({ name }) => name)], groups = of(['group']), jobs = [...occupations];
  const initials = (): string => {
    const letters = Array.from({ length: 3 + Math.floor(random() * 3) }, () => String.fromCharCode(65 + Math.floor(random() * 26)));
    // "BoE", "DoJ"
    if (random() < 0.12) return `${letters[0]!}o${letters[1]!}`;
    return random() < 0.3 ? letters.slice(0, 3).map((letter) => `${letter}.`).join('') : letters.join('');
  };
  const towns = [...lexicon.towns, ...of(['city'])], countries = of(['country']);
  const cased = (name: string, upper: boolean): string => (upper ? name.toUpperCase() : name);
  const club = (): string => {
    const kind = random();
    return kind < 0.6 ? pick(towns) : kind < 0.75 ? `${pick(towns)} ${pick(['United', 'City', 'FC', 'Rovers', 'Town', 'Athletic', 'Wanderers', 'Rangers', 'County'])}` : kind < 0.8 ? `${pick(['FC', 'Real', 'Sporting', 'Dinamo', 'Al', 'AC', 'Olympique', 'Deportivo'])} ${pick(towns)}` : inventedWord(random);
  };
  const company = (): string => {
    const kind = random();
    return kind < 0.4 ? inventedWord(random) : kind < 0.6 ? pick(last) : kind < 0.7 ? `${pick(last)} & ${pick(last)}` : kind < 0.9 ? `${random() < 0.5 ? inventedWord(random) : pick(last)} ${pick(['Foods', 'Energy', 'Motors', 'Marine', 'Robotics', 'Tiles', 'Paper', 'Retail', 'Oil', 'Minerals', 'Medical', 'Air', 'Homes', 'Re', 'Werke', 'Industrie'])}` : pick(towns);
  };
  const fill = (slot: string): string => {
    if (slot === 'P') return `[PERSON:${pick(first)} ${random() < 0.15 ? `${String.fromCharCode(65 + Math.floor(random() * 26))}. ` : ''}${pick(last)}]`;
    if (slot === 'F') return `[PERSON:${pick(last)}]`;
    if (slot === 'L') return `[PLACE:${pick(places)}]`;
    if (slot === 'O') return `[ORG:${pick(organisations)}]`;
    if (slot === 'C') return `[PLACE:${pick(['UAE', 'DRC', 'UK', 'US', 'USA', 'U.S.', 'U.K.', 'U.A.E.', 'PRC', 'UAE'])}]`;
    if (slot === 'U') return `[ORG:${inventedWord(random)}${random() < 0.3 ? pick([' Group', ' Holdings', ' Energy', ' Pharma', ' Bank', ' Foods']) : ''}]`;
    if (slot === 'I') return `[ORG:${inventedWord(random)} ${pick(['Inc.', 'plc', 'Ltd', 'Corp.', 'AG', 'plc'])}]`;
    if (slot === 'A') return `[ORG:${initials()}]`;
    if (slot === 'N' || slot === 'x') return `[PLACE:${cased(pick(countries), slot === 'x')}]`;
    if (slot === 'T' || slot === 't') return `[ORG:${cased(club(), slot === 't')}]`;
    if (slot === 'f') return `[PERSON:${pick(last).toUpperCase()}]`;
    if (slot === 'l') return `[PLACE:${pick(places).toUpperCase()}]`;
    if (slot === 'V') return `[ORG:${company()}]`;
    if (slot === 'B' || slot === 'b') return `[ORG:${cased(`${company()}${pick([', Inc.', ' LLC', ', LLC', ' Corp.', ' Holdings', ' Ltd.', ', L.P.', ' Company'])}`, slot === 'b')}]`;
    if (slot === 'K') return `[ORG:${company().split(' ')[0]!} ${pick(['National Bank', 'Bank, N.A.', 'Bank', 'Trust Company', 'Bank AG', 'Capital Corporation', 'Savings Bank', 'Bank N.A.'])}]`;
    if (slot === 'X') return `[ORG:${pick(['NYSE', 'NASDAQ', 'LSE', 'TSX', 'ASX', 'BSE'])}]: [ORG:${initials().replaceAll('.', '')}]`;
    if (slot === 'Y') return `[PLACE:${random() < 0.6 ? inventedWord(random) : pick(towns)}]`;
    if (slot === 'Z') return `[PERSON:${random() < 0.5 ? inventedWord(random) : random() < 0.5 ? pick(last) : pick(first)}]`;
    if (slot === 'n') return String(Math.floor(random() * 7));
    if (slot === 'm') return String(8 + Math.floor(random() * 90));
    return slot === 'G' ? `[NORP:${pick(groups)}]` : pick(jobs);
  };
  return Array.from({ length: count }, (_, i) => parseOwn(`made-${kind}-${i}`, pick(from).replace(/\{(\w)\}/g, (_all, slot: string) => fill(slot)), 0.5));
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
