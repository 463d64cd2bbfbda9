/** Orders by UTF-16 code units, the same in every locale: for everything that needs an order that never changes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
