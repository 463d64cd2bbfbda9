import type { Root, SentenceContent } from 'nlcst';
import { ParseEnglish } from 'parse-english';
import type { Plugin } from 'unified';

type Point = Readonly<{ line: number; column: number; offset: number }>;

const types = ['WhiteSpaceNode', 'PunctuationNode', 'WordNode', 'SymbolNode'] as const;
const word = 2, symbol = 3, unknown = 4;
const carriageReturn = 13, lineFeed = 10;

/** Whether a text gives one of parse-latin's rules for sentences anything to do. */
type Occasion = (text: string) => boolean;

const joins: Occasion = (text) => /[&'\-.:=?@_\u00AD\u00B7\u2010\u2011\u2019\u2027](?![\s"”),;—]|$)/u.test(text);
const elides: Occasion = (text) => /['’/]/u.test(text);
/** One a rule, in their order: elisions, "&" and "-" at a word's edges, marks within words, slashes, initials. The last sets the position of a sentence that is about to be divided: nobody reads it. */
const sentenceOccasions: readonly Occasion[] = [
  elides, (text) => text.includes('&'), (text) => text.includes('-'), joins, (text) => text.includes('/'), (text) => text.includes('.') && (joins(text) || elides(text)), () => false,
];
/** Of the rules for paragraphs only one looks at each word: it parts sentences at blank lines. */
const blankLines = 10, paragraphRules = 13;

/**
 * parse-english at several times its speed: its trees are the same, but characters are told apart by a table, and rules
 * are left out that have nothing to do in a text.
 */
class EnglishParser extends ParseEnglish {
  /** By character code; `unknown` until parse-latin has said what a character is. */
  private readonly kinds = new Uint8Array(0x10000).fill(unknown);
  private readonly sentenceRules = this.tokenizeSentencePlugins;
  private readonly paragraphRules = this.tokenizeParagraphPlugins;
  private readonly unlined = this.paragraphRules.filter((_, i) => i !== blankLines);

  constructor() {
    super();
    if (this.sentenceRules.length !== sentenceOccasions.length || this.paragraphRules.length !== paragraphRules) throw new Error('parse-english has other rules than it had; look at what each one needs to have anything to do.');
  }

  override parse(text: string): Root {
    this.tokenizeSentencePlugins = this.sentenceRules.filter((_, i) => sentenceOccasions[i]?.(text));
    const line = text.search(/[\r\n]/u);
    this.tokenizeParagraphPlugins = line >= 0 && /[\r\n]/u.test(text.slice(line + 1)) ? this.paragraphRules : this.unlined;
    return super.parse(text);
  }

  override tokenize(text = ''): SentenceContent[] {
    const nodes: SentenceContent[] = [];
    let point: Point = { line: 1, column: 1, offset: 0 }, { line } = point, lineStart = 0;
    for (let from = 0; from < text.length;) {
      const kind = this.kindAt(text, from);
      let to = from, code = 0, before = 0;
      do {
        before = code;
        code = text.charCodeAt(to++);
        if (code === carriageReturn || code === lineFeed) {
          lineStart = to;
          if (code === carriageReturn || before !== carriageReturn) line++;
        }
      } while (to < text.length && this.goesOn(text, to, kind, code));
      const start = point;
      point = { line, column: to - lineStart + 1, offset: to };
      nodes.push(node(kind, text.slice(from, to), start, point));
      from = to;
    }
    return nodes;
  }

  /** Whether the character at `at` belongs to the node before it: words and white space go on, marks when they are repeated. */
  private goesOn(text: string, at: number, kind: number, before: number): boolean {
    if (this.kindAt(text, at) !== kind) return false;
    const code = text.charCodeAt(at);
    return kind === word || kind === 0 || code === before || (code >= 0xd800 && code <= 0xdfff);
  }

  private kindAt(text: string, at: number): number {
    const code = text.charCodeAt(at), known = this.kinds[code] ?? symbol;
    if (known !== unknown) return known;
    const [first] = super.tokenize(text.charAt(at));
    return (this.kinds[code] = types.indexOf(first?.type as 'WordNode'));
  }
}

function node(kind: number, value: string, start: Point, end: Point): SentenceContent {
  if (kind === word) return { type: 'WordNode', children: [{ type: 'TextNode', value, position: { start, end } }], position: { start, end } };
  return { type: types[kind] as 'SymbolNode', value, position: { start, end } };
}

/** A unified plugin: parses English prose to nlcst. */
export const english: Plugin<[], string, Root> = function () {
  const parser = new EnglishParser();
  this.parser = (text) => parser.parse(text);
};
