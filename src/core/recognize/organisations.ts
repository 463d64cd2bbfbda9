import { lateOpeners, orgOpeners, strongClosers } from './facts/organisations';
import { placeClosers } from './facts/places';
import { strongTitles } from './facts/persons';
import { plainAcronyms } from './facts/words';
import { addMention, lowerAt } from './finds';
import { lexicon } from './lexicon';
import { isSpaced, runsOf, type Run, type RunWord } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

const links = new Set(['of', 'for', 'on', 'against']);
/** After one everyday word these close no name: "Human Resources", "Press Office". */
const vagueClosers = new Set(['Resources', 'Energy', 'Media', 'Services', 'Service', 'Office', 'Capital', 'Board', 'Team', 'Unit', 'Front', 'Oil', 'Gas', 'Communications', 'Force', 'Forces', 'Panel', 'Command', 'Division', 'Systems', 'Industry', 'Investment', 'Industries', 'Committee', 'Campaign', 'Conference', 'Court', 'Society', 'Program', 'Programme', 'Project', 'Initiative', 'Group', 'Company', 'School', 'Church', 'Department', 'Center', 'Centre', 'Administration', 'Movement']);
const bodies = new Set(['Directors', 'Trustees', 'Governors', 'Appeal', 'Appeals', 'Ministers', 'Elders', 'Supervisors', 'Education', 'Representatives', 'State', 'Honor', 'Honour']);
const fillers = new Set(['the', 'a', 'an']);

/** Finds organisations by the words that open or close their names and by their initials. */
export const recognizeOrganisations: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  const byFirstToken = new Map(runs.map((run) => [run.words[0]?.index ?? -1, run]));
  const byEnd = new Map(runs.map((run) => [(run.words[run.words.length - 1]?.index ?? -2) + 1, run]));
  for (const run of runs) {
    if (!weak) {
      findByCloser(context, run, byEnd);
      findByOpener(context, run, byFirstToken);
    }
    findAcronyms(context, run, weak);
  }
};

/** "Tarn Valley Research Center", "Food and Drug Administration". */
function findByCloser(context: BlockContext, run: Run, byEnd: ReadonlyMap<number, Run>): void {
  const { words } = run;
  let start = firstNameWord(run);
  for (let at = start; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (strongTitles.has(word.text) && !strongClosers.has(word.text)) { start = at + 1; continue; }
    const members = at === start && at === 0 ? membersBefore(context, run, byEnd) : undefined;
    if (!strongClosers.has(word.text) || (at === start && !members)) continue;
    const next = words[at + 1];
    if (next && (strongClosers.has(next.text) || placeClosers.has(next.text))) continue;
    const left = members ?? (start === 0 ? leftOfAnd(context, run, byEnd) ?? (at > 0 ? membersBefore(context, run, byEnd) : undefined) : undefined), from = left ?? words[start];
    const vague = !left && at === start + 1 && words[start]?.common && vagueClosers.has(word.text);
    if (from && !vague) addMention(context, from, word, 'ORG', at - start > 0 && isGeneric(words.slice(start, at)) ? 0.7 : 0.86, `“${word.text}” closes a name`);
    start = at + 1;
  }
}

/** Where a name can start: an everyday word at the start of a sentence is only that, unless nothing else is left. */
function firstNameWord({ words }: Run): number {
  const first = words[0], second = words[1];
  if (!first?.initial || !first.common || first.first) return 0;
  return second && strongClosers.has(second.text) && words.length === 2 ? 0 : lexicon.singles.has(first.text) ? 0 : isVerbLike(first) ? 1 : 0;
}

function isVerbLike({ text }: RunWord): boolean {
  return /(?:ing|ed|ly)$/.test(text) || ['Former', 'Many', 'Several', 'Senior', 'Local', 'Top', 'Like', 'While', 'Some', 'Other'].includes(text);
}

function isGeneric(words: readonly RunWord[]): boolean {
  return words.every((word) => word.common);
}

const irregularPlurals = new Set(['Women', 'Men', 'Children', 'People']);

/** The word from which "United Sailors’ Union" or "Women’s League" starts: its members stand before the closing word. */
function membersBefore(context: BlockContext, run: Run, byEnd: ReadonlyMap<number, Run>): RunWord | undefined {
  const mark = context.tokens[run.before], first = run.words[0];
  if (mark?.kind !== 'possessive' || !first || !isSpaced(context, first.index)) return undefined;
  const left = byEnd.get(run.before), last = left?.words[left.words.length - 1];
  if (!left || !last) return undefined;
  const plural = mark.text.length === 1 ? (last.common || (!last.last && !last.first && !lexicon.singles.has(last.text))) && /[^s]s$/u.test(last.text) : irregularPlurals.has(last.text);
  return plural ? left.words[firstNameWord(left)] : undefined;
}

/** The word from which "X and Y Administration" starts, when X is an everyday word that cannot stand alone. */
function leftOfAnd(context: BlockContext, run: Run, byEnd: ReadonlyMap<number, Run>): RunWord | undefined {
  if (lowerAt(context, run.before) !== 'and' || !isSpaced(context, run.before)) return undefined;
  const left = byEnd.get(run.before), last = left?.words[left.words.length - 1];
  if (!left || !last || !last.common || last.initial || strongClosers.has(last.text)) return undefined;
  return left.words.length <= 2 ? left.words[0] : undefined;
}

/** "Ministry of Finance and Economy", "Center for a Quiet Coast". */
function findByOpener(context: BlockContext, run: Run, byFirstToken: ReadonlyMap<number, Run>): void {
  const { words } = run, opener = words[words.length - 1];
  if (!opener || !(orgOpeners.has(opener.text) || (words.length > 1 && lateOpeners.has(opener.text))) || run.after < 0 || !links.has(lowerAt(context, run.after)) || !isSpaced(context, run.after)) return;
  let at = run.after + 1;
  while (fillers.has(context.tokens[at]?.text ?? '')) at++;
  const next = byFirstToken.get(at);
  if (!next || !isSpaced(context, at)) return;
  const link = lowerAt(context, run.after);
  // "Board of Directors" is part of an organisation, not one.
  if (words.length === 1 && next.words.length === 1 && bodies.has(next.words[0]?.text ?? '')) return;
  let last = next.words[next.words.length - 1];
  const tail = next.after < 0 ? undefined : byFirstToken.get(next.after + 1);
  if (last && ['and', 'of'].includes(lowerAt(context, next.after)) && tail && isGeneric(tail.words) && isSpaced(context, next.after) && isSpaced(context, next.after + 1)) {
    if (lowerAt(context, next.after) === 'of' || isGeneric(next.words)) last = tail.words[tail.words.length - 1];
  }
  const from = words[titlesBefore(words)] ?? opener;
  if (last) addMention(context, from, last, 'ORG', 0.9, `“${opener.text} ${link}” opens a name`);
}

function titlesBefore(words: readonly RunWord[]): number {
  let start = 0;
  for (let at = 0; at < words.length - 1; at++) {
    const word = words[at];
    if (word && strongTitles.has(word.text) && !strongClosers.has(word.text)) start = at + 1;
  }
  return start;
}

/** "NQRT", "O.P.L.": initials that are in no list. */
function findAcronyms(context: BlockContext, { words }: Run, weak: boolean): void {
  for (const word of words) {
    const { text } = word.token;
    if (text.length < 2 || text.length > 9 || !/^(?:\p{Lu}{2,7}s?|(?:\p{Lu}\.){2,5}|[GM]\d{1,2}|(?!RM|Rs)\p{Lu}{2,4}\d{1,3}|\p{Lu}{2,5}[&/-]\p{Lu}{1,5}|\p{Lu}[a-z]\p{Lu})$/u.test(text)) continue;
    if (plainAcronyms.has(text) || lexicon.singles.has(text) || word.first || /^[QA]\d/.test(text) || (text.length > 3 && word.common)) continue;
    if (/^(?:\p{Lu}\.){2,3}$/u.test(text) && words.length > 1) continue;
    const shouting = weak && words.every((other) => /^\P{Ll}+$/u.test(other.token.text)) && words.length > 1;
    if (!shouting) addMention(context, word, word, 'ORG', 0.62, 'initials');
  }
}
