import type { NormalizedText } from '../anchor/normalizedText';
import { readContent } from '../annotation/content';
import { sidecarFor } from '../annotation/edit';
import type { NewSidecar } from '../annotation/edit';
import { placeAnnotation, placeAnnotations } from '../annotation/place';
import type { AnnotationContent, PlacedAnnotation } from '../annotation/types';
import { derivedUuid } from '../sidecar/ids';
import { conflicting } from '../sidecar/merge';
import { sourceOf } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { inOrder } from '../sidecar/order';
import { readTargets } from '../sidecar/targets';
import type { Span } from '../span';
import { annotationFor, isCorrected } from './build';
import type { ImportRecord } from './importer';

/** What an import did. */
export interface ImportOutcome {
  /** With what was imported; the very same one when nothing was. */
  readonly sidecar: Sidecar | undefined;
  readonly added: number;
  /** Annotations that were there already. */
  readonly known: number;
  /** Ids of annotations that were there and said something else: both are kept, the imported one flagged. */
  readonly conflicts: readonly string[];
  /** Imported annotations whose words are not in the text. */
  readonly orphans: number;
}

/** Adds what a file said about a source to its annotations, by id, or by place and content where there is none; importing again adds nothing. */
export function mergeImported(
  sidecar: Sidecar | undefined, text: NormalizedText, records: readonly ImportRecord[], fresh: NewSidecar, known?: readonly PlacedAnnotation[],
): ImportOutcome {
  const base = sidecarFor(sidecar, text, fresh), source = sourceOf(base) ?? '';
  const ids = idsOf(records, source);
  const merged = new Merged(base, known ?? placeAnnotations(base, text), source, text);
  records.forEach((record, i) => {
    const answers = record.answers === undefined ? undefined : ids.byForeign.get(record.answers) ?? record.answers;
    merged.add(annotationFor(record, { id: ids.own[i] ?? '', answers }, source, text), record);
  });
  const { added, already, conflicts, orphans } = merged;
  const result = added.length > 0 ? inOrder({ ...base, items: [...base.items, ...added] }) : sidecar;
  return { sidecar: result, added: added.length, known: already, conflicts, orphans };
}

/** The annotations of a source, and what is added to them. */
class Merged {
  readonly added: StoredAnnotation[] = [];
  readonly conflicts: string[] = [];
  already = 0;
  orphans = 0;
  private readonly ids = new Set<string>();
  /** What is said, by id, and everything that is said, by content. */
  private readonly said = new Map<string, string>();
  private readonly contents = new Set<string>();

  constructor(base: Sidecar, placed: readonly PlacedAnnotation[], private readonly source: string, private readonly text: NormalizedText) {
    for (const { id } of base.items) if (id !== undefined) this.ids.add(id);
    for (const annotation of placed) this.know(annotation);
  }

  add(annotation: StoredAnnotation, { id: foreign }: ImportRecord): void {
    const placed = placeAnnotation(annotation, this.source, this.text);
    if (!placed) return;
    const said = contentOf(placed, placed.pieces, this.source), there = this.said.get(placed.id);
    // Without an id of its own the same statement at the same place is the same annotation.
    if (there === said || (foreign === undefined && this.contents.has(said))) this.already++;
    else if (!this.ids.has(placed.id)) this.keep(annotation, placed);
    else {
      const version = conflicting(annotation);
      if (version.id !== undefined && this.ids.has(version.id)) this.already++;
      else {
        this.conflicts.push(placed.id);
        this.keep(version, placed);
      }
    }
  }

  private keep(annotation: StoredAnnotation, placed: PlacedAnnotation): void {
    this.added.push(annotation);
    if (annotation.id !== undefined) this.ids.add(annotation.id);
    if (placed.state === 'orphan') this.orphans++;
    this.know({ ...placed, id: annotation.id ?? placed.id });
  }

  private know(annotation: PlacedAnnotation): void {
    const said = contentOf(annotation, annotation.pieces, this.source);
    this.said.set(annotation.id, said);
    this.contents.add(said);
  }
}

/** Everything that an annotation says to people, and where. */
function contentOf(content: AnnotationContent, pieces: readonly Span[], source: string): string {
  const { type, decision, tags, notes, entity, speaker, refersTo, quote } = content;
  const places = pieces.length > 0 ? pieces.map(({ start, end }) => [start, end]) : quote;
  return JSON.stringify([places, type ?? '', decision ?? '', tags, notes, entity ?? '', speaker ?? '', refersTo === source ? '' : refersTo ?? '']);
}

/** Absolute ids are kept; others, and those of records without one, derive from what the record says. */
function idsOf(records: readonly ImportRecord[], source: string): { readonly own: readonly string[]; readonly byForeign: ReadonlyMap<string, string> } {
  const byForeign = new Map<string, string>();
  const own = records.map((record) => {
    const id = record.id === undefined || isCorrected(record) ? derivedId(record, source) : absoluteId(record.id, source);
    if (record.id !== undefined) byForeign.set(record.id, id);
    return id;
  });
  return { own, byForeign };
}

function absoluteId(id: string, source: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(id)) return id;
  const uuid = /^#?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(id)?.[1];
  return uuid === undefined ? derivedUuid(`import:${JSON.stringify([source, id])}`) : `urn:uuid:${uuid.toLowerCase()}`;
}

function derivedId(record: ImportRecord, source: string): string {
  const { pieces, quote, type, decision, tags, notes, entity, speaker, answers, creator, raw } = record;
  const content = raw ? readContent({ json: '', value: raw, id: 'x' }, readTargets(raw, source)) : undefined;
  return derivedUuid(`import:${JSON.stringify([
    source, pieces.map(({ start, end }) => [start, end]), quote?.exact ?? content?.quote ?? '', type ?? content?.type ?? '', decision ?? content?.decision ?? '',
    content?.tags ?? tags, content?.notes ?? notes, entity ?? content?.entity ?? '', speaker ?? content?.speaker ?? '', answers ?? '', creator ?? '',
  ])}`);
}

/** One sentence: what an import did, for the source's name. */
export function describeImport({ added, known, conflicts, orphans }: ImportOutcome, name: string): string {
  const parts = [
    `${added} ${added === 1 ? 'annotation' : 'annotations'} imported into ${name}`,
    ...(known > 0 ? [`${known} ${known === 1 ? 'was' : 'were'} there already`] : []),
    ...(conflicts.length > 0 ? [`${conflicts.length} contradict one of the same id and are kept beside it`] : []),
    ...(orphans > 0 ? [`the words of ${orphans} are not in the text`] : []),
  ];
  return `${parts.join('; ')}.`;
}
