import type { Mark } from '../../core/annotation/build';
import type { NewMark } from '../../core/annotation/edit';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { AnnotationStore } from '../annotations/store';
import type { Codebook } from '../codebook/codebook';
import type { Going } from '../going';
import type { OpenStep } from '../history/history';
import type { Log } from '../ports';

/** Marks in one source that belong together. */
export interface MarksIn {
  readonly uri: string;
  readonly marks: readonly NewMark[];
}

/** What was kept, and what went wrong, as sentences for the user; marks that are kept stay whatever went wrong elsewhere. */
export interface Marked {
  readonly kept: readonly { readonly uri: string; readonly annotation: PlacedAnnotation }[];
  readonly problems: readonly string[];
  readonly stopped: boolean;
}

/** What was deleted, and what went wrong, as sentences for the user. */
export interface Removed {
  readonly removed: number;
  readonly problems: readonly string[];
  readonly stopped: boolean;
}

/** This many sources are written at the same time. */
const atOnce = 8;

/** Keeps what people mark, with the codebook following, each act as one step that can be undone. */
export class Marking {
  constructor(private readonly store: AnnotationStore, private readonly codebook: Codebook, private readonly log: Log) {}

  /** Keeps marks in any number of sources as one step; tags that are new go into the codebook. When it is stopped, nothing is kept. Never rejects. */
  async mark(label: string, sources: readonly MarksIn[], who: string, going?: Going): Promise<Marked> {
    return await this.store.history.stoppable(label, going, async (step) => {
      const problems: string[] = [];
      const kept = await inTurn(sources, async ({ uri, marks }) => {
        try {
          return (await this.store.keep(uri, marks, who, step)).map((annotation) => ({ uri, annotation }));
        } catch (error) {
          problems.push(this.sentence(error));
          return [];
        }
      }, going);
      if (going?.stopped !== true) await this.addTags(sources, step, problems);
      return { kept: kept.flat(), problems: [...new Set(problems)], stopped: false };
    }) ?? { kept: [], problems: [], stopped: true };
  }

  /** Deletes annotations in any number of sources, with the replies to them, as one step; resolves to how many. When it is stopped, nothing is deleted. Never rejects. */
  async remove(label: string, sources: readonly { readonly uri: string; readonly ids: readonly string[] }[], going?: Going): Promise<Removed> {
    return await this.store.history.stoppable(label, going, async (step) => {
      const problems: string[] = [];
      const counts = await inTurn(sources, async ({ uri, ids }) => {
        try {
          return await this.store.removeAll(uri, ids, step);
        } catch (error) {
          problems.push(this.sentence(error));
          return 0;
        }
      }, going);
      return { removed: counts.reduce((sum, count) => sum + count, 0), problems: [...new Set(problems)], stopped: false };
    }) ?? { removed: 0, problems: [], stopped: true };
  }

  private async addTags(sources: readonly MarksIn[], step: OpenStep, problems: string[]): Promise<void> {
    for (const { uri, marks } of sources) {
      const tags = [...new Set(marks.flatMap(({ mark }: { mark: Mark }) => mark.tags ?? []))];
      try {
        await this.codebook.add(uri, tags, step);
      } catch (error) {
        problems.push(this.sentence(error));
        return;
      }
    }
  }

  private sentence(error: unknown): string {
    this.log.error('A mark could not be kept as it should.', error);
    return error instanceof Error ? error.message : String(error);
  }
}

/** Does the same with all items, a few at a time, until it is stopped; results in the items' order. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>, going?: Going): Promise<R[]> {
  const results: R[] = [];
  let next = 0, done = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length && going?.stopped !== true; at = next++) {
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
      going?.advance(++done, items.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
