import { begin, enders, followers, inside, labelCount, labelOf, last, starters, unit } from './labels';

const firstLabels = starters();
/** All pairs of labels of which the second may follow the first. */
const arcFrom = Uint8Array.from(followers.flatMap((list, from) => list.map(() => from)));
const arcTo = Uint8Array.from(followers.flat());
export const arcCount = arcFrom.length;

/**
 * Sums over all paths of labels through one stretch of words by the forward-backward algorithm, each row scaled to a sum
 * of 1 (Rabiner 1989), so that a word costs one exponential a label. Its arrays are used again for the next stretch.
 */
export class Lattice {
  /** The score of each label at each word, a row a word. To be filled by the caller after `reset`. */
  scores = new Float64Array(64 * labelCount);
  /** 1 for each label allowed at each word; only read when `constrained`. */
  allowed = new Uint8Array(64 * labelCount);
  length = 0;
  private forward = new Float64Array(64 * labelCount);
  private backward = new Float64Array(64 * labelCount);
  /** The exponential of each score, the row's largest taken out. */
  private potential = new Float64Array(64 * labelCount);
  private scale = new Float64Array(64);
  private readonly arcs = new Float64Array(arcCount);

  constructor(private readonly transitions: Float32Array) {
    this.refresh();
  }

  /** Reads the transitions again after they have changed. */
  refresh(): void {
    for (let arc = 0; arc < arcCount; arc++) this.arcs[arc] = Math.exp(this.transitions[(arcFrom[arc] ?? 0) * labelCount + (arcTo[arc] ?? 0)] ?? 0);
  }

  /** Makes room for a stretch of `length` words and empties its scores. */
  reset(length: number): void {
    this.length = length;
    const size = length * labelCount;
    if (this.scores.length < size) {
      this.scores = new Float64Array(size * 2);
      this.allowed = new Uint8Array(size * 2);
      this.forward = new Float64Array(size * 2);
      this.backward = new Float64Array(size * 2);
      this.potential = new Float64Array(size * 2);
      this.scale = new Float64Array(length * 2);
    }
    this.scores.fill(0, 0, size);
  }

  /** The log of the sum over all (allowed) paths; what the other methods answer is about these paths. */
  sum(constrained = false): number {
    let total = 0;
    for (let at = 0; at < this.length; at++) total += this.fillPotential(at * labelCount, constrained) + this.step(at);
    this.sumBackward();
    return total;
  }

  /** The probability of a label at a word. */
  probability(at: number, label: number): number {
    return (this.forward[at * labelCount + label] ?? 0) * (this.backward[at * labelCount + label] ?? 0);
  }

  /** The probability that exactly the words `from` to `to` (inclusive) are one name of a type. */
  nameProbability(from: number, to: number, type: number): number {
    let before = labelOf(type, from === to ? unit : begin);
    let probability = this.forward[from * labelCount + before] ?? 0;
    for (let at = from + 1; at <= to; at++) {
      const label = labelOf(type, at === to ? last : inside);
      probability *= Math.exp(this.transitions[before * labelCount + label] ?? 0) * (this.potential[at * labelCount + label] ?? 0) / (this.scale[at] ?? 1);
      before = label;
    }
    return probability * (this.backward[to * labelCount + before] ?? 0);
  }

  /** Adds the probability of each pair of labels that follow one another, times `sign`, to `counts`. */
  addPairs(counts: Float64Array, sign: number): void {
    for (let at = 1; at < this.length; at++) {
      const row = at * labelCount, before = row - labelCount, factor = sign / (this.scale[at] ?? 1);
      for (let arc = 0; arc < arcCount; arc++) {
        const from = arcFrom[arc] ?? 0, to = arcTo[arc] ?? 0, value = this.forward[before + from] ?? 0;
        if (value === 0) continue;
        const pair = from * labelCount + to;
        counts[pair] = (counts[pair] ?? 0) + value * (this.arcs[arc] ?? 0) * (this.potential[row + to] ?? 0) * (this.backward[row + to] ?? 0) * factor;
      }
    }
  }

  /** Fills a row of potentials; the largest score, which is taken out. */
  private fillPotential(row: number, constrained: boolean): number {
    const { scores, allowed, potential } = this;
    let most = -Infinity;
    for (let i = row; i < row + labelCount; i++) if (!constrained || allowed[i] === 1) most = Math.max(most, scores[i] ?? 0);
    for (let i = row; i < row + labelCount; i++) potential[i] = !constrained || allowed[i] === 1 ? Math.exp((scores[i] ?? 0) - most) : 0;
    return most;
  }

  /** Sums up to a word; the log of its scale. */
  private step(at: number): number {
    const { forward, potential, arcs } = this, row = at * labelCount, before = row - labelCount;
    forward.fill(0, row, row + labelCount);
    if (at === 0) for (const label of firstLabels) forward[label] = 1;
    else {
      for (let arc = 0; arc < arcCount; arc++) {
        const to = row + (arcTo[arc] ?? 0);
        forward[to] = (forward[to] ?? 0) + (forward[before + (arcFrom[arc] ?? 0)] ?? 0) * (arcs[arc] ?? 0);
      }
    }
    let sum = 0;
    for (let label = 0; label < labelCount; label++) {
      const open = at < this.length - 1 || label === 0 || ((label - 1) & 3) >= last;
      const value = open ? (forward[row + label] ?? 0) * (potential[row + label] ?? 0) : 0;
      forward[row + label] = value;
      sum += value;
    }
    this.scale[at] = sum;
    for (let label = 0; label < labelCount; label++) forward[row + label] = (forward[row + label] ?? 0) / sum;
    return Math.log(sum);
  }

  private sumBackward(): void {
    const { backward, potential, arcs, length } = this, end = (length - 1) * labelCount;
    backward.fill(0, 0, length * labelCount);
    for (const label of enders) backward[end + label] = 1;
    for (let at = length - 2; at >= 0; at--) {
      const row = at * labelCount, next = row + labelCount, scale = this.scale[at + 1] ?? 1;
      for (let arc = 0; arc < arcCount; arc++) {
        const from = row + (arcFrom[arc] ?? 0), to = next + (arcTo[arc] ?? 0);
        backward[from] = (backward[from] ?? 0) + (arcs[arc] ?? 0) * (potential[to] ?? 0) * (backward[to] ?? 0) / scale;
      }
    }
  }
}
