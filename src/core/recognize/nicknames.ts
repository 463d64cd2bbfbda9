import { lexicon } from './lexicon';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

const opening = /^[“"‘'(]$/, closing = /^[”"’')]$/;
/** A nickname has at most so many words: "The Gentle Giant". */
const mostWords = 3;

/** Finds people whose nickname stands within their name: 'William "Bill" Moss', "Dana ‘The Brick’ Odom", "Elizabeth (Liz) Crane". */
export const recognizeNicknames: Recognizer = () => (_tree, file) => {
  const context = contextOf(file), { tokens } = context;
  for (let at = 1; at < tokens.length - 3; at++) {
    const mark = tokens[at];
    if (!mark || mark.text.length !== 1 || mark.kind === 'word' || !opening.test(mark.text)) continue;
    const close = closeOf(tokens, at), last = close > 0 ? lastOf(tokens, close + 1, isGiven(tokens[close - 1])) : 0, first = last > 0 ? firstOf(tokens, at - 1) : -1;
    const from = tokens[first], to = tokens[last];
    if (from && to && isNamed(tokens, first, at, close)) add(context, from.start, to.end);
  }
};

function add({ mentions }: BlockContext, start: number, end: number): void {
  mentions.push({ start, end, type: 'PERSON', confidence: 0.93, why: ['nickname within name'] });
}

/** The closing mark behind one to three capitalised words, or 0. */
function closeOf(tokens: readonly Token[], at: number): number {
  for (let next = at + 1; next <= at + 1 + mostWords; next++) {
    const token = tokens[next];
    if (!token) return 0;
    if (closing.test(token.text)) return next > at + 1 ? next : 0;
    if (token.kind !== 'word' || !(isName(token) || (next === at + 1 && token.text === 'the'))) return 0;
  }
  return 0;
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}(?:\p{L}|['’-])*\p{Ll}/u.test(token.text);
}

function isGiven(token: Token | undefined): boolean {
  return lexicon.firstNames.has(token?.text ?? '');
}

/** The last word of the surname that starts at an index, or 0; an everyday word is one only behind a first name in marks. */
function lastOf(tokens: readonly Token[], at: number, sure: boolean): number {
  const start = /^(?:von|van|de|der|del|da|di|bin|al)$/.test(tokens[at]?.text ?? '') ? at + 1 : at;
  const word = tokens[start], before = tokens[start - 1];
  if (!word || !isName(word) || word.start - (before?.end ?? 0) !== 1 || word.sentence !== before?.sentence) return 0;
  return sure || !lexicon.isCommonWord(word.text.toLowerCase()) || lexicon.lastNames.has(word.text) ? start : 0;
}

/** The first name before an index, an initial between them included, or -1. */
function firstOf(tokens: readonly Token[], at: number): number {
  const first = /^\p{Lu}\.$/u.test(tokens[at]?.text ?? '') ? at - 1 : at;
  return isName(tokens[first]) && isGiven(tokens[first]) ? first : -1;
}

/** In brackets stands a first name; the word before the mark touches nothing. */
function isNamed(tokens: readonly Token[], first: number, open: number, close: number): boolean {
  const mark = tokens[open], inside = tokens[open + 1], before = tokens[open - 1], after = tokens[close + 1];
  if (!mark || !before || first < 0 || mark.start - before.end !== 1 || before.sentence !== tokens[first]?.sentence || !after) return false;
  return mark.text !== '(' || (close === open + 2 && isGiven(inside));
}
