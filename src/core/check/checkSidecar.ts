import { placeAnnotations } from '../annotation/place';
import { elementLines } from '../sidecar/lines';
import { describeSidecarError, parseSidecarBytes } from '../sidecar/parse';
import type { SidecarError } from '../sidecar/parse';
import { decodeUtf8 } from '../sidecar/utf8';
import { anchorRules } from './anchorRules';
import type { CheckContext, Problem } from './problem';
import { shapeRules } from './shapeRules';

/** Everything that is wrong with a sidecar's bytes, by line. */
export function checkSidecar(bytes: Uint8Array, context: CheckContext): Problem[] {
  const parsed = parseSidecarBytes(bytes);
  if (!parsed.ok) return [{ line: lineOf(parsed.error), severity: 'error', message: describeSidecarError(parsed.error, 'it') }];
  const { sidecar } = parsed;
  const lines = elementLines(decodeUtf8(bytes) ?? '', ['first', 'items']);
  const placed = context.source ? placeAnnotations(sidecar, context.source.text) : [];
  const found = [...shapeRules, ...anchorRules].flatMap((rule) => rule({ sidecar, lines, placed, context }));
  return found.sort((a, b) => a.line - b.line);
}

function lineOf(error: SidecarError): number {
  return 'line' in error ? error.line : 1;
}
