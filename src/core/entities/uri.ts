import type { Cluster } from '../analysis/model';

const pattern = /^urn:glossator:entity:([^:#]*):([^#]*)$/;

/** What the URI of an entity that nobody has decided about says of it; undefined for any other URI. */
export function clusterOfUri(uri: string): Cluster | undefined {
  const match = pattern.exec(uri), type = match?.[1], encoded = match?.[2];
  if (type === undefined || encoded === undefined) return undefined;
  try {
    return { id: uri, type, name: decodeURIComponent(encoded), aliases: [] };
  } catch {
    return undefined;
  }
}
