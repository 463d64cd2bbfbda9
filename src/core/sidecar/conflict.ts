import { derivedUuid, sha256Hex } from './ids';
import { splitConflict } from './markers';
import type { MarkerProblem } from './markers';
import { conflicting, distinct, mergeSidecars } from './merge';
import { hashOf, withHead } from './model';
import type { Sidecar, StoredAnnotation } from './model';
import { inOrder } from './order';
import { describeSidecarError, parseSidecar } from './parse';
import type { SidecarError } from './parse';

/** What a merge of two sides did. */
export interface MergeSummary {
  /** Annotations in the outcome. */
  readonly annotations: number;
  /** Annotations that only one side had, or had changed. */
  readonly fromOurs: number;
  readonly fromTheirs: number;
  /** Annotations of the base that are in the outcome no more. */
  readonly deleted: number;
  /** Ids of the annotations that both sides changed: their version keeps the id, ours stands beside it, flagged. */
  readonly keptTwice: readonly string[];
  /** Whether it was known where both sides began; without that nothing is taken for deleted. */
  readonly baseKnown: boolean;
}

/** Why a conflict cannot be resolved. */
export type ConflictProblem = MarkerProblem | { readonly kind: 'side'; readonly side: 'ours' | 'theirs'; readonly error: SidecarError };

export type ResolvedConflict =
  | { readonly ok: true; readonly sidecar: Sidecar; readonly summary: MergeSummary; readonly ourName: string; readonly theirName: string }
  | { readonly ok: false; readonly problem: ConflictProblem };

/**
 * Resolves a sidecar that has conflict markers, by annotation id, so that nothing of either side is lost. `base` is the
 * text of the common ancestor, where it is known otherwise (git's stage 1); else the base between the markers is used,
 * else the two sides are united.
 */
export function resolveConflict(text: string, base?: string): ResolvedConflict {
  const sides = splitConflict(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!sides.ok) return sides;
  const ours = parseSide(sides.ours), theirs = parseSide(sides.theirs);
  if (!ours.ok) return { ok: false, problem: { kind: 'side', side: 'ours', error: ours.error } };
  if (!theirs.ok) return { ok: false, problem: { kind: 'side', side: 'theirs', error: theirs.error } };
  const began = [base, sides.base].flatMap((each) => {
    const parsed = each === undefined ? undefined : parseSide(each);
    return parsed?.ok ? [parsed.sidecar] : [];
  })[0];
  return { ok: true, ...mergeSides(began, ours.sidecar, theirs.sidecar), ourName: sides.ourName, theirName: sides.theirName };
}

/** Merges two sidecars that grew from `base`, as mergeSidecars does, and says what that came to. */
export function mergeSides(base: Sidecar | undefined, ours: Sidecar, theirs: Sidecar): { readonly sidecar: Sidecar; readonly summary: MergeSummary } {
  const { sidecar: merged, conflicts } = mergeSidecars(base, ours, theirs);
  const items = uniqueIds(merged.items);
  const sidecar = inOrder(withHonestHash({ ...merged, items }, ours, theirs));
  const json = (side: Sidecar | undefined): Set<string> => new Set(side?.items.map((item) => item.json));
  const [inBase, inOurs, inTheirs] = [json(base), json(ours), json(theirs)];
  const ids = new Set(items.map(({ id }) => id));
  const summary = {
    annotations: items.length,
    fromOurs: items.filter((item) => inOurs.has(item.json) && !inTheirs.has(item.json) && !inBase.has(item.json)).length,
    fromTheirs: items.filter((item) => inTheirs.has(item.json) && !inOurs.has(item.json) && !inBase.has(item.json)).length,
    deleted: base?.items.filter(({ id }) => id !== undefined && !ids.has(id)).length ?? 0,
    keptTwice: [...new Set([...conflicts, ...twice(merged.items)])],
    baseKnown: base !== undefined,
  };
  return { sidecar, summary };
}

/** One sentence: what the merge did, for the file's name. */
export function describeMerge(summary: MergeSummary, file: string, names: { readonly ours: string; readonly theirs: string }): string {
  const { annotations, fromOurs, fromTheirs, deleted, keptTwice } = summary;
  const parts = [
    `${count(annotations, 'annotation')} in ${file}`,
    `${fromOurs} new or changed by ${names.ours || 'our side'}, ${fromTheirs} by ${names.theirs || 'theirs'}`,
    ...(deleted > 0 ? [`${deleted} deleted`] : []),
  ];
  const both = keptTwice.length === 0 ? '' : ` ${count(keptTwice.length, 'annotation was', 'annotations were')} changed on both sides and kept twice; delete the version that is wrong.`;
  return `Merged: ${parts.join('; ')}.${both}`;
}

/** One sentence for the user: why a conflict could not be resolved, and the mend. */
export function describeConflictProblem(problem: ConflictProblem, file: string): string {
  switch (problem.kind) {
    case 'no-markers': return `${file} has no conflict markers, so there is nothing to resolve.`;
    case 'incomplete': return `${file} has incomplete conflict markers at line ${problem.line}; restore the file with "git checkout --merge" and resolve it again.`;
    case 'side': {
      const side = problem.side === 'ours' ? 'one side (ours)' : 'one side (theirs)';
      return `${file} cannot be merged, since ${side} is broken: ${describeSidecarError(problem.error, 'it')}`;
    }
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A line merge can leave the last annotation with a comma, or one in the middle without. */
function parseSide(text: string): ReturnType<typeof parseSidecar> {
  const parsed = parseSidecar(text);
  if (parsed.ok || parsed.error.kind !== 'json') return parsed;
  const mended = parseSidecar(withCommas(text));
  return mended.ok ? mended : parsed;
}

/** The text with exactly one comma between lines that are one annotation each. */
function withCommas(text: string): string {
  const lines = text.split(/\r?\n/);
  const bare = (line: string): string => line.replace(/,\s*$/, '').trimEnd();
  const isItem = (line: string | undefined): boolean => line !== undefined && line.startsWith('{"') && line.trimEnd().length > 1;
  return lines.map((line, i) => {
    if (!isItem(line)) return line;
    return isItem(lines.slice(i + 1, i + 50).find((next) => next.trim() !== '')) ? `${bare(line)},` : bare(line);
  }).filter((line) => line.trim() !== '').join('\n');
}

/** Ids that stand more than once, with different content. */
function twice(items: readonly StoredAnnotation[]): string[] {
  const seen = new Map<string, string>();
  return items.flatMap(({ id, json }) => {
    const before = id === undefined ? undefined : seen.get(id);
    if (id === undefined || before === json) return [];
    if (before !== undefined) return [id];
    seen.set(id, json);
    return [];
  });
}

/** A line merge can leave both versions of an annotation that changed its place: the second becomes a conflict. */
function uniqueIds(items: readonly StoredAnnotation[]): StoredAnnotation[] {
  const seen = new Set<string>();
  return distinct(distinct(items).map((item) => {
    if (item.id === undefined || !seen.has(item.id)) {
      if (item.id !== undefined) seen.add(item.id);
      return item;
    }
    return conflicting(item);
  }));
}

/**
 * Positions belong to the text with the sidecar's hash. When the sides know different texts and annotations of both are
 * in the outcome, no text has all of these positions: then the hash is one that no text has, and everything is looked for.
 */
function withHonestHash(merged: Sidecar, ours: Sidecar, theirs: Sidecar): Sidecar {
  const [mine, their] = [hashOf(ours), hashOf(theirs)];
  if (mine === undefined || their === undefined || mine === their) return merged;
  const isFrom = (side: Sidecar): boolean => {
    const known = new Set(side.items.map(({ json }) => json));
    return merged.items.every(({ json }) => known.has(json));
  };
  const hash = isFrom(theirs) ? their : isFrom(ours) ? mine : sha256Hex(derivedUuid(`merged:${[mine, their].sort().join()}`));
  return withHead(merged, 'glossator:sha256', hash);
}
