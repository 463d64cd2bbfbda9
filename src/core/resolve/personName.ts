import { nameSuffixes, particles } from '../recognize/facts/persons';
import { isNickname } from './nicknames';

const initials = /^(?:\p{Lu}\.)+$/u;
/** What stands in quotation marks or brackets within a name: ‘The Brick’. */
const between = /\s[“"‘'(]([^“”"‘’()]{1,30})[”"’')](?=\s)/u;

/** A person's name, folded for comparing. */
export interface PersonName {
  /** What is compared of it: without initials, suffix and nickname. */
  readonly words: readonly string[];
  /** The first name, or the initials that stand for it ("jk"). */
  readonly first: string;
  readonly surname: string;
  /** What stands between first name and surname, initials as one letter each. */
  readonly middles: readonly string[];
  /** "Jr"; empty where the name says nothing. */
  readonly suffix: string;
  /** "Bill" in 'William "Bill" Moss'; empty without one. */
  readonly nickname: string;
  /** Whether initials are all there is of a first name. */
  readonly initialled: boolean;
}

/** A person's name in words, without initials, suffixes and what is in quotation marks; particles stay: "Robert F. Kennedy Jr." -> Robert, Kennedy. */
export function nameParts(name: string): string[] {
  const words = withoutNickname(name).split(/\s+/).filter(Boolean);
  const kept = words.filter((word) => !nameSuffixes.has(word) && !initials.test(word));
  return kept.length > 0 ? kept : words;
}

function withoutNickname(name: string): string {
  return mayHoldNickname(name) ? name.replace(between, '') : name;
}

/** Nearly no name does, and this is asked of every mention. */
function mayHoldNickname(name: string): boolean {
  return name.includes(' “') || name.includes(' "') || name.includes(' ‘') || name.includes(" '") || name.includes(' (');
}

/** Takes a name apart. */
export function personName(name: string): PersonName {
  const words = nameParts(name).map(foldWord), all = withoutNickname(name).split(/\s+/).filter((word) => word !== '' && !nameSuffixes.has(word));
  const leading = all.findIndex((word) => !initials.test(word)), initialled = leading > 0;
  const middles = all.slice(initialled ? leading : 1, -1).filter((word) => !particles.has(word.toLowerCase())).flatMap((word) => (initials.test(word) ? lettersOf(word) : [foldWord(word)]));
  const first = initialled ? all.slice(0, leading).flatMap(lettersOf).join('') : (words[0] ?? '');
  const last = name.slice(name.lastIndexOf(' ') + 1);
  return {
    words, first, initialled, middles,
    surname: words[words.length - 1] ?? '',
    suffix: last !== name && nameSuffixes.has(last) ? last.replace('.', '') : '',
    nickname: mayHoldNickname(name) ? foldWord(between.exec(name)?.[1]?.replace(/^the /i, '') ?? '') : '',
  };
}

function lettersOf(word: string): string[] {
  return word.toLowerCase().split('.').filter(Boolean);
}

/** A word without accents and case. */
export function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/gu, "'").toLowerCase();
}

/** Whether two full names of one surname may be one person's. */
export function mayBeSame(a: PersonName, b: PersonName): boolean {
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return false;
  if (a.initialled || b.initialled) {
    const x = initialsOf(a), y = initialsOf(b);
    return x.startsWith(y) || y.startsWith(x);
  }
  if (a.words.length !== b.words.length && hyphenless(a) === hyphenless(b)) return true;
  const first = sameFirstName(a.first, b.first) || (a.nickname !== '' && sameFirstName(a.nickname, b.first)) || (b.nickname !== '' && sameFirstName(a.first, b.nickname));
  return first && !otherMiddles(a.middles, b.middles);
}

/** "Jean Claude" is "Jean-Claude". */
function hyphenless({ words }: PersonName): string {
  return words.join(' ').replaceAll('-', ' ');
}

function initialsOf({ initialled, first, middles }: PersonName): string {
  return (initialled ? first : first.charAt(0)) + middles.map((word) => word.charAt(0)).join('');
}

/** George H. W. is not George W.; Anna Maria is not Anna Sofia; what only one name has tells nothing. */
function otherMiddles(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const x = a.join(''), y = b.join('');
  if (x.length === a.length && y.length === b.length) return !x.startsWith(y) && !y.startsWith(x);
  return !a.some((one) => b.some((other) => one.startsWith(other) || other.startsWith(one)));
}

/** Whether two first names may be one person's: equal, one the other's initial or beginning, or its short form. */
function sameFirstName(x: string, y: string): boolean {
  return x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y)) || isShortFor(x, y) || isShortFor(y, x) || isNickname(x, y);
}

/** "Dan" for Daniel, but not "Carl" for Carla or "Jean" for Jean-Luc. */
function isShortFor(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short) && !/^(?:-|[ae]$)/.test(long.slice(short.length));
}
