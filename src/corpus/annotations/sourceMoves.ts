import { withHead } from '../../core/sidecar/model';
import type { Journal } from './journal';
import { fileName } from './sidecarFile';
import type { SourceAnnotations } from './sourceAnnotations';

/** Closed sources that are remembered for a moment. */
const mostClosed = 4;

/** The sources that are being moved, and those that were just closed and may have been saved under another name. */
export class SourceMoves {
  /** From where, by where to. */
  private readonly origins = new Map<string, string>();
  private readonly closed = new Map<string, SourceAnnotations>();

  constructor(private readonly journal: Journal) {}

  begin(from: string, to: string): void {
    this.origins.set(to, from);
  }

  /** Forgets a move; tells whether there was one. */
  end(to: string): boolean {
    return this.origins.delete(to);
  }

  /** From where a source is being moved here. */
  originOf(to: string): string | undefined {
    return this.origins.get(to);
  }

  /** What was left unwritten about a source is so about the same one at its new place. */
  async moveJournal(from: string, to: string): Promise<void> {
    const entry = await this.journal.load(from);
    if (!entry) return;
    await this.journal.keep(to, { ...entry, uri: to });
    await this.journal.keep(from, undefined);
  }

  /** Remembers a source that is being closed. */
  remember(annotations: SourceAnnotations): void {
    this.closed.delete(annotations.uri);
    if (annotations.placed.length > 0) this.closed.set(annotations.uri, annotations);
    for (const [uri] of this.closed) if (this.closed.size > mostClosed) this.closed.delete(uri);
  }

  /** A source that was just closed. */
  recent(uri: string): SourceAnnotations | undefined {
    return this.closed.get(uri);
  }
}

/** Keeps about one source what is kept about another one with the same text, unless something is kept already; resolves to how many annotations that were. */
export async function copyAnnotations(source: SourceAnnotations | undefined, target: SourceAnnotations): Promise<number> {
  const { current } = source ?? {};
  if (!source || !current || current.items.length === 0 || target.current || target.normalized().text !== source.normalized().text) return 0;
  const known = new Map(source.placed.flatMap(({ id, pieces, state }) => (state === 'placed' && pieces.length > 0 ? [[id, pieces] as const] : [])));
  await target.change(() => ({ sidecar: withHead(current, 'label', fileName(target.uri)), result: undefined, known }));
  return current.items.length;
}
