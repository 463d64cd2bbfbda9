import { plainCapitals } from './facts/words';
import { nameSuffixes, particles, strongTitles, titles } from './facts/persons';
import { lexicon } from './lexicon';
import { Memo } from '../memo';
import type { BlockContext, Token } from './context';
import { formsOf, isCapitalised, type Form } from './forms';

/** One word of a run, with what the lists say about it. */
export interface RunWord {
  readonly token: Token;
  /** Index into the block's tokens. */
  readonly index: number;
  /** The word as lists have it: "LUNDEN" as "Lunden" in a line of capitals. */
  readonly text: string;
  /** A lower-case particle or "&" between the capitalised words. */
  readonly linker: boolean;
  /** First word of a sentence or of a quotation, where any word has a capital. */
  readonly initial: boolean;
  /** An everyday English word. */
  readonly common: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly title: boolean;
}

/** Capitalised words that follow one another, with the particles between them. */
export interface Run {
  readonly words: readonly RunWord[];
  /** Index of the token before the first word in the same sentence, or -1. */
  readonly before: number;
  /** Index of the token after the last word in the same sentence, or -1. */
  readonly after: number;
}

/** The runs of a block. `weak`: most words of the block have a capital, so that a capital says nothing. */
export interface Runs {
  readonly runs: readonly Run[];
  readonly weak: boolean;
}

const known = new WeakMap<BlockContext, Runs>();
const weakBlocks = new WeakMap<BlockContext, boolean>();

/** The capitalised runs of a block, found once for all recognizers. */
export function runsOf(context: BlockContext): Runs {
  const found = known.get(context);
  if (found) return found;
  const weak = isTitleCase(context), forms = formsOf(context);
  const runs: Run[] = [];
  for (const sentence of context.sentences) {
    let at = sentence.firstToken;
    while (at < sentence.lastToken) {
      const end = runEnd(context, forms, at, sentence.lastToken);
      if (end === at) at++;
      else {
        runs.push(makeRun(context, at, end, sentence.firstToken, sentence.lastToken));
        at = end;
      }
    }
  }
  const result = { runs, weak };
  known.set(context, result);
  return result;
}

/** Whether most words of a block have a capital, so that a capital says nothing. */
export function isWeak(context: BlockContext): boolean {
  return weakBlocks.get(context) ?? runsOf(context).weak;
}

/** Leaves of the runs of `context` only whether they are weak, which `kept`, its compact form, then knows. */
export function forgetRuns(context: BlockContext, kept: BlockContext): void {
  weakBlocks.set(kept, runsOf(context).weak);
  known.delete(context);
}

function startsRun(token: Token, form: Form | undefined): boolean {
  return token.kind === 'word' && form !== undefined && form.nameable;
}

/** The index after the run that starts at `at`; `at` itself when none does. */
function runEnd(context: BlockContext, forms: readonly Form[], at: number, limit: number): number {
  const first = context.tokens[at];
  if (!first || !startsRun(first, forms[at])) return at;
  let end = at + 1;
  if (isCompound(first.text)) return end;
  while (end < limit) {
    let next = end, joined = isSpaced(context, next);
    // At most three particles stand in a row.
    while (joined && next < limit && next - end < 3 && isLinker(context.tokens[next])) joined = isSpaced(context, ++next);
    const token = context.tokens[next];
    if (!joined || next >= limit || !token || !startsRun(token, forms[next])) break;
    end = next + 1;
    if (isCompound(token.text)) break;
  }
  return end;
}

const shortTails = new Set(['led', 'era', 'run', 'born', 'made', 'held', 'wide', 'only', 'like', 'type', 'free', 'rich', 'side', 'bred', 'area']);

/** "Berlin-based", "U.S.-led", "Norwegian-Swedish": only what stands before the hyphen can go with the words before it. */
function isCompound(text: string): boolean {
  const hyphen = text.lastIndexOf('-');
  if (hyphen < 2) return false;
  const head = text.slice(0, hyphen), tail = text.slice(hyphen + 1);
  if (isCapitalised(tail)) return (lexicon.singles.has(head) || head === 'Arabia') && lexicon.singles.has(tail) && !lexicon.singles.has(text);
  // Short words are syllables of given names more often: "Cho Gue-sung".
  return shortTails.has(tail) || (tail.length > 4 && lexicon.isCommonWord(tail));
}

/** Whether a word with one hyphen has the form of a given name of two syllables: "Kit-yee", not "Tokyo-bound". */
export function isGivenName(text: string, hyphen: number): boolean {
  return isCapitalised(text) && /^\p{Ll}{1,6}$/u.test(text.slice(hyphen + 1)) && !isCompound(text) && !lexicon.singles.has(text.slice(0, hyphen));
}

function isLinker(token: Token | undefined): boolean {
  return token !== undefined && (token.text === '&' || (token.kind === 'word' && particles.has(token.text)));
}

/** Whether only a single space, or the end of a wrapped line, stands before a token. */
export function isSpaced({ tokens, prose }: Pick<BlockContext, 'tokens' | 'prose'>, index: number): boolean {
  const before = tokens[index - 1], token = tokens[index];
  if (!before || !token || token.start <= before.end) return false;
  if (token.start - before.end > 1) return isLineEnd(prose.slice(before.end, token.start));
  const space = prose.charCodeAt(before.end);
  return space === 32 || space === 160 || space === 10 || space === 13;
}

/** One line end with white space around it: what hangs in a list or ends in CRLF was wrapped all the same. */
function isLineEnd(gap: string): boolean {
  return gap.length < 40 && gap.trim() === '' && gap.replace('\r\n', '\n').split(/[\r\n]/u).length === 2;
}

function makeRun(context: BlockContext, from: number, to: number, first: number, last: number): Run {
  const words: RunWord[] = [];
  for (let index = from; index < to; index++) {
    const token = context.tokens[index];
    if (token) words.push(makeWord(context, headOf(token), index, first));
  }
  return { words, before: from > first ? from - 1 : -1, after: to < last ? to : -1 };
}

/** The part of a compound before its last hyphen; any other token as it is. */
function headOf(token: Token): Token {
  if (!token.text.includes('-') || !isCompound(token.text)) return token;
  const text = token.text.slice(0, token.text.lastIndexOf('-'));
  return { ...token, text, end: token.start + text.length };
}

const opening = /^["“‘'«„([—–:•…-]+$/u;

/** What of a run's word is told by the word alone. */
type RunWordForm = Pick<RunWord, 'text' | 'common' | 'first' | 'last' | 'title'>;

const wordForms = new Memo<RunWordForm>((written) => {
  const shouted = written.length > 3 && /^\p{Lu}[\p{Lu}'’-]+$/u.test(written);
  const cased = shouted ? written.charAt(0) + written.slice(1).toLowerCase() : written;
  const isName = shouted && (lexicon.firstNames.has(cased) || lexicon.lastNames.has(cased) || lexicon.singles.has(cased) || lexicon.phrases.has(cased));
  const text = isName ? cased : written;
  return {
    text,
    common: lexicon.isCommonWord(written.toLowerCase()),
    first: lexicon.firstNames.has(text),
    last: lexicon.lastNames.has(text) || nameSuffixes.has(text),
    title: titles.has(text) || strongTitles.has(text),
  };
});

function makeWord({ tokens }: BlockContext, token: Token, index: number, sentenceStart: number): RunWord {
  const { text, common, first, last, title } = wordForms.get(token.text), before = tokens[index - 1];
  const initial = index === sentenceStart || (before !== undefined && before.kind !== 'word' && opening.test(before.text));
  return { token, index, text, linker: isLinker(token), initial, common, first, last, title };
}

function isTitleCase(context: BlockContext): boolean {
  const { tokens, kind } = context;
  // A headline has no full stop.
  if (tokens.length > 40 || (kind !== 'heading' && tokens[tokens.length - 1]?.text === '.')) return false;
  const forms = formsOf(context);
  let capital = 0, lower = 0;
  for (let at = 0; at < tokens.length; at++) {
    const form = forms[at];
    if (tokens[at]?.kind !== 'word' || !form || form.functional) continue;
    if (form.capitalised) capital++;
    else lower++;
  }
  return capital >= (kind === 'heading' ? 2 : 4) && lower * 4 < capital;
}

/** Whether a word of a run can be part of a name at all. */
export function isPlain(word: RunWord): boolean {
  return word.linker || plainCapitals.has(word.text);
}
