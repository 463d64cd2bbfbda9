/** The smallest k from 0 to `count` for which `holds` is true, given that it stays true from there on; `count` when there is none. */
export function lowerBound(count: number, holds: (k: number) => boolean): number {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
