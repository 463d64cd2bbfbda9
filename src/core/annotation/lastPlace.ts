import { readTargets } from '../sidecar/targets';
import type { Span } from '../span';
import type { PlacedAnnotation } from './types';

/** About the line on which an annotation stood when it was described: where to look for one that is not found. */
export function lastPlace({ raw }: PlacedAnnotation, text: string): Span {
  const position = readTargets(raw.value, undefined).pieces[0]?.position;
  const line = lineAt(text, Math.min(position?.start ?? 0, text.length));
  // Of a text that became shorter the place may be an empty line: the one above was nearer.
  return text.slice(line.start, line.end).trim() === '' ? lineAt(text, Math.max(0, text.slice(0, line.start).trimEnd().length - 1)) : line;
}

function lineAt(text: string, at: number): Span {
  const end = text.indexOf('\n', at), start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return { start, end: Math.max(start, end < 0 ? text.length : end) };
}
