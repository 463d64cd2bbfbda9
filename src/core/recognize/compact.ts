import type { BlockFindings, MentionCandidate, QuotationCandidate, RoleCandidate, Sentence, Token } from './context';
import type { BlockKind } from '../parse/block';

const kinds: readonly Token['kind'][] = ['word', 'number', 'possessive', 'punctuation', 'symbol'];
/** Numbers kept of each token: start, end, and sentence with kind. */
const width = 3;

/** A block's tokens as numbers: a twentieth of what objects take, and read without making any. */
export class TokenTable {
  private readonly numbers: Uint16Array | Uint32Array;

  constructor(private readonly prose: string, tokens: readonly Token[]) {
    const last = tokens[tokens.length - 1];
    const small = last === undefined || (last.end < 65_536 && last.sentence < 8_000);
    const numbers = small ? new Uint16Array(tokens.length * width) : new Uint32Array(tokens.length * width);
    tokens.forEach(({ start, end, sentence, kind }, i) => {
      numbers[i * width] = start;
      numbers[i * width + 1] = end;
      numbers[i * width + 2] = sentence * 8 + kinds.indexOf(kind);
    });
    this.numbers = numbers;
  }

  get length(): number {
    return this.numbers.length / width;
  }

  start(index: number): number {
    return this.numbers[index * width] ?? 0;
  }

  end(index: number): number {
    return this.numbers[index * width + 1] ?? 0;
  }

  sentence(index: number): number {
    return (this.numbers[index * width + 2] ?? 0) >> 3;
  }

  kind(index: number): Token['kind'] {
    return kinds[(this.numbers[index * width + 2] ?? 0) & 7] ?? 'symbol';
  }

  text(index: number): string {
    return this.prose.slice(this.start(index), this.end(index));
  }

  /** The tokens as objects, made anew at each call. */
  toArray(): Token[] {
    return Array.from({ length: this.length }, (_, i) => ({ start: this.start(i), end: this.end(i), text: this.text(i), kind: this.kind(i), sentence: this.sentence(i) }));
  }
}

/** Lists of reasons: thousands of mentions have the same few. */
const reasons = new Map<string, readonly string[]>();
const mostReasons = 10_000;

function shared(why: readonly string[]): readonly string[] {
  const key = why.join('\n'), known = reasons.get(key);
  if (known) return known;
  if (reasons.size >= mostReasons) reasons.clear();
  reasons.set(key, why);
  return why;
}

/** The tables last asked for their tokens, oldest first: resolution asks for those of one block again and again. */
const recent = new Map<TokenTable, Token[]>();
const mostRecent = 4;

function tokensOfTable(table: TokenTable): Token[] {
  const known = recent.get(table);
  if (known) return known;
  const made = table.toArray(), [oldest] = recent.keys();
  if (oldest && recent.size >= mostRecent) recent.delete(oldest);
  recent.set(table, made);
  return made;
}

/** Findings as they are kept: tokens become objects only where somebody asks for them. */
class CompactFindings implements BlockFindings {
  readonly kind: BlockKind;
  readonly prose: string;
  readonly sentences: readonly Sentence[];
  readonly mentions: MentionCandidate[];
  readonly roles: RoleCandidate[];
  readonly quotations: QuotationCandidate[];
  readonly table: TokenTable;

  constructor({ kind, prose, sentences, mentions, roles, quotations, tokens }: BlockFindings) {
    this.kind = kind;
    this.prose = prose;
    this.sentences = sentences.slice();
    this.mentions = mentions.map((mention) => ({ ...mention, why: shared(mention.why) }));
    this.roles = roles.slice();
    this.quotations = quotations.slice();
    this.table = new TokenTable(prose, tokens);
  }

  get tokens(): Token[] {
    return tokensOfTable(this.table);
  }
}

/** The same findings in a third of the memory, for as long as the block stands in a text. */
export function compactFindings(findings: BlockFindings): BlockFindings {
  return new CompactFindings(findings);
}

/** The tokens of findings as numbers. */
export function tableOf(findings: BlockFindings): TokenTable {
  return findings instanceof CompactFindings ? findings.table : new TokenTable(findings.prose, findings.tokens);
}
