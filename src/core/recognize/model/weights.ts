import { labelCount } from './labels';

/** A trained model: one weight for each feature row and label, and one for each pair of labels. */
export interface Model {
  /** A power of two. */
  readonly rowCount: number;
  /** Weights as whole numbers: a row fits a cache line. `unit` is what 1 is worth. */
  readonly rows: Int16Array;
  readonly unit: number;
  readonly transitions: Float32Array;
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
  const weights = new Int16Array(rowCount * labelCount), codes = new Int16Array(128);
  for (let i = 0; i < alphabet.length; i++) codes[alphabet.charCodeAt(i)] = i;
  const values = Int16Array.from({ length: 2 * steps }, (_, i) => squareOf(i < steps ? i - steps : i - steps + 1));
  let at = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows.charCodeAt(i)] ?? 0;
    if (code < 2 * steps) weights[at++] = values[code] ?? 0;
    else at += runLengths[code - 2 * steps] ?? 0;
  }
  return { rowCount, rows: weights, unit: most / steps ** 2, transitions: Float32Array.from(transitions) };
}
