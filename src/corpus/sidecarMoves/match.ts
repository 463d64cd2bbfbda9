import { compareText } from '../../core/compareText';
import { addTo } from '../../core/multimap';
/** A sidecar beside which there is no source. */
export interface LoneSidecar {
  readonly sidecar: string;
  /** Of the texts that it was seen to describe, the newest first. */
  readonly hashes: readonly string[];
}

/** A source beside which there is no sidecar. */
export interface BareSource {
  readonly uri: string;
  /** Of its normalised text. */
  readonly sha256: string;
}

/** A sidecar that has lost its source, and the sources that have just the text it describes. */
export interface SidecarMatch {
  readonly sidecar: string;
  readonly candidates: readonly string[];
  /** Whether other sidecars lay claim to the same sources. */
  readonly disputed: boolean;
}

/** Finds the sources that sidecars belong to after one was moved without the other; those that fit nowhere are left out. */
export function matchSidecars(sidecars: readonly LoneSidecar[], sources: readonly BareSource[]): SidecarMatch[] {
  const byHash = new Map<string, string[]>(), claims = new Map<string, number>();
  for (const { uri, sha256 } of sources) {
    addTo(byHash, sha256, uri);
  }
  const found = sidecars.map(({ sidecar, hashes }) => ({ sidecar, sha256: hashes.find((hash) => byHash.has(hash)) ?? '' }));
  for (const { sha256 } of found) claims.set(sha256, (claims.get(sha256) ?? 0) + 1);
  return found.flatMap(({ sidecar, sha256 }) => {
    const candidates = byHash.get(sha256);
    return candidates ? [{ sidecar, candidates: [...candidates].sort((a, b) => distance(sidecar, a) - distance(sidecar, b) || compareText(a, b)), disputed: (claims.get(sha256) ?? 0) > 1 }] : [];
  });
}

/** The fewer folders and characters of the name differ, the nearer. */
function distance(sidecar: string, uri: string): number {
  const a = sidecar.split('/'), b = `${uri}.annotations.json`.split('/');
  let same = 0;
  while (same < Math.min(a.length, b.length) - 1 && a[same] === b[same]) same++;
  return a.length + b.length - 2 * same - (a.at(-1) === b.at(-1) ? 2 : 0);
}
