import { occupations, strongTitles } from '../recognize/facts/persons';
import { lexicon } from '../recognize/lexicon';
import { isRoleNoun } from '../resolve/roles/nouns';
import { isNumberedSpeaker } from './numberedSpeakers';

/** What the words before a turn name: somebody, what somebody is, or anything that a line may begin with. */
export type SpeakerWords = 'name' | 'role' | 'words';

/** Words for who speaks that are no occupations or roles. */
const speaking = new Set(['interviewer', 'interviewee', 'narrator', 'announcer', 'respondent', 'caller', 'question', 'answer', 'crowd', 'audience', 'chorus', 'voice', 'voices', 'all', 'both', 'court', 'panel', 'hosts', 'guest', 'guests', 'unidentified', 'unknown', 'protesters', 'members', 'several', 'kid', 'kids', 'child', 'children', 'automated', 'me', 'you', 'us', 'jury', 'floor']);

/** What the words of a label are. */
export function speakerWords(label: string): SpeakerWords {
  if (isNumberedSpeaker(label)) return 'role';
  const words = label.split(/[\s_]+/u).filter((word) => word !== '');
  if (words.length === 1 && (label.length <= 3 || /\d/u.test(label)) && !/\p{Ll}/u.test(label)) return 'name';
  const kinds = words.map(wordKind);
  if (kinds.includes('name')) return 'name';
  if (/^the /iu.test(label) && kinds.slice(1).every((kind) => kind === 'title' || kind === 'role')) return 'role';
  // "MR. BAKER", but not "Mr. President".
  if (kinds.includes('title') && kinds[0] !== 'words') return kinds.at(-1) === 'words' ? 'name' : 'role';
  return kinds.includes('role') ? 'role' : 'words';
}

function wordKind(word: string): SpeakerWords | 'title' {
  const own = quiet(word), lower = own.toLowerCase().replace(/[.,]$/u, '');
  if (strongTitles.has(own)) return 'title';
  if (isListedName(own)) return 'name';
  const first = /^\p{L}+/u.exec(lower)?.[0] ?? '';
  if (speaking.has(first) || occupations.has(first) || isRoleNoun(first, 'PERSON')) return 'role';
  return lexicon.isCommonWord(lower) || lexicon.singles.has(own) || /^[\d#]/u.test(word) ? 'words' : 'name';
}

/** Whether one of the words is a name that is listed, or there are several. */
export function isSureName(label: string): boolean {
  const words = label.split(/[\s_]+/u);
  return words.length > 1 || words.some((word) => isListedName(quiet(word)));
}

/** Whether a word is a listed first or last name. */
export function isListedName(word: string): boolean {
  return lexicon.firstNames.has(word) || lexicon.lastNames.has(word);
}

/** A word in capitals as the lists have it. */
export function quiet(word: string): string {
  return word.length > 1 && !/\p{Ll}/u.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}
