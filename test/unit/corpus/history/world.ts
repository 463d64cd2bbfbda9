import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import type { Span } from '../../../../src/core/span';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { History } from '../../../../src/corpus/history/history';
import { MemoryStorage } from '../annotations/memoryStorage';

export const uris = ['file:///s/a.txt', 'file:///s/b.txt', 'file:///s/c.txt'] as const;
export const texts = [
  'The old mill at Tarn Weir was sold, said Ada Brook, who had run it.\nNobody knew the buyer.',
  'Ada Brook met Tom Reed in Lowick 🚢 on Monday.\r\n“We agreed,” Reed said.\r\n',
  'Lowick Council voted. Ada Brook was absent, the minutes say, and Lowick went on.',
] as const;

export const sidecar = (source: number): string => `${uris[source] ?? ''}.annotations.json`;

export interface Doing {
  readonly kind: 'decide' | 'annotate' | 'remove' | 'bulk' | 'undo' | 'redo';
  readonly source: number;
  readonly at: number;
  readonly length?: number;
  readonly type?: string;
}

/** Three sources in memory with their store; worlds that share a storage are two programs. */
export class World {
  readonly store: AnnotationStore;

  /** Ids that `remove` took. */
  readonly removed = new Set<string>();

  constructor(readonly storage = new MemoryStorage(), program = '', depth?: number, private count = 0) {
    const log = { info: () => undefined, error: () => undefined };
    this.store = new AnnotationStore({
      storage, log, version: '1.0.0', clock: { now: () => '2026-03-02T10:00:00Z' }, history: new History(log, depth),
      ids: { uuid: () => `0000000${program || '0'}-0000-4000-8000-${String(++this.count).padStart(12, '0')}` },
      readText: (uri) => Promise.resolve(texts[uris.indexOf(uri as (typeof uris)[number])]),
    });
  }

  bytes(): (string | undefined)[] {
    return uris.map((_uri, i) => this.storage.text(sidecar(i)));
  }

  async do({ kind, source, at, length = 1, type = 'PERSON' }: Doing, present: readonly string[] = texts): Promise<void> {
    const uri = uris[source] ?? uris[0], text = present[source] ?? '';
    const start = Math.min(at, text.length - 2), pieces = [{ start, end: Math.min(text.length, start + length) }];
    const { store } = this, { history } = store;
    switch (kind) {
      case 'decide': await store.decide(uri, { pieces, decision: at % 2 ? 'accept' : 'reject', type }, 'R. Reader'); break;
      case 'annotate': await store.annotate(uri, { pieces, note: 'Hm.', tags: [type] }, 'R. Reader'); break;
      case 'remove': {
        const placed = store.placed(uri), one = placed[at % Math.max(1, placed.length)];
        if (one) {
          this.removed.add(one.id);
          await store.remove(uri, one.id);
        }
        break;
      }
      case 'bulk': await history.step('All', (step) => Promise.all(uris.filter((_uri, i) => (present[i] ?? '').length > 50).map((each) => store.keep(each, [
        { mark: { pieces: [{ start: at % 40, end: at % 40 + 4 }], decision: 'accept', type }, decides: true },
        { mark: { pieces: [{ start: at % 30, end: at % 30 + 4 }], tags: ['t'] }, decides: false },
      ], 'R. Reader', step)))); break;
      case 'undo': await history.undo(); break;
      case 'redo': await history.redo(); break;
    }
  }
}

export async function open({ store }: World): Promise<void> {
  for (const [i, uri] of uris.entries()) await store.load(uri, texts[i] ?? '');
}

export function annotate({ store }: World, source: number, span: Span): Promise<PlacedAnnotation> {
  return store.annotate(uris[source] ?? '', { pieces: [span], note: 'Hm.' }, 'R. Reader');
}

export function decide({ store }: World, source: number, span: Span): Promise<PlacedAnnotation> {
  return store.decide(uris[source] ?? '', { pieces: [span], decision: 'accept', type: 'PERSON' }, 'R. Reader');
}
