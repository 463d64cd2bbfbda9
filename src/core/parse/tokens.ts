import type { Node as NlcstNode, Root, Sentence as NlcstSentence } from 'nlcst';
import type { Sentence, Token } from '../recognize/context';
import type { Span } from '../span';
import { endsAtAbbreviation, goesOnAfterAbbreviation, isAbbreviation } from './abbreviations';

/** URLs, e-mail addresses, handles and paths of files are one token each: nothing inside them is a name. "Brand.com" alone may be a company. */
const address = /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<![\w@])[@#]\w{1,64}|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,12}\/[^\s<>"“”]*|\b[a-z]:\\[^\s<>"“”]+|(?<![\w/.])[~.]{0,2}(?:\/[\w.-]{1,64}){2,16}/giu;

/** The last character that a number can begin with. */
const nine = 57;

interface Flat {
  readonly tokens: Token[];
  readonly sentences: Sentence[];
}

/** The tokens and sentences of an nlcst tree of `prose`, whose nodes must carry offsets. */
export function tokensOf(tree: Root, prose: string): Flat {
  builder.start(prose);
  for (const paragraph of tree.children) {
    if (paragraph.type !== 'ParagraphNode') continue;
    for (const sentence of paragraph.children) if (sentence.type === 'SentenceNode') builder.addSentence(sentence);
  }
  return builder.finish();
}

class TokenBuilder {
  private prose = '';
  private flat: Flat = { tokens: [], sentences: [] };
  private addresses: readonly Span[] = [];
  private nextAddress = 0;
  private firstToken = 0;
  private stopped = false;

  start(prose: string): void {
    this.prose = prose;
    this.flat = { tokens: [], sentences: [] };
    this.nextAddress = this.firstToken = 0;
    this.stopped = false;
    const mayHold = prose.includes('@') || prose.includes('#') || /[\\/]/.test(prose) || /www\./i.test(prose);
    this.addresses = mayHold ? [...prose.matchAll(address)].map((m): Span => ({ start: m.index, end: m.index + m[0].length })) : [];
  }

  addSentence(sentence: NlcstSentence): void {
    for (const node of sentence.children) {
      if (node.type === 'WhiteSpaceNode') continue;
      const { start, end } = spanOf(node);
      if (!this.addAddress(start, end)) this.addNode(node.type, start, end);
    }
    if (goesOnAfterAbbreviation(this.flat.tokens, this.prose)) this.joinStop();
    else this.closeSentence();
  }

  /** What was built; the builder forgets the text. */
  finish(): Flat {
    this.closeSentence();
    const { flat } = this;
    this.start('');
    return flat;
  }

  /** Takes the node for a part of an address, if it is one; the first such node makes the address's token. */
  private addAddress(start: number, end: number): boolean {
    let inside = this.addresses[this.nextAddress];
    while (inside && inside.end <= start) inside = this.addresses[++this.nextAddress];
    if (!inside || inside.start >= end) return false;
    const { tokens } = this.flat, before = tokens[tokens.length - 1];
    if (!before || before.start < inside.start) this.push(inside.start, inside.end, 'symbol');
    return true;
  }

  private addNode(type: string, start: number, end: number): void {
    if (type === 'WordNode') this.addWord(start, end);
    else if (!this.joinNumber(start, end)) this.push(start, end, type !== 'PunctuationNode' ? 'symbol' : this.isPossessive(start, end) ? 'possessive' : 'punctuation');
  }

  /** The mark in "the sailors’ union": right behind a plural, words follow, and no quotation in single marks is open. */
  private isPossessive(start: number, end: number): boolean {
    const { prose } = this, mark = prose.slice(start, end);
    if ((mark !== '’' && mark !== "'") || !/\p{L}s$/iu.test(prose.slice(Math.max(0, start - 2), start)) || !/^\s\p{L}/u.test(prose.slice(end, end + 2))) return false;
    const before = prose.slice(Math.max(0, start - 400), start);
    if (mark === '’') return before.lastIndexOf('‘') <= before.search(/’(?!\p{L})[^’]*$/u);
    return !/(?:^|[\s(“"])'\p{L}(?:[^']|\p{L}'\p{L}){0,400}$/u.test(before);
  }

  /** The comma in "1,000": what follows it is joined to the number by `addWord`. */
  private joinNumber(start: number, end: number): boolean {
    const { tokens } = this.flat, before = tokens[tokens.length - 1];
    if (before?.kind !== 'number' || before.end !== start || this.prose.slice(start, end) !== ',' || !/^\d{2,3}(?!\d)/.test(this.prose.slice(end, end + 4))) return false;
    tokens.pop();
    this.push(before.start, end, 'number');
    return true;
  }

  private addWord(start: number, end: number): void {
    const { tokens } = this.flat, before = tokens[tokens.length - 1];
    if (before?.kind === 'number' && before.end === start && before.text.endsWith(',')) {
      tokens.pop();
      start = before.start;
    }
    const text = this.prose.slice(start, end), last = tokens[tokens.length - 1];
    // parse-english does not end a sentence after "U.S."; a word that opens a sentence after it does.
    if (last && tokens.length > this.firstToken && (endsAtAbbreviation(last, text, start) || (this.stopped && /^\p{Lu}/u.test(text)))) this.closeSentence();
    this.stopped = false;
    this.pushWord(text, start);
  }

  /** Splits the possessive off a word: "Quist’s" -> "Quist", "’s"; "States’" -> "States", "’". */
  private pushWord(text: string, start: number): void {
    // parse-english takes some full stops for an abbreviation's that are the sentence's.
    if (text.endsWith('.') && !isAbbreviation(text)) {
      const stop = start + text.length - 1;
      this.pushWord(text.slice(0, -1), start);
      this.push(stop, stop + 1, 'punctuation');
      this.stopped = true;
      return;
    }
    const possessive = text.includes('’') || text.includes("'") ? (/['’][sS]?$/u.exec(text)?.[0].length ?? 0) : 0;
    const stem = text.length - possessive;
    const word = possessive > 0 ? text.slice(0, stem) : text;
    if (stem > 0) this.push(start, start + stem, word.charCodeAt(0) <= nine && /^[\d.,]+$/.test(word) ? 'number' : 'word', word);
    if (possessive > 0) this.push(start + stem, start + text.length, stem > 0 ? 'possessive' : 'punctuation');
  }

  private push(start: number, end: number, kind: Token['kind'], text = this.prose.slice(start, end)): void {
    this.flat.tokens.push({ start, end, text, kind, sentence: this.flat.sentences.length });
  }

  /** "No", "." -> "No.". */
  private joinStop(): void {
    const { tokens } = this.flat, stop = tokens[tokens.length - 1], word = tokens[tokens.length - 2];
    if (stop?.text !== '.' || word?.kind !== 'word') return;
    tokens.splice(-2);
    this.push(word.start, stop.end, 'word');
  }

  private closeSentence(): void {
    this.stopped = false;
    const { tokens, sentences } = this.flat, first = tokens[this.firstToken], last = tokens[tokens.length - 1];
    if (!first || !last) return;
    sentences.push({ start: first.start, end: last.end, firstToken: this.firstToken, lastToken: tokens.length });
    this.firstToken = tokens.length;
  }
}

/** One for all texts: work on a text is never interrupted. */
const builder = new TokenBuilder();

function spanOf(node: NlcstNode): Span {
  const start = node.position?.start.offset, end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error('An nlcst node has no offsets; parse with positions on.');
  return { start, end };
}
