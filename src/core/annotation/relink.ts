import type { NormalizedText } from '../anchor/normalizedText';
import { hashOf, sourceOf } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { readTargets } from '../sidecar/targets';
import type { Span } from '../span';
import { readContent } from './content';
import { placeAnnotation } from './place';
import type { PlacedAnnotation } from './types';

/**
 * Places for the annotations of a sidecar that came from another one: what is unchanged stays where it was, as does, with
 * `ours`, what was only described anew; `known` gives places by id; everything else is looked for.
 */
export function relink(
  sidecar: Sidecar | undefined, before: readonly PlacedAnnotation[], text: NormalizedText,
  options: { readonly ours?: boolean; readonly known?: ReadonlyMap<string, readonly Span[]>; readonly anew?: ReadonlySet<string> } = {},
): PlacedAnnotation[] {
  if (!sidecar) return [];
  const source = sourceOf(sidecar), described = hashOf(sidecar);
  // Hashing a long text takes longer than everything else here, and most changes need no look at the text.
  let same: boolean | undefined;
  const place = (item: StoredAnnotation): PlacedAnnotation | undefined => {
    if (described !== undefined) same ??= described === text.sha256;
    return placeAnnotation(item, source, text, { sameText: same });
  };
  const old = new Map(before.map((placed) => [placed.id, placed]));
  return sidecar.items.flatMap((item) => {
    const earlier = item.id === undefined ? undefined : old.get(item.id);
    if (earlier && (earlier.raw === item || earlier.raw.json === item.json)) return earlier.raw === item ? earlier : { ...earlier, raw: item };
    const known = item.id === undefined ? undefined : options.known?.get(item.id);
    if (known) return placedAt(item, source, known) ?? [];
    // The machine's lines are made anew for the present text, so their stored places are the right ones.
    if (earlier && !earlier.machine && options.ours === true && options.anew?.has(earlier.id) !== true) return stayed(item, source, earlier) ?? [];
    return place(item) ?? [];
  });
}

function placedAt(item: StoredAnnotation, source: string | undefined, pieces: readonly Span[]): PlacedAnnotation | undefined {
  const content = readContent(item, readTargets(item.value, source));
  return content && { ...content, pieces, state: 'placed', raw: item };
}

function stayed(item: StoredAnnotation, source: string | undefined, earlier: PlacedAnnotation): PlacedAnnotation | undefined {
  const content = readContent(item, readTargets(item.value, source));
  return content && { ...content, pieces: earlier.pieces, state: earlier.state, ...(earlier.reason && { reason: earlier.reason }), raw: item };
}
