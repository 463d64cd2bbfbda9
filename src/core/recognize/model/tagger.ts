import type { BlockContext } from '../context';
import type { Span } from '../../span';
import { FeatureReader } from './features';
import { labelCount, labelOf, modelTypes, begin, unit, type ModelType } from './labels';
import { Lattice } from './lattice';
import type { Model } from './weights';
import { WordTable } from './words';
import type { Zone } from './zones';

/** A possible name with the probability that exactly this span is a name of this type. */
export interface ScoredName extends Span {
  readonly type: ModelType;
  readonly probability: number;
}

/** Names less likely than this are not worth keeping for the rest of the source to speak on. */
const least = 0.08;
const longest = 14;

/** Reads blocks with a trained model. */
export class Tagger {
  private readonly lattice: Lattice;
  private readonly table = new WordTable();
  private base = 0;

  constructor(private readonly model: Model) {
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
    const { rows } = this.model, { scores } = this.lattice, { base } = this, end = base + labelCount;
    for (let i = base, from = row * labelCount; i < end; i++, from++) scores[i] = (scores[i] ?? 0) + (rows[from] ?? 0);
  }

  private fill(reader: FeatureReader, zone: Zone): void {
    this.lattice.reset(zone.to - zone.from);
    for (let at = zone.from; at < zone.to; at++) {
      this.base = (at - zone.from) * labelCount;
      reader.read(zone, at, this);
    }
    const { scores } = this.lattice, { unit: worth } = this.model, size = (zone.to - zone.from) * labelCount;
    for (let i = 0; i < size; i++) scores[i] = (scores[i] ?? 0) * worth;
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
