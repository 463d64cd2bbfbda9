import { lowerBound } from '../lowerBound';
import { sha256Hex } from '../sidecar/ids';
import type { Span } from '../span';
import { TextIndex } from './textIndex';
import type { Occurrences } from './textIndex';

/**
 * A document's text as annotations see it: without a byte order mark, every line end (CRLF, CR) a single LF. Converts
 * between the document's UTF-16 offsets, the normalised text's UTF-16 offsets and Unicode code points (a lone surrogate
 * counts as one). Offsets out of range are clamped; each conversion takes logarithmic time.
 */
export class NormalizedText {
  /** The normalised text. */
  readonly text: string;
  /** Number of code points of `text`. */
  readonly length: number;
  /** 1 where the document starts with a byte order mark. */
  private readonly bom: number;
  /** Offsets, in `text`, of the line feeds that are two code units in the document; ascending. */
  private readonly crlf: readonly number[];
  /** Offsets, in `text`, of the high surrogates that are followed by a low one; ascending. */
  private readonly pairs: readonly number[];
  /** Built by the first search. */
  private index: TextIndex | undefined;
  private hash: string | undefined;

  constructor(document: string) {
    this.bom = document.charCodeAt(0) === 0xfeff ? 1 : 0;
    const body = this.bom ? document.slice(1) : document;
    const crlf: number[] = [];
    for (let at = body.indexOf('\r\n'); at >= 0; at = body.indexOf('\r\n', at + 2)) crlf.push(at - crlf.length);
    this.crlf = crlf;
    this.text = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
    this.pairs = surrogatePairs(this.text);
    this.length = this.text.length - this.pairs.length;
  }

  /** SHA-256 of the text's UTF-8, reckoned once. */
  get sha256(): string {
    return this.hash ??= sha256Hex(this.text);
  }

  /** The normalised offset of a document offset; one between CR and LF counts as before the line end. */
  fromDocument(offset: number): number {
    const inBody = clamp(offset - this.bom, this.text.length + this.crlf.length);
    // The k-th CRLF lies at document offset crlf[k] + k, and what follows it is shifted by k + 1.
    const before = lowerBound(this.crlf.length, (k) => (this.crlf[k] ?? 0) + k + 2 > inBody);
    const next = this.crlf[before];
    return next !== undefined && next + before + 1 === inBody ? next : inBody - before;
  }

  /** The document offset of a normalised offset. */
  toDocument(offset: number): number {
    const at = clamp(offset, this.text.length);
    return at + this.bom + lowerBound(this.crlf.length, (k) => (this.crlf[k] ?? 0) >= at);
  }

  /** The code point index of a normalised offset; one inside a surrogate pair counts as before it. */
  toCodePoint(offset: number): number {
    const at = clamp(offset, this.text.length);
    const before = lowerBound(this.pairs.length, (k) => (this.pairs[k] ?? 0) >= at);
    const last = before > 0 ? this.pairs[before - 1] : undefined;
    return last !== undefined && last + 1 === at ? last - (before - 1) : at - before;
  }

  /** The normalised offset of a code point index. */
  fromCodePoint(index: number): number {
    const at = clamp(index, this.length);
    return at + lowerBound(this.pairs.length, (k) => (this.pairs[k] ?? 0) - k >= at);
  }

  /** The normalised span of a document span, widened to whole line ends and whole characters. */
  spanFromDocument(span: Span): Span {
    let end = this.fromDocument(span.end);
    if (this.toDocument(end) < Math.min(span.end, this.toDocument(this.text.length))) end++;
    return this.whole({ start: this.fromDocument(span.start), end });
  }

  /** The document span of a normalised span. */
  spanToDocument(span: Span): Span {
    return { start: this.toDocument(span.start), end: this.toDocument(span.end) };
  }

  /** Widens a normalised span so that it cuts no surrogate pair. */
  whole(span: Span): Span {
    return { start: this.splitsPair(span.start) ? span.start - 1 : span.start, end: this.splitsPair(span.end) ? span.end + 1 : span.end };
  }

  /** The normalised offset `count` code points before (negative) or after an offset, within the text. */
  step(offset: number, count: number): number {
    return this.fromCodePoint(this.toCodePoint(offset) + count);
  }

  /** Where a string stands in the normalised text (normalised offsets). */
  find(pattern: string): Occurrences {
    this.index ??= new TextIndex(this.text);
    return this.index.find(pattern);
  }

  private splitsPair(offset: number): boolean {
    return isHigh(this.text.charCodeAt(offset - 1)) && isLow(this.text.charCodeAt(offset));
  }
}

function surrogatePairs(text: string): number[] {
  const pairs: number[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) pairs.push(i++);
  }
  return pairs;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
