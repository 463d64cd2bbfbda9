import type { SourceBlock } from '../analysis/model';
import type { TurnLabel } from '../parse/turnLabel';
import { occupations, titles } from '../recognize/facts/persons';
import { lexicon } from '../recognize/lexicon';
import type { Span } from '../span';
import { overlaps } from '../span';
import type { Choice } from './entitiesChoose';

/** Makes people of those who have the word in a transcript: whoever "DILL OAKES:" is, it is a person, or a known organisation. */
export function turnSpeakers(source: readonly SourceBlock[], labels: ReadonlyMap<number, TurnLabel>): (choices: Choice[], block: number) => Choice[] {
  return (choices, block) => {
    const label = labels.get(block), prose = source[block]?.findings.prose ?? '';
    if (!label) return choices;
    const name = nameIn(prose, label.name);
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
  if (/^(?:speaker|participant|respondent|interviewee|voice) [\p{Lu}\d]+$/iu.test(prose.slice(start, end))) return { start, end };
  let first = 0;
  while (first < words.length - 1 && titles.has(words[first]?.quiet ?? '')) first++;
  const from = words[first];
  if (!from || words.slice(first).every((word) => isGeneric(word.quiet))) return null;
  return { start: from.start, end };
}

function isGeneric(word: string): boolean {
  if (word.length < 2) return true;
  const lower = word.toLowerCase();
  if (titles.has(word) || occupations.has(lower)) return true;
  return lexicon.isCommonWord(lower) && !lexicon.firstNames.has(word) && !lexicon.lastNames.has(word);
}

/** A word in capitals as the lists have it. */
function quiet(word: string): string {
  return word.length > 1 && !/\p{Ll}/u.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}
