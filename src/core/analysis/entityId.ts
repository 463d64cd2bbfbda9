import type { EntityType } from './types';

/** Folds a name for comparison: NFKC, lower case, no possessive, single spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/['’]s?$/u, '');
}

/** The URI of an entity that nobody has decided about. */
export function entityUri(type: EntityType, name: string): string {
  // A lone surrogate has no percent-encoding; with the u flag, \p{Cs} matches only those.
  const encodable = foldName(name).replace(/\p{Cs}/gu, '\uFFFD');
  return `urn:glossator:entity:${type}:${encodeURIComponent(encodable)}`;
}
