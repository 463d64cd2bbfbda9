import type { Span } from '../span';
import type { WordReader, Words } from './words';
import { hashWord, wordFrom } from './words';

/**
 * What may lie between two stretches of words in the source: after an ellipsis left-out words, for a bracket the words it stands for,
 * and between two pieces of a quotation whatever its writer passed over.
 */
export type Gap = 'ellipsis' | 'inserted' | 'piece';

/** Words that must follow each other in the source; `first` to before `end` in the query's words. */
export interface Stretch {
  /** What lies before it; the first one's says nothing. */
  readonly gap: Gap;
  readonly first: number;
  readonly end: number;
}

/** The words to look for. Offsets are those of the draft. */
export interface Query {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly hashes: readonly number[];
  readonly stretches: readonly Stretch[];
  /** Words in brackets before the first or behind the last stretch of a piece. */
  readonly outside?: readonly string[];
}

interface Cut extends Span {
  readonly gap: Gap;
  /** A word written with a bracket inside, as in “[W]e”: the word without it. */
  readonly word: string | undefined;
}

/** An ellipsis, with brackets or without; or words in brackets that are no link's text. */
const cuts = /[[(]\s?(?:…|\.{3,6})\s?[\])]|…|\.{3,12}|\.(?:[ \u00a0]\.){2,6}|\[[^[\]\n]{1,200}\](?!\()/gu;

/** Reads a piece of a draft's quotation as words to look for. */
export function queryOf(words: Words, piece: Span, reader: WordReader): Query {
  const { text } = words;
  const builder = new QueryBuilder(text);
  let at = piece.start;
  for (const cut of cutsIn(text, piece, reader)) {
    if (cut.start < at) continue;
    builder.copy(words, at, cut.start);
    if (cut.word === undefined) builder.cut(cut.gap, cut.gap === 'inserted' ? text.slice(cut.start, cut.end) : undefined);
    else builder.add(cut.start, cut.end, hashWord(cut.word, 0, cut.word.length));
    at = cut.end;
  }
  builder.copy(words, at, piece.end);
  return builder.finish();
}

/** The pieces of a quotation, one after the other. */
export function joined(queries: readonly Query[]): Query {
  const builder = new QueryBuilder(queries[0]?.text ?? '');
  for (const query of queries) {
    for (const [i, { gap, first, end }] of query.stretches.entries()) {
      builder.cut(i === 0 ? 'piece' : gap);
      for (let word = first; word < end; word++) builder.add(query.starts[word] ?? 0, query.ends[word] ?? 0, query.hashes[word] ?? 0);
    }
    builder.keep(query.outside);
  }
  return builder.finish();
}

function cutsIn(text: string, piece: Span, reader: WordReader): Cut[] {
  return [...text.slice(piece.start, piece.end).matchAll(cuts)].map(({ 0: found, index }): Cut => {
    const start = piece.start + index, end = start + found.length;
    if (!found.startsWith('[') || /^\[\s?[….]/u.test(found)) return { start, end, gap: 'ellipsis', word: undefined };
    return insertion(text, { start, end }, piece, reader);
  });
}

/** A bracket with the word that it is a part of, if it is. */
function insertion(text: string, { start, end }: Span, piece: Span, reader: WordReader): Cut {
  let from = start, to = end;
  while (from > piece.start && reader.isWord(text, from - 1)) from--;
  while (to < piece.end && reader.isWord(text, to)) to++;
  const inside = text.slice(start + 1, end - 1);
  // “[W]e” says that a capital was made; of “close[d]” nobody knows what it was.
  const word = from === start && to > end && /^\p{L}$/u.test(inside) ? inside + text.slice(end, to) : undefined;
  return { start: from, end: to, gap: 'inserted', word };
}

class QueryBuilder {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly hashes: number[] = [];
  private readonly stretches: Stretch[] = [];
  private readonly outside: string[] = [];
  /** Brackets that no word has followed yet. */
  private brackets: string[] = [];
  private first = 0;
  private gap: Gap = 'piece';

  constructor(private readonly text: string) {}

  add(start: number, end: number, hash: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.hashes.push(hash);
  }

  copy(words: Words, from: number, to: number): void {
    for (let i = wordFrom(words, from); i < words.count && (words.ends[i] ?? 0) <= to; i++) this.add(words.starts[i] ?? 0, words.ends[i] ?? 0, words.hashes[i] ?? 0);
  }

  /** Keeps what another query has in brackets outside of its words. */
  keep(brackets: readonly string[] = []): void {
    this.outside.push(...brackets);
  }

  cut(gap: Gap, bracket?: string): void {
    this.close();
    if (bracket !== undefined) this.brackets.push(bracket);
    // Of an ellipsis beside a bracket the ellipsis allows more.
    if (this.gap !== 'ellipsis' || this.first === 0) this.gap = gap;
  }

  finish(): Query {
    this.close();
    this.keep(this.brackets);
    return { text: this.text, starts: this.starts, ends: this.ends, hashes: this.hashes, stretches: this.stretches, ...(this.outside.length > 0 && { outside: this.outside }) };
  }

  private close(): void {
    if (this.starts.length === this.first) return;
    if (this.first === 0) this.keep(this.brackets);
    this.brackets = [];
    this.stretches.push({ gap: this.gap, first: this.first, end: this.starts.length });
    this.first = this.starts.length;
    this.gap = 'piece';
  }
}
