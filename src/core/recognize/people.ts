import { famous, nameSuffixes, occupations, placeLikeTitles, speechVerbs, strongTitles } from './facts/persons';
import { placeClosers } from './facts/places';
import { strongClosers } from './facts/organisations';
import { plainAcronyms } from './facts/words';
import { addMention, lowerAt } from './finds';
import { lexicon } from './lexicon';
import { isPlain, runsOf, type Run, type RunWord } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

const maxNameWords = 5;

/** Finds people by titles, first names, initials, and what people do: say, be of an age, have an occupation. */
export const recognizePeople: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  for (const run of runs) {
    const titled = findTitled(context, run, weak);
    if (!titled) findNamed(context, run, weak);
  }
};

function isCloser(word: RunWord | undefined): boolean {
  return word !== undefined && !word.first && !word.last && (strongClosers.has(word.text) || placeClosers.has(word.text));
}

/** "President Maria Oduya", "Lt. Gen. Orr", "Mr. Hale". */
function findTitled(context: BlockContext, run: Run, weak: boolean): boolean {
  const { words } = run;
  let at = words.length - 1;
  while (at >= 0 && !strongTitles.has(words[at]?.text ?? '')) at--;
  const title = words[at], from = words[at + 1];
  if (!title || !from || from.linker) return false;
  let last = lastNameWord(words, at + 1);
  if (weak) while (last > at + 1 && words[last]?.common) last--;
  const end = words[last];
  if (!end || (from.common && !from.first && !from.last && weak) || words.slice(at + 1, last + 1).some(isCloser)) return false;
  const doubtful = placeLikeTitles.has(title.text) && (last === at + 1 || lexicon.singles.has(from.text));
  addMention(context, from, end, 'PERSON', doubtful ? 0.5 : weak ? 0.8 : 0.97, 'title before name');
  return true;
}

function lastNameWord(words: readonly RunWord[], from: number): number {
  let at = from;
  while (at + 1 < words.length && at + 1 - from < maxNameWords) {
    const next = words[at + 1];
    if (!next || next.title && !next.first && !next.last || (isPlain(next) && !next.linker)) break;
    at++;
  }
  while (at > from && words[at]?.linker) at--;
  return at;
}

interface Evidence {
  readonly sureness: number;
  readonly why: string;
}

function findNamed(context: BlockContext, run: Run, weak: boolean): void {
  const { words } = run;
  const start = firstNameAt(run);
  const from = words[start];
  if (!from) return;
  const last = weak ? Math.min(start + 1, words.length - 1) : lastNameWord(words, start);
  const end = words[last];
  if (!end || words.slice(start, last + 1).some((word) => isCloser(word) || plainAcronyms.has(word.token.text))) return;
  const around = aroundEvidence(context, run, start, last);
  const shape = shapeEvidence(words.slice(start, last + 1), weak);
  if (!shape) {
    if (around && !weak) addMention(context, from, end, 'PERSON', around.sureness, around.why);
    return;
  }
  addMention(context, from, end, 'PERSON', Math.min(0.96, shape.sureness + (around ? 0.1 : 0)), shape.why);
}

/** The first word of the run that can be the first of a person's name. */
function firstNameAt({ words }: Run): number {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at], next = words[at + 1];
    if (!word || word.linker) continue;
    if (!next) return at;
    const group = lexicon.singles.get(word.text);
    if (word.first && !(word.initial && word.common && !next.last)) return at;
    if (group?.has('group') || group?.has('country') || (group && !next.linker && words[at + 1]?.first)) continue;
    if (word.title || (word.initial && word.common)) continue;
    if (occupations.has(word.text.toLowerCase())) continue;
    if (word.common && words[at + 1]?.first) continue;
    return at;
  }
  return at;
}

/** What the words themselves say. */
function shapeEvidence(words: readonly RunWord[], weak: boolean): Evidence | undefined {
  const first = words[0], last = words[words.length - 1];
  if (!first || !last) return undefined;
  if (words.length === 1) {
    if (famous.has(first.text) && !weak) return { sureness: first.initial && first.common ? 0.5 : 0.7, why: 'well-known surname' };
    if (first.initial && first.common) return undefined;
    if (first.first && !lexicon.singles.has(first.text)) return { sureness: first.common ? 0.3 : 0.52, why: 'listed first name' };
    return first.last && !lexicon.singles.has(first.text) ? { sureness: first.common ? 0.25 : 0.5, why: 'listed surname' } : undefined;
  }
  const everyday = words.filter((word) => word.common && !word.linker && !word.first && !word.last).length;
  if (/^(?:\p{Lu}\.){1,3}$/u.test(first.text)) return { sureness: last.common ? 0.5 : 0.85, why: 'initials before name' };
  if (words.slice(1, -1).some((word) => /^\p{Lu}\.$/u.test(word.text))) return { sureness: 0.93, why: 'initial within name' };
  if (nameSuffixes.has(last.text)) return { sureness: 0.85, why: 'suffix after name' };
  if (/^(?:San|Santa|Santo|São|Los|Las)$/.test(first.text)) return undefined;
  const area = lexicon.singles.get(last.text);
  if (area && !last.last && !last.first && (area.has('country') || area.has('region'))) return undefined;
  if (first.first) {
    if (everyday === words.length - 1) return { sureness: everyday === 1 && !first.common && !weak && !lexicon.singles.has(first.text) ? 0.56 : 0.4, why: 'listed first name' };
    if (weak && !last.last) return undefined;
    return { sureness: (first.common || lexicon.singles.has(first.text) ? 0.65 : 0.86) - everyday * 0.1, why: 'listed first name' };
  }
  if (everyday > 0 || lexicon.singles.has(first.text) || lexicon.singles.has(last.text) && !last.last) return undefined;
  return last.last ? { sureness: 0.72, why: 'listed surname' } : undefined;
}

/** What stands around the name says. */
function aroundEvidence(context: BlockContext, run: Run, start: number, last: number): Evidence | undefined {
  const { words } = run;
  const everyday = words.slice(start, last + 1).filter((word) => word.common && !word.linker).length;
  const damp = (everyday > 0 ? 0.25 : 0) + (words.slice(start, last + 1).some((word) => lexicon.singles.has(word.text)) ? 0.3 : 0);
  const before = start === 0 ? lowerAt(context, run.before) : (words[start - 1]?.token.text.toLowerCase() ?? '');
  const bonus = last > start ? 0.12 : 0;
  if (occupations.has(before)) return { sureness: 0.68 + bonus - damp, why: `after “${before}”` };
  if (last < words.length - 1) return undefined;
  const after = lowerAt(context, run.after), next = lowerAt(context, run.after + 1);
  if (speechVerbs.has(after)) return { sureness: 0.58 + bonus - damp, why: `before “${after}”` };
  if (speechVerbs.has(before) && (after === ',' || after === '.')) return { sureness: 0.58 + bonus - damp, why: `after “${before}”` };
  if (after === ',' && /^(?:\d{1,2}|who|whose)$/.test(next)) return { sureness: 0.66 + bonus - damp, why: 'age or “who” after name' };
  if (after === ',' && /^(?:an?|the|president|director|head|chief|professor|chairman|founder|author|former)$/.test(next) && last > start) return { sureness: 0.62 - damp, why: 'description after name' };
  return after === 'who' || after === 'whose' ? { sureness: 0.6 + bonus - damp, why: 'before “who”' } : undefined;
}
