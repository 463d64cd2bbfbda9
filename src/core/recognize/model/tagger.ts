import type { BlockContext } from '../context';
import type { Span } from '../../span';
import { FeatureReader, type FeatureSink } from './features';
import { labelOf, modelTypes, begin, unit, type ModelType } from './labels';
import { Lattice } from './lattice';
import { rowLength, unpackSums, type Model } from './weights';
import { WordTable, type WordFacts } from './words';
import type { Zone } from './zones';

/** A possible name with the probability that exactly this span is a name of this type. */
export interface ScoredName extends Span {
  readonly type: ModelType;
  readonly probability: number;
}

/** Names less likely than this are not worth keeping for the rest of the source to speak on. */
const least = 0.08;
const longest = 14;

/** A block whose reader is kept, so that there is always one alive: see `createBlockAnalyzer`. */
const example: BlockContext = {
  kind: 'paragraph', prose: 'Ida Holm sails.', mentions: [], roles: [], quotations: [], sentences: [{ start: 0, end: 14, firstToken: 0, lastToken: 3 }],
  tokens: [{ start: 0, end: 3, text: 'Ida', kind: 'word', sentence: 0 }, { start: 4, end: 8, text: 'Holm', kind: 'word', sentence: 0 }, { start: 9, end: 14, text: 'sails', kind: 'word', sentence: 0 }],
};

/** Reads blocks with a trained model. */
export class Tagger implements FeatureSink {
  private readonly lattice: Lattice;
  private readonly table = new WordTable();
  /** Sums of packed weights, a row a word; `target` is these, or a group that is being kept. */
  private sums = new Float64Array(64 * rowLength);
  private target = this.sums;
  private base = 0;
  private facts: WordFacts = this.table.outside;
  private group = 0;

  /** Never read again. */
  readonly kept: FeatureReader;

  constructor(private readonly model: Model) {
    this.kept = new FeatureReader(example, this.table, model.rowCount - 1);
    this.lattice = new Lattice(model.transitions);
  }

  /** The possible names of a block, overlapping ones included, in the order of the text. */
  names(context: BlockContext): ScoredName[] {
    const reader = new FeatureReader(context, this.table, this.model.rowCount - 1), names: ScoredName[] = [];
    for (const zone of reader.zones) {
      this.fill(reader, zone);
      this.collect(reader, zone, names);
    }
    return names;
  }

  /** Part of the sink's contract: adds one feature's weights to the scores of the word being read. */
  add(row: number): void {
    addRow(this.target, this.target === this.sums ? this.base : 0, this.model.rows, row * rowLength);
  }

  /** Part of the sink's contract: adds a group's sums if they are known, else begins to collect them. */
  recall(facts: WordFacts, group: number): boolean {
    const known = facts.sums[group];
    if (known) {
      addRow(this.sums, this.base, known, 0);
      return true;
    }
    this.target = new Float64Array(rowLength);
    this.facts = facts;
    this.group = group;
    return false;
  }

  /** Part of the sink's contract: keeps the group that was collected. */
  keep(): void {
    this.facts.sums[this.group] = this.target;
    addRow(this.sums, this.base, this.target, 0);
    this.target = this.sums;
  }

  private fill(reader: FeatureReader, zone: Zone): void {
    const words = zone.to - zone.from, size = words * rowLength;
    this.lattice.reset(words);
    if (this.sums.length < size) this.target = this.sums = new Float64Array(size * 2);
    this.sums.fill(0, 0, size);
    for (let at = zone.from; at < zone.to; at++) {
      this.base = (at - zone.from) * rowLength;
      reader.read(zone, at, this);
    }
    unpackSums(this.sums, words, this.model.unit, this.lattice.scores);
  }

  private collect({ pieces }: FeatureReader, zone: Zone, names: ScoredName[]): void {
    const { lattice } = this, length = zone.to - zone.from;
    lattice.sum();
    for (let from = 0; from < length; from++) {
      for (let type = 0; type < modelTypes.length; type++) {
        const open = lattice.probability(from, labelOf(type, begin)), alone = lattice.probability(from, labelOf(type, unit));
        for (let to = from; to < (open < least ? from + 1 : Math.min(length, from + longest)); to++) {
          const probability = to > from ? lattice.nameProbability(from, to, type) : alone;
          const first = pieces[zone.from + from], final = pieces[zone.from + to], name = modelTypes[type];
          if (probability >= least && first && final && name) names.push({ start: first.start, end: final.end, type: name, probability });
        }
      }
    }
  }
}

/** Adds a row of weights to the sums that start at `base`. */
function addRow(sums: Float64Array, base: number, weights: Float64Array, from: number): void {
  for (let i = 0; i < rowLength; i++) sums[base + i] = (sums[base + i] ?? 0) + (weights[from + i] ?? 0);
}
