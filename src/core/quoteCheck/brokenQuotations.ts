import type { SourceView } from '../analysis/view';
import type { Words } from './words';
import { wordFrom } from './words';

/**
 * The words of a source's quotations that somebody else's words break ("…," she said, "…"), each quotation's pieces one after the
 * other: who quotes it may leave out the break. Offsets are those of the source; undefined where there are none.
 */
export function brokenQuotations(view: SourceView, { text, starts, ends, hashes, count }: Words): Words | undefined {
  const { blocks } = view.analysis, own = { starts: [] as number[], ends: [] as number[], hashes: [] as number[] }, joints = new Set<number>();
  for (const [i, block] of blocks.entries()) {
    for (const { kind, spans } of block.quotations) {
      if (kind === 'indirect' || spans.length < 2) continue;
      // No word is between one quotation's last word and the next one's first.
      if (own.hashes.length > 0) push(own, own.ends.at(-1) ?? 0, own.ends.at(-1) ?? 0, 0);
      const first = own.hashes.length;
      for (const { block: steps, start, end } of spans) {
        const base = blocks[i + steps]?.start ?? 0;
        if (own.hashes.length > first) joints.add(own.hashes.length);
        for (let word = wordFrom({ count, starts }, base + start); word < count && (ends[word] ?? 0) <= base + end; word++) push(own, starts[word] ?? 0, ends[word] ?? 0, hashes[word] ?? 0);
      }
    }
  }
  if (joints.size === 0) return undefined;
  return { text, count: own.hashes.length, starts: Int32Array.from(own.starts), ends: Int32Array.from(own.ends), hashes: Int32Array.from(own.hashes), joints };
}

function push(words: { readonly starts: number[]; readonly ends: number[]; readonly hashes: number[] }, start: number, end: number, hash: number): void {
  words.starts.push(start);
  words.ends.push(end);
  words.hashes.push(hash);
}
