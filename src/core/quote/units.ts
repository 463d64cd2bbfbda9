import type { BlockContext, Token } from '../recognize/context';
import type { Span } from '../span';
import { isCueForm } from './cues';
import type { QuotedPiece } from './marks';

/** A token outside quotation marks, or a whole quoted piece: what the grammar of attribution is written in. */
export interface Unit extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'possessive' | 'mark' | 'quote';
  readonly capital: boolean;
  /** The quoted piece of a unit of kind `quote`. */
  readonly piece: QuotedPiece | null;
  /** The first words of a quoted piece and its last. */
  readonly words?: readonly string[];
}

/** Whether a unit is a dash, however it is typed. */
export function isDash(unit: Unit | undefined): boolean {
  return unit?.kind === 'mark' && /^[—–―-]{1,3}$/u.test(unit.text);
}

/** Whether a quoted piece has a comma at its end: “We are late,”. */
export function endsInComma(unit: Unit | undefined): boolean {
  return unit?.kind === 'quote' && /,[^\p{L},]{0,4}$/u.test(unit.words?.at(-1) ?? '');
}

/** Whether words in quotation marks end so that who says them may follow: with a comma, a question or an exclamation mark. */
export function awaitsSpeaker(unit: Unit | undefined): boolean {
  return unit?.kind === 'quote' && /[,?!][^\p{L},]{0,4}$/u.test(unit.words?.at(-1) ?? '');
}

/** Whether words in quotation marks stand among the units from `from` to `to`. */
export function holdsQuote(units: readonly Unit[], from: number, to: number): boolean {
  return units.slice(from, to + 1).some(({ kind }) => kind === 'quote');
}

const maxParenthesis = 8;

/** The block's sentences as units; a sentence never ends inside a quoted piece. */
export function sentenceUnits(block: Pick<BlockContext, 'prose' | 'tokens'>, pieces: readonly QuotedPiece[]): Unit[][] {
  const sentences: Unit[][] = [];
  let current: Unit[] = [];
  let last: Token | null = null;
  let p = 0, entered = -1;
  const close = (): void => {
    if (current.length > 0) sentences.push(withNamesOfWill(withoutParentheses(current)));
    current = [];
  };
  block.tokens.forEach((token, i) => {
    while (p < pieces.length && (pieces[p]?.end ?? 0) <= token.start) p++;
    const piece = pieces[p];
    const inside = piece !== undefined && token.end > piece.start;
    if (inside && entered === p) {
      last = token;
      return;
    }
    const before = current[current.length - 1];
    if (before?.kind === 'quote' ? endsAfterQuote(block, before, i) : last !== null && ((last.sentence !== token.sentence && !endsEarly(block.tokens, i)) || endsLate(last, token))) close();
    if (inside) {
      entered = p;
      current.push({ start: piece.start, end: piece.end, text: '', lower: '', kind: 'quote', capital: false, piece, words: wordsOf(block.prose, piece) });
    } else current.push(unitOf(token));
    last = token;
  });
  close();
  return sentences;
}

/** The parser takes "in." and "no." for abbreviations; before a capital they end a sentence, as "U.S." does before "He". */
function endsLate(last: Token, next: Token): boolean {
  if (last.kind !== 'word' || !last.text.endsWith('.')) return false;
  if (/^(?:in|no|so|us|it|on|up|out|am|is)\.$/u.test(last.text)) return /^\p{Lu}/u.test(next.text);
  return next.start > last.end && /^(?:He|She|It|They|We|But|And|This|That|These|However|Mr\.|Ms\.|Mrs\.)$/u.test(next.text);
}

/** The parser ends a sentence in "the No. 2 official". */
function endsEarly(tokens: readonly Token[], next: number): boolean {
  return tokens[next]?.kind === 'number' && tokens[next - 1]?.text === '.' && /^nos?$/iu.test(tokens[next - 2]?.text ?? '');
}

/** "Will" with a capital inside a sentence, or before a surname or a verb that says something, is somebody's name: no list of words has it as it stands. */
function withNamesOfWill(units: Unit[]): Unit[] {
  units.forEach((unit, i) => {
    const next = units[i + 1];
    if (unit.text === 'Will' && (i > 0 || next?.capital === true || isCueForm(next?.lower ?? ''))) units[i] = { ...unit, lower: unit.text };
  });
  return units;
}

/** Leaves out short parentheses: "Ana Lee (D-Ohio) said". The spans around them stay true. */
function withoutParentheses(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  let opened = -1;
  for (const unit of units) {
    if (unit.kind === 'mark' && unit.text === '(' && kept.length > 0) opened = kept.length;
    else if (unit.kind === 'mark' && unit.text === ')' && opened >= 0) {
      if (kept.length - opened <= maxParenthesis + 1) kept.length = opened;
      else kept.push(unit);
      opened = -1;
      continue;
    } else if (unit.kind === 'quote') opened = -1;
    kept.push(unit);
  }
  return kept;
}

function wordsOf(prose: string, { start, end }: Span): string[] {
  const words = prose.slice(start, Math.min(end, start + 120)).split(/\s+/u).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, '')).filter(Boolean);
  return end - start > 120 ? [...words, prose.slice(end - 12, end)] : words;
}

function unitOf(token: Token): Unit {
  const { start, end, text } = token;
  const kind = token.kind === 'possessive' ? 'possessive' : token.kind === 'punctuation' ? 'mark' : 'word';
  const lower = text.toLowerCase();
  // Most words are ASCII: the Unicode class is asked for the rest only.
  const code = text.charCodeAt(0);
  const capital = code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
  return { start, end, text, lower: lower.includes('’') ? lower.replaceAll('’', '\'') : lower, kind, capital, piece: null };
}

/** Whether a sentence ends with the quotation before token `next`: it does after “…!” She left, not after “…!” she said. */
function endsAfterQuote(block: Pick<BlockContext, 'prose' | 'tokens'>, quote: Unit, next: number): boolean {
  const inner = block.prose.slice(Math.max(quote.start, quote.end - 8), quote.end).replace(/[\s”"’'»“]{1,8}$/u, '');
  const token = block.tokens[next];
  if (!token || !/[.!?…]$/u.test(inner)) return false;
  if (token.kind === 'punctuation') return /^[“"‘'«([]/u.test(token.text);
  if (!/^[\p{Lu}\p{N}]/u.test(token.text)) return false;
  return !attributionFollows(block.tokens, next, /[^.]\.$/u.test(inner));
}

/** “Is it?” Ms. Lee asked. A name or pronoun, a cue verb and the sentence's end follow; after a full stop, at once. */
function attributionFollows(tokens: readonly Token[], from: number, stopped: boolean): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 6); i++) {
    const token = tokens[i];
    if (!token || (token.kind === 'punctuation' && token.text !== '.')) return false;
    if (i > from && isCueForm(token.text.toLowerCase())) {
      const after = tokens[i + 1];
      if (stopped) return after?.text === '.';
      if (after && /^[,:]$/u.test(after.text) && /^[“"‘'«„]/u.test(tokens[i + 2]?.text ?? '')) return false;
      return !after || after.kind === 'punctuation' || /^\p{Ll}{3,20}ly$/u.test(after.text) || /^(?:in|on|at|to|of|during|last|after|when|as|with)$/u.test(after.text);
    }
  }
  return false;
}
