import { labelCount } from './labels';

/** A trained model: one weight for each feature row and label, and one for each pair of labels. */
export interface Model {
  /** A power of two. */
  readonly rowCount: number;
  /** Weights as whole numbers, `rowLength` packed numbers a row: a row fits a cache line. `unit` is what 1 is worth. */
  readonly rows: Float64Array;
  readonly unit: number;
  readonly transitions: Float32Array;
}

/** Weights share numbers by threes: where each stays below 2 ** 17, as those of a hundred features together do, all three are added at once. */
const perNumber = 3, share = 2 ** 18;
/** How many numbers a row of packed weights has. */
export const rowLength = Math.ceil(labelCount / perNumber);

/** Puts the weights of sums that are packed, times `unit`, into `scores`, a row a word. */
export function unpackSums(sums: Float64Array, words: number, unit: number, scores: Float64Array): void {
  for (let word = 0; word < words; word++) {
    for (let label = 0; label < labelCount; label += perNumber) {
      const sum = sums[word * rowLength + label / perNumber] ?? 0, at = word * labelCount + label;
      const third = Math.round(sum / (share * share)), rest = sum - third * share * share, second = Math.round(rest / share);
      scores[at] = (rest - second * share) * unit;
      if (label + 1 < labelCount) scores[at + 1] = second * unit;
      if (label + 2 < labelCount) scores[at + 2] = third * unit;
    }
  }
}

/** The file's form: `rows` has one character for each weight that is not 0 and for each run of zeros. */
export interface PackedModel {
  readonly rowCount: number;
  readonly most: number;
  readonly transitions: readonly number[];
  readonly rows: string;
}

/** Weights are kept as steps from -31 to 31, finer near 0: the square of the step, of the largest weight. */
export const steps = 31;
/** The characters of the file in order: 62 steps, then the zero runs; neither quotation mark nor backslash. */
export const alphabet: string = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((char) => char !== '"' && char !== '\\').join('');
/** The lengths of the zero runs, one for each character after the steps'. */
export const runLengths: readonly number[] = Array.from({ length: 30 }, (_, i) => (i < 22 ? i + 1 : 16 << (i - 21)));

/** The weight of a step, `most` being that of the last. */
export function weightOf(step: number, most: number): number {
  return squareOf(step) * most / steps ** 2;
}

function squareOf(step: number): number {
  return Math.sign(step) * step ** 2;
}

/** Reads a packed model. */
export function unpack({ rowCount, most, transitions, rows }: PackedModel): Model {
  const weights = new Float64Array(rowCount * rowLength), codes = new Int16Array(128);
  for (let i = 0; i < alphabet.length; i++) codes[alphabet.charCodeAt(i)] = i;
  const values = Int16Array.from({ length: 2 * steps }, (_, i) => squareOf(i < steps ? i - steps : i - steps + 1));
  const worths = Float64Array.from({ length: labelCount }, (_, label) => share ** (label % perNumber));
  let row = 0, label = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows.charCodeAt(i)] ?? 0;
    if (code < 2 * steps) {
      const at = row * rowLength + Math.floor(label / perNumber);
      weights[at] = (weights[at] ?? 0) + (values[code] ?? 0) * (worths[label++] ?? 0);
    } else label += runLengths[code - 2 * steps] ?? 0;
    for (; label >= labelCount; label -= labelCount) row++;
  }
  return { rowCount, rows: weights, unit: most / steps ** 2, transitions: Float32Array.from(transitions) };
}
