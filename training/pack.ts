import { alphabet, runLengths, steps, weightOf, type PackedModel } from '../src/core/recognize/model/weights';
import type { Weights } from './crf';

/** Packs weights for shipping; those below `least` (absolute) become 0. Weights above `most` are cut. */
export function pack({ rows, transitions }: Weights, rowCount: number, least: number, most: number): PackedModel {
  let text = '', zeros = 0;
  const parts: string[] = [];
  const flush = (): void => {
    for (let i = runLengths.length - 1; i >= 0; i--) while (zeros >= runLengths[i]!) {
      text += alphabet[2 * steps + i];
      zeros -= runLengths[i]!;
    }
  };
  rows.forEach((weight, at) => {
    const step = Math.abs(weight) < least ? 0 : Math.sign(weight) * nearest(Math.min(Math.abs(weight), most), most);
    if (step === 0) zeros++;
    else {
      if (zeros > 0) flush();
      text += alphabet[step < 0 ? step + steps : step + steps - 1];
    }
    if ((at & 0xffff) === 0) { parts.push(text); text = ''; }
  });
  flush();
  return { rowCount, most, transitions: Array.from(transitions, (weight) => Math.round(weight * 1000) / 1000), rows: parts.join('') + text };
}

function nearest(weight: number, most: number): number {
  const step = Math.floor(Math.sqrt(weight / most) * steps);
  return step < steps && weightOf(step + 1, most) - weight < weight - weightOf(step, most) ? step + 1 : step;
}
