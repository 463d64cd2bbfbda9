import type { SourceBlock } from '../analysis/model';
import { isNumberedSpeaker } from '../articles/numberedSpeakers';
import { isListedName, quiet, speakerWords } from '../articles/speakerNames';
import type { TurnLabel } from '../parse/turnLabel';
import { occupations, titles } from '../recognize/facts/persons';
import { lexicon } from '../recognize/lexicon';
import type { Span } from '../span';
import { overlaps } from '../span';
import type { Choice } from './entitiesChoose';
import { areInitials } from './labelSpeakers';

/** So many blocks before the first turn may name those who speak. */
const introduction = 12;
/** Whatever word stands behind one of these is a name, unless it is an office. */
const forms: ReadonlySet<string> = new Set(['Mr.', 'Mr', 'Mrs.', 'Mrs', 'Ms.', 'Ms', 'Miss', 'Dr.', 'Dr', 'Judge', 'Justice']);
const chairs: ReadonlySet<string> = new Set(['Chair', 'Moderator', 'Clerk', 'Foreman', 'Foreperson']);

/** Makes people of those who have the word in a transcript: whoever "DILL OAKES:" is, it is a person, or a known organisation. */
export function turnSpeakers(source: readonly SourceBlock[], labels: ReadonlyMap<number, TurnLabel>): (choices: Choice[], block: number) => Choice[] {
  const [first = 0] = labels.keys();
  // What stands before the first turn, and all labels: where the names stand that initials are of.
  const names = labels.size === 0 ? '' : [...source.slice(Math.max(0, first - introduction), first).map(({ findings }) => findings.prose), ...new Set([...labels].map(([head, { name }]) => source[head]?.findings.prose.slice(name.start, name.end) ?? ''))].join('\n');
  const known = new Map<string, boolean>();
  const isShort = (words: string): boolean => {
    const is = known.get(words) ?? areInitials(words, names);
    known.set(words, is);
    return is;
  };
  return (choices, block) => {
    const label = labels.get(block), prose = source[block]?.findings.prose ?? '';
    if (!label) return choices;
    const name = isShort(prose.slice(label.name.start, label.name.end)) ? null : nameIn(prose, label.name);
    const rest = choices.filter((choice) => !overlaps(choice, label.name));
    const listed = choices.find((choice) => choice.type === 'ORG' && choice.start === name?.start && choice.end === name.end && choice.why.includes('listed organisation'));
    if (listed) return choices;
    if (name) rest.push({ ...name, type: 'PERSON', confidence: 0.95, why: ['speaker of a turn'] });
    return rest.sort((a, b) => a.start - b.start);
  };
}

/** The name in a label, its titles left out; null when it only says what somebody is: MODERATOR, Q. */
function nameIn(prose: string, { start, end }: Span): Span | null {
  const words = [...prose.slice(start, end).matchAll(/\S+/gu)].map(({ 0: text, index }) => ({ text, start: start + index, quiet: quiet(text) }));
  const label = prose.slice(start, end);
  if (isNumberedSpeaker(label)) return { start, end };
  if (!label.includes(' ') && speakerWords(label) === 'role') return null;
  let first = 0;
  while (first < words.length - 1 && titles.has(words[first]?.quiet ?? '')) first++;
  const from = words[first];
  const addressed = forms.has(words[first - 1]?.quiet ?? '');
  if (!from || words.slice(first).every((word) => (addressed ? titles.has(word.quiet) || chairs.has(word.quiet) : isGeneric(word.quiet)))) return null;
  return { start: from.start, end };
}

function isGeneric(word: string): boolean {
  if (word.length < 2) return true;
  const lower = word.toLowerCase();
  if (titles.has(word) || occupations.has(lower)) return true;
  return lexicon.isCommonWord(lower) && !isListedName(word);
}
