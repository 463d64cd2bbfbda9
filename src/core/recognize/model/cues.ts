import type { Piece, Zone } from './zones';

const afterOpening = /^["“‘'«„([—–:•…\u0091\u0093-]+$/u;
const inWords = new Set(['in', 'from', 'near', 'across', 'outside']);
const strongTitle = 256, firstName = 32, speech = 262144;
/** What a block says of a word elsewhere in it, a bit each. */
const lowerCase = 1, inMiddle = 2, afterTitle = 4, afterIn = 8, endsName = 16, speaks = 32, again = 64;

/** What the rest of a block says: whether a word is also written small, follows a title, ends a longer name. */
export class BlockCues {
  /** 0: running text; 1: most words have a capital; 2: most are all capitals; 3: nothing but one zone. */
  readonly lineType: number;
  private readonly bits = new Map<number, number>();
  private readonly runs: { from: number; to: number }[] = [];
  private readonly runAt: Int32Array;

  constructor(private readonly pieces: readonly Piece[], zones: readonly Zone[]) {
    this.runAt = new Int32Array(pieces.length).fill(-1);
    for (const zone of zones) this.addRuns(zone);
    this.lineType = this.typeOfLine(zones);
    const counts = new Map<number, number>();
    for (const zone of zones) for (let at = zone.from; at < zone.to; at++) this.note(zone, at, counts);
    if (counts.size > 0) this.noteSmall(counts);
    for (const [word, count] of counts) if (count > 1) this.set(word, again);
      else this.bits.set(word, (this.bits.get(word) ?? 0) & lowerCase);
  }

  of(lower: number): number {
    return this.bits.get(lower) ?? 0;
  }

  /** The run a piece stands in; a linker is a run by itself. */
  run(at: number): { from: number; to: number } {
    return this.runs[this.runAt[at] ?? -1] ?? { from: at, to: at + 1 };
  }

  /** Whether a piece opens a sentence or a quotation, where any word has a capital. */
  opens(zone: Zone, at: number): boolean {
    const before = this.pieces[at - 1];
    return at === zone.first || (before !== undefined && before.kind !== 'word' && afterOpening.test(before.text));
  }

  private addRuns({ from, to }: Zone): void {
    let start = -1;
    for (let at = from; at <= to; at++) {
      const piece = this.pieces[at];
      const joins = at < to && piece !== undefined && piece.kind !== 'possessive' && piece.kind !== 'punctuation' && (piece.facts.capital || piece.kind === 'number');
      if (joins && start < 0) start = at;
      if (joins || start < 0) continue;
      this.runAt.fill(this.runs.length, start, at);
      this.runs.push({ from: start, to: at });
      start = -1;
    }
  }

  private typeOfLine(zones: readonly Zone[]): number {
    let words = 0, capitals = 0, upper = 0;
    for (const { kind, facts, text } of this.pieces) {
      if (kind !== 'word' || text.length < 4) continue;
      if (++words > 40) return 0;
      if (facts.capital) capitals++;
      if (facts.upper) upper++;
    }
    if (words === 0) return 0;
    if (upper * 4 > words * 3) return 2;
    const zone = zones[0];
    if (zone && zones.length === 1 && zone.to - zone.from >= this.pieces.length - 1) return 3;
    return words > 2 && capitals * 4 > words * 3 ? 1 : 0;
  }

  private set(word: number, bit: number): void {
    this.bits.set(word, (this.bits.get(word) ?? 0) | bit);
  }

  private note(zone: Zone, at: number, counts: Map<number, number>): void {
    const piece = this.pieces[at];
    if (!piece?.facts.capital) return;
    const { lower } = piece.facts, { from, to } = this.run(at);
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
    if (!this.opens(zone, at)) this.set(lower, inMiddle);
    const before = from > zone.first ? this.pieces[from - 1] : undefined, after = to < zone.limit ? this.pieces[to] : undefined;
    const left = at > from ? this.pieces[at - 1] : undefined;
    if ((left?.facts.lists ?? 0) & strongTitle) this.set(lower, afterTitle);
    if (before && inWords.has(before.text) && to - from === 1) this.set(lower, afterIn);
    if (left && at === to - 1 && (left.facts.lists & firstName || /^\p{Lu}\.$/u.test(left.text))) this.set(lower, endsName);
    if (after && at === to - 1 && after.facts.lists & speech) this.set(lower, speaks);
  }

  private noteSmall(counts: ReadonlyMap<number, number>): void {
    for (const { kind, facts } of this.pieces) if (kind === 'word' && !facts.capital && counts.has(facts.lower)) this.set(facts.lower, lowerCase);
  }
}
