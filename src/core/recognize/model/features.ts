import type { BlockContext } from '../context';
import { opinionsOf, type RuleOpinion } from './candidates';
import { phrasesIn } from './phrases';
import { BlockCues } from './cues';
import { commonBit, type WordFacts, type WordTable } from './words';
import { zonesOf, type Piece, type Zone } from './zones';

/** Where features go: rows of a table of weights, and which question each one answers. */
export interface FeatureSink {
  add(row: number, template: number): void;
  /** Whether the sink knows all features of a group, which depend on a word and a number alone; else they follow, up to `keep`. */
  recall(facts: WordFacts, group: number): boolean;
  keep(): void;
}

/** Groups of features of a word alone: 0 to 7 by kind of line and place, then as a neighbour. */
const asBefore = 8, asAfter = 9, asBefore2 = 10, asAfter2 = 11;

/** Turns what stands at and around a word into rows of the table of weights; the same code trains and reads. */
export class FeatureReader {
  readonly zones: readonly Zone[];
  readonly pieces: readonly Piece[];
  private readonly opinions: readonly RuleOpinion[];
  private readonly phrases: Uint8Array;
  private readonly cues: BlockCues;
  private readonly line: number;
  private sink: FeatureSink = { add: () => undefined, recall: () => true, keep: () => undefined };

  /** `mask`: number of rows less one; the number is a power of two. */
  constructor(context: BlockContext, private readonly table: WordTable, private readonly mask: number) {
    const { pieces, zones } = zonesOf(context, table);
    this.pieces = pieces;
    this.zones = zones;
    this.opinions = opinionsOf(pieces, context.mentions);
    this.phrases = phrasesIn(context.prose, pieces, zones);
    this.cues = new BlockCues(pieces, zones);
    this.line = this.cues.lineType;
  }

  /** Gives `sink` the rows of one piece of a zone. */
  read(zone: Zone, at: number, sink: FeatureSink): void {
    this.sink = sink;
    const piece = this.pieces[at];
    if (!piece) return;
    this.addWord(zone, at, piece.facts);
    this.addNeighbours(zone, at, piece.facts);
    this.addLists(zone, at, piece.facts);
    this.addRun(zone, at);
    this.addRules(zone, at, piece.facts);
  }

  private add(template: number, value: number): void {
    let hash = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    this.sink.add((hash ^ (hash >>> 16)) & this.mask, template);
  }

  private pair(template: number, one: number, other: number): void {
    this.add(template, Math.imul(one, 31) ^ Math.imul(other, 0x27d4eb2f));
  }

  private factsAt(zone: Zone, at: number): WordFacts {
    const { outside } = this.table;
    return at < zone.first || at >= zone.limit ? outside : (this.pieces[at]?.facts ?? outside);
  }

  private addWord(zone: Zone, at: number, facts: WordFacts): void {
    const opens = this.cues.opens(zone, at) ? 1 : 0;
    if (this.sink.recall(facts, this.line * 2 + opens)) return;
    this.add(0, 1);
    this.add(1, facts.exact);
    this.pair(2, facts.lower, this.line);
    for (const affix of facts.affixes) this.add(3, affix);
    this.pair(4, facts.shape, opens);
    this.pair(5, facts.shape, this.line);
    this.pair(6, opens * 4 + this.line, facts.lists & commonBit);
    this.add(7, Math.min((this.pieces[at]?.text.length ?? 0), 12) * 2 + (facts.upper ? 1 : 0));
    for (let bits = facts.lists; bits !== 0; bits &= bits - 1) this.add(30, bits & -bits);
    this.pair(31, facts.lists, opens);
    this.sink.keep();
  }

  private addNeighbours(zone: Zone, at: number, facts: WordFacts): void {
    const before = this.factsAt(zone, at - 1), before2 = this.factsAt(zone, at - 2);
    const after = this.factsAt(zone, at + 1), after2 = this.factsAt(zone, at + 2);
    this.addNeighbour(before, asBefore, 10, 22);
    this.addNeighbour(after, asAfter, 11, 23);
    this.addNeighbour(before2, asBefore2, 12, 0);
    this.addNeighbour(after2, asAfter2, 13, 0);
    this.pair(14, before.lower, facts.lower);
    this.pair(15, facts.lower, after.lower);
    this.pair(19, before.shape, facts.shape);
    this.pair(20, facts.shape, after.shape);
    this.pair(21, Math.imul(before.shape, 7) ^ facts.shape, after.shape);
  }

  /** What a neighbour alone says: the word, its lists and its ending, unless `lists` is 0. */
  private addNeighbour(facts: WordFacts, group: number, word: number, lists: number): void {
    if (this.sink.recall(facts, group)) return;
    this.add(word, facts.lower);
    if (lists !== 0) {
      this.add(lists, facts.lists);
      this.add(lists + 2, facts.affixes[facts.affixes.length - 2] ?? 0);
    }
    this.sink.keep();
  }

  private addLists(zone: Zone, at: number, facts: WordFacts): void {
    const before = this.factsAt(zone, at - 1), after = this.factsAt(zone, at + 1), phrase = this.phrases[at] ?? 0;
    const opens = this.cues.opens(zone, at) ? 1 : 0;
    this.pair(32, before.listBits, facts.listBits);
    this.pair(33, facts.listBits, after.listBits);
    this.pair(34, Math.imul(before.listBits, 7) ^ facts.listBits, after.listBits);
    if (phrase > 0) this.pair(35, phrase, opens);
    const cue = this.cues.of(facts.lower);
    this.pair(36, cue, opens);
    for (let bits = cue; bits !== 0; bits &= bits - 1) this.add(37, bits & -bits);
    this.pair(38, cue, facts.listBits);
  }

  /** The run: capitalised words with nothing between them. What stands around it says more than what stands around a word in it. */
  private addRun(zone: Zone, at: number): void {
    const { from, to } = this.cues.run(at), length = Math.min(to - from, 5);
    const place = (at === from ? 1 : 0) + (at === to - 1 ? 2 : 0) + 4 * Math.min(at - from, 3);
    const before = this.factsAt(zone, from - 1), before2 = this.factsAt(zone, from - 2);
    const after = this.factsAt(zone, to), after2 = this.factsAt(zone, to + 1);
    const head = this.factsAt(zone, to - 1), lead = this.factsAt(zone, from);
    this.pair(40, place, length);
    this.pair(41, place, before.lower);
    this.pair(42, place, after.lower);
    this.pair(43, before.lower, before2.lower);
    this.pair(44, after.lower, after2.lower);
    this.pair(45, before.lower, after.lower);
    this.pair(46, head.lower, place & 3);
    this.pair(47, lead.lower, place & 3);
    this.pair(48, head.lists, place);
    this.pair(49, lead.lists, place);
    this.pair(50, before.lists, length);
    this.pair(51, after.lists, length);
    this.pair(52, after.shape, after2.shape);
    this.pair(53, head.affixes[head.affixes.length - 2] ?? 0, place & 3);
    this.pair(54, Math.imul(lead.listBits, 7) ^ head.listBits, place);
    this.pair(55, (zone.to - zone.from > to - from ? 1 : 0) + 2 * (from === zone.from ? 1 : 0) + 4 * (to === zone.to ? 1 : 0), length);
    this.pair(59, head.lower, before.lower);
  }

  private addRules(zone: Zone, at: number, facts: WordFacts): void {
    const own = this.opinions[at], before = at > zone.first ? this.opinions[at - 1] : undefined, after = at + 1 < zone.limit ? this.opinions[at + 1] : undefined;
    if (!own) return;
    this.add(60, own.first);
    this.pair(61, own.first, own.second);
    this.add(62, own.first >> 4);
    this.add(63, own.first >> 8);
    this.pair(64, own.first >> 4, (before?.first ?? 0) >> 4);
    this.pair(65, own.first >> 4, (after?.first ?? 0) >> 4);
    this.pair(66, own.first >> 4, facts.shape);
    this.pair(67, own.first, this.line);
    this.pair(68, own.first >> 4, facts.listBits);
  }
}
