import { isWithin, renamedTag, withTagRenamed, withoutTag } from '../../core/codebook/tags';
import { withTagRenamed as withTagsRenamed } from '../../core/annotation/revise';
import { compareText } from '../../core/compareText';
import type { AnnotationStore } from '../annotations/store';
import type { Codebook } from '../codebook/codebook';
import type { Going } from '../going';
import { inTurn } from './marking';

/** What renaming, merging or deleting a tag did. */
export interface TagsChanged {
  /** Number of annotations that have other tags now. */
  readonly annotations: number;
  readonly sources: number;
  /** What went wrong, as sentences for the user. */
  readonly problems: readonly string[];
  readonly stopped: boolean;
}

/** A tag as it is used: how many annotations have it, by source. */
export interface TagUse {
  readonly tag: string;
  readonly sources: ReadonlyMap<string, number>;
}

/** The tags that annotations of these sources have, in order of name. */
export function tagsUsed(store: Pick<AnnotationStore, 'placed'>, uris: readonly string[]): readonly TagUse[] {
  const uses = new Map<string, Map<string, number>>();
  for (const uri of uris) {
    for (const { tags } of store.placed(uri)) {
      for (const tag of new Set(tags)) {
        const sources = uses.get(tag) ?? new Map<string, number>();
        sources.set(uri, (sources.get(uri) ?? 0) + 1);
        uses.set(tag, sources);
      }
    }
  }
  return [...uses].map(([tag, sources]) => ({ tag, sources })).sort((a, b) => compareText(a.tag, b.tag));
}

/** Calls a tag, and what is below it, otherwise: in all sources and the codebook, as one step. Where the new name is in use the two become one. When it is stopped, all is as it was. */
export function renameTag(store: AnnotationStore, codebook: Codebook, uris: readonly string[], from: string, into: string, going?: Going): Promise<TagsChanged> {
  return changeTags(store, codebook, uris, { label: `Rename the tag ${from}`, tag: from, renamed: (tag) => renamedTag(tag, from, into), inFile: (file) => withTagRenamed(file, from, into), going });
}

/** Takes a tag, and what is below it, off all annotations and out of the codebook, as one step. Every passage stays marked. When it is stopped, all is as it was. */
export function deleteTag(store: AnnotationStore, codebook: Codebook, uris: readonly string[], tag: string, going?: Going): Promise<TagsChanged> {
  return changeTags(store, codebook, uris, { label: `Delete the tag ${tag}`, tag, renamed: (each) => (isWithin(each, tag) ? undefined : each), inFile: (file) => withoutTag(file, tag), going });
}

interface TagChange {
  readonly label: string;
  readonly tag: string;
  readonly renamed: (tag: string) => string | undefined;
  readonly inFile: Parameters<Codebook['changeAll']>[0];
  readonly going: Going | undefined;
}

async function changeTags(store: AnnotationStore, codebook: Codebook, uris: readonly string[], { label, tag, renamed, inFile, going }: TagChange): Promise<TagsChanged> {
  return await store.history.stoppable(label, going, async (step) => {
    const problems: string[] = [];
    const counts = await inTurn(uris.filter((uri) => store.placed(uri).some(({ tags }) => tags.some((each) => isWithin(each, tag)))), async (uri) => {
      try {
        return await store.revise(uri, label, (stored, now) => withTagsRenamed(stored, renamed, now), undefined, step);
      } catch (error) {
        problems.push(messageOf(error));
        return 0;
      }
    }, going);
    try {
      if (going?.stopped !== true) await codebook.changeAll(inFile, step);
    } catch (error) {
      problems.push(messageOf(error));
    }
    return { annotations: counts.reduce((sum, count) => sum + count, 0), sources: counts.filter((count) => count > 0).length, problems: [...new Set(problems)], stopped: false };
  }) ?? { annotations: 0, sources: 0, problems: [], stopped: true };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
