import type { Mark } from '../../core/annotation/build';
import type { NewMark } from '../../core/annotation/edit';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { AnnotationStore } from '../annotations/store';
import type { Codebook } from '../codebook/codebook';
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
}

/** This many sources are written at the same time. */
const atOnce = 8;

/** Keeps what people mark, with the codebook following, each act as one step that can be undone. */
export class Marking {
  constructor(private readonly store: AnnotationStore, private readonly codebook: Codebook, private readonly log: Log) {}

  /** Keeps marks in any number of sources as one step; tags that are new go into the codebook. Never rejects. */
  async mark(label: string, sources: readonly MarksIn[], who: string): Promise<Marked> {
    return this.store.history.step(label, async (step) => {
      const problems: string[] = [];
      const kept = await inTurn(sources, async ({ uri, marks }) => {
        try {
          return (await this.store.keep(uri, marks, who, step)).map((annotation) => ({ uri, annotation }));
        } catch (error) {
          problems.push(this.sentence(error));
          return [];
        }
      });
      await this.addTags(sources, step, problems);
      return { kept: kept.flat(), problems: [...new Set(problems)] };
    });
  }

  /** Deletes annotations in any number of sources, with the replies to them, as one step; resolves to how many. Rejects for none of them. */
  async remove(label: string, sources: readonly { readonly uri: string; readonly ids: readonly string[] }[]): Promise<{ readonly removed: number; readonly problems: readonly string[] }> {
    return this.store.history.step(label, async (step) => {
      const problems: string[] = [];
      const counts = await inTurn(sources, async ({ uri, ids }) => {
        try {
          return await this.store.removeAll(uri, ids, step);
        } catch (error) {
          problems.push(this.sentence(error));
          return 0;
        }
      });
      return { removed: counts.reduce((sum, count) => sum + count, 0), problems: [...new Set(problems)] };
    });
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

/** Does the same with all items, a few at a time; results in the items' order. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
