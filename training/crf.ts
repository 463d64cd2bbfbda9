import { labelCount } from '../src/core/recognize/model/labels';
import { Lattice } from '../src/core/recognize/model/lattice';
import type { Example } from './examples';

/** Weights as they are trained: a row of label weights for each feature, and the transitions. */
export interface Weights {
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

/** How to train. */
export interface TrainingPlan {
  readonly rowCount: number;
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly seed: number;
}

/** A small generator of uniform numbers (mulberry32), so that a seed gives the same weights everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Trains a linear-chain conditional random field (Lafferty et al. 2001) on partly known labels (Täckström et al. 2013:
 * the likelihood of all paths that gold allows) by AdaGrad (Duchi et al. 2011) with features left out at random; the
 * weights are the mean of those after each of the later epochs.
 */
export function train(examples: readonly Example[], plan: TrainingPlan, log: (line: string) => void = () => undefined): Weights {
  const rows = new Float32Array(plan.rowCount * labelCount), squares = new Float32Array(rows.length).fill(1e-4), mean = new Float32Array(rows.length);
  const transitions = new Float32Array(labelCount * labelCount), transitionSquares = new Float32Array(transitions.length).fill(1e-4), transitionMean = new Float32Array(transitions.length);
  const random = randomFrom(plan.seed), order = examples.map((_, i) => i), lattice = new Lattice(transitions);
  const firstKept = Math.min(plan.epochs - 1, Math.max(1, Math.floor(plan.epochs * 0.4)));
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (const i of order) loss += step(examples[i]!, { rows, squares, transitions, transitionSquares }, lattice, plan, random);
    if (epoch >= firstKept) {
      for (let i = 0; i < rows.length; i++) mean[i]! += rows[i]!;
      for (let i = 0; i < transitions.length; i++) transitionMean[i]! += transitions[i]!;
    }
    log(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}`);
  }
  const kept = plan.epochs - firstKept;
  return { rows: mean.map((sum) => sum / kept), transitions: transitionMean.map((sum) => sum / kept) };
}

interface State {
  readonly rows: Float32Array;
  readonly squares: Float32Array;
  readonly transitions: Float32Array;
  readonly transitionSquares: Float32Array;
}

function step(example: Example, state: State, lattice: Lattice, plan: TrainingPlan, random: () => number): number {
  const length = example.rows.length, scale = 1 / (1 - plan.dropout);
  lattice.refresh();
  lattice.reset(length);
  lattice.allowed.set(example.allowed);
  const kept = example.rows.map((list) => list.filter(() => random() >= plan.dropout));
  for (let at = 0; at < length; at++) {
    const base = at * labelCount;
    for (const row of kept[at]!) {
      const from = row * labelCount;
      for (let label = 0; label < labelCount; label++) lattice.scores[base + label]! += state.rows[from + label]! * scale;
    }
  }
  const gradient = new Float64Array(length * labelCount), arcs = new Float64Array(labelCount * labelCount);
  const known = collect(lattice, true, 1, gradient, arcs);
  const all = collect(lattice, false, -1, gradient, arcs);
  if (!Number.isFinite(known)) return 0;
  for (let at = 0; at < length; at++) {
    for (const row of kept[at]!) {
      const from = row * labelCount;
      for (let label = 0; label < labelCount; label++) {
        const slope = gradient[at * labelCount + label]! * example.weight;
        if (slope > -1e-4 && slope < 1e-4) continue;
        const square = (state.squares[from + label]! += slope * slope);
        state.rows[from + label] = state.rows[from + label]! + (plan.rate * slope) / Math.sqrt(square);
      }
    }
  }
  for (let i = 0; i < arcs.length; i++) {
    const slope = arcs[i]! * example.weight;
    if (slope === 0) continue;
    const square = (state.transitionSquares[i]! += slope * slope);
    state.transitions[i]! += (plan.rate * slope) / Math.sqrt(square);
  }
  return (all - known) * example.weight;
}

/** Adds the expected counts of labels and of pairs of labels, times `sign`; the log of the sum over the paths. */
function collect(lattice: Lattice, constrained: boolean, sign: number, gradient: Float64Array, arcs: Float64Array): number {
  const total = lattice.sum(constrained);
  if (!Number.isFinite(total)) return total;
  for (let at = 0; at < lattice.length; at++) for (let label = 0; label < labelCount; label++) gradient[at * labelCount + label]! += sign * lattice.probability(at, label);
  lattice.addPairs(arcs, sign);
  return total;
}
