import { readTargets } from '../sidecar/targets';
import type { Span } from '../span';
import type { PlacedAnnotation } from './types';

/** The line on which an annotation stood when it was described: where to look for one that is not found. */
export function lastPlace({ raw }: PlacedAnnotation, text: string): Span {
  const position = readTargets(raw.value, undefined).pieces[0]?.position;
  const at = Math.min(position?.start ?? 0, text.length);
  const end = text.indexOf('\n', at), start = text.lastIndexOf('\n', at - 1) + 1;
  return { start, end: Math.max(start, end < 0 ? text.length : end) };
}
