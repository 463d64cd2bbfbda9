import { begin, enders, followers, inside, labelCount, labelOf, last, modelTypes, starters, unit } from './labels';

const minus = -1e30;
const first = starters();

/** Sums and best paths over the labels of one stretch of words; its arrays are used again for the next stretch. */
export class Lattice {
  /** The score of each label at each word, a row a word. To be filled by the caller. */
  scores = new Float64Array(64 * labelCount);
  /** Whether each label is allowed at each word; only read when `constrained`. */
  allowed = new Uint8Array(64 * labelCount);
  /** Log sums of all paths up to and from each label, after `sum`. */
  forward = new Float64Array(64 * labelCount);
  backward = new Float64Array(64 * labelCount);
  length = 0;

  constructor(private readonly transitions: Float64Array | Float32Array) {}

  /** Makes room for a stretch of `length` words and empties its scores. */
  reset(length: number): void {
    this.length = length;
    const size = length * labelCount;
    if (this.scores.length < size) {
      this.scores = new Float64Array(size * 2);
      this.allowed = new Uint8Array(size * 2);
      this.forward = new Float64Array(size * 2);
      this.backward = new Float64Array(size * 2);
    }
    this.scores.fill(0, 0, size);
  }

  /** The score of one label after another. */
  arc(from: number, to: number): number {
    return this.transitions[from * labelCount + to] ?? 0;
  }

  /** The log of the sum over all (allowed) paths; fills `forward` and `backward`. */
  sum(constrained = false): number {
    this.sumForward(constrained);
    this.sumBackward(constrained);
    const row = (this.length - 1) * labelCount;
    return logSum(enders.map((label) => this.forward[row + label] ?? minus));
  }

  private sumForward(constrained: boolean): void {
    const { forward, scores, transitions, length } = this;
    forward.fill(minus, 0, length * labelCount);
    for (const label of first) if (!constrained || this.allowed[label]) forward[label] = scores[label] ?? 0;
    for (let at = 1; at < length; at++) {
      const row = at * labelCount, before = row - labelCount;
      this.spread(forward, row, before, transitions);
      for (let label = 0; label < labelCount; label++) {
        const open = !constrained || this.allowed[row + label] === 1;
        forward[row + label] = open ? (forward[row + label] ?? minus) + (scores[row + label] ?? 0) : minus;
      }
    }
  }

  /** Adds up, for each label of a row, what comes from the row before: the largest is taken out so that nothing overflows. */
  private spread(forward: Float64Array, row: number, before: number, transitions: Float64Array | Float32Array): void {
    let most = minus;
    for (let label = 0; label < labelCount; label++) most = Math.max(most, forward[before + label] ?? minus);
    for (let label = 0; label < labelCount; label++) forward[row + label] = 0;
    for (let from = 0; from < labelCount; from++) {
      const value = forward[before + from] ?? minus;
      if (value <= minus / 2) continue;
      for (const to of followers[from] ?? []) forward[row + to] = (forward[row + to] ?? 0) + Math.exp(value - most + (transitions[from * labelCount + to] ?? 0));
    }
    for (let label = 0; label < labelCount; label++) {
      const sum = forward[row + label] ?? 0;
      forward[row + label] = sum > 0 ? Math.log(sum) + most : minus;
    }
  }

  private sumBackward(constrained: boolean): void {
    const { backward, scores, transitions, length } = this;
    backward.fill(minus, 0, length * labelCount);
    const end = (length - 1) * labelCount;
    for (const label of enders) backward[end + label] = 0;
    for (let at = length - 2; at >= 0; at--) {
      const row = at * labelCount, next = row + labelCount;
      let most = minus;
      for (let label = 0; label < labelCount; label++) most = Math.max(most, (backward[next + label] ?? minus) + (scores[next + label] ?? 0));
      for (let from = 0; from < labelCount; from++) {
        let sum = 0;
        for (const to of followers[from] ?? []) {
          if (constrained && !this.allowed[next + to]) continue;
          const value = (backward[next + to] ?? minus) + (scores[next + to] ?? 0);
          if (value > minus / 2) sum += Math.exp(value - most + (transitions[from * labelCount + to] ?? 0));
        }
        backward[row + from] = sum > 0 ? Math.log(sum) + most : minus;
      }
    }
  }

  /** The log probability that exactly the words `from` to `to` (inclusive) are one name of a type; `total` is from `sum`. */
  nameScore(from: number, to: number, type: number, total: number): number {
    const firstLabel = labelOf(type, from === to ? unit : begin);
    let score = this.forward[from * labelCount + firstLabel] ?? minus, before = firstLabel;
    for (let at = from + 1; at <= to; at++) {
      const label = labelOf(type, at === to ? last : inside);
      score += (this.transitions[before * labelCount + label] ?? 0) + (this.scores[at * labelCount + label] ?? 0);
      before = label;
    }
    return score + (this.backward[to * labelCount + before] ?? minus) - total;
  }

  /** The likeliest label of each word, by Viterbi's algorithm. */
  best(): Uint8Array {
    const { length, scores, transitions } = this;
    const value = new Float64Array(length * labelCount).fill(minus), from = new Uint8Array(length * labelCount);
    for (const label of first) value[label] = scores[label] ?? 0;
    for (let at = 1; at < length; at++) {
      const row = at * labelCount, before = row - labelCount;
      for (let label = 0; label < labelCount; label++) {
        const come = value[before + label] ?? minus;
        if (come <= minus / 2) continue;
        for (const to of followers[label] ?? []) {
          const sum = come + (transitions[label * labelCount + to] ?? 0) + (scores[row + to] ?? 0);
          if (sum > (value[row + to] ?? minus)) [value[row + to], from[row + to]] = [sum, label];
        }
      }
    }
    return this.trace(value, from);
  }

  private trace(value: Float64Array, from: Uint8Array): Uint8Array {
    const path = new Uint8Array(this.length), row = (this.length - 1) * labelCount;
    let label = enders.reduce((best, other) => ((value[row + other] ?? minus) > (value[row + best] ?? minus) ? other : best), 0);
    for (let at = this.length - 1; at >= 0; at--) {
      path[at] = label;
      label = from[at * labelCount + label] ?? 0;
    }
    return path;
  }
}

/** The names that a path of labels holds: first and last word (inclusive) and index of the type. */
export function namesIn(path: Uint8Array): { from: number; to: number; type: number }[] {
  const names: { from: number; to: number; type: number }[] = [];
  let from = 0;
  path.forEach((label, at) => {
    if (label === 0) return;
    const place = (label - 1) & 3;
    if (place === begin || place === unit) from = at;
    if (place >= last && (label - 1) >> 2 < modelTypes.length) names.push({ from, to: at, type: (label - 1) >> 2 });
  });
  return names;
}

function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
