import type { PlacedAnnotation } from '../annotation/types';
import type { JsonValue } from '../sidecar/json';
import type { Span } from '../span';
import { CodePoints } from './codePoints';
import type { Exported, Exporter, ExportOptions, ExportSource } from './exporter';
import { namesIn, oneLineText, withoutTarget } from './flat';

/** The type of marks that have none. */
export const untyped = 'Mark';

/** A type as brat can write it: letters, digits, `_` and `-`. */
export function bratType(type: string | undefined): string {
  return type === undefined ? untyped : type.replace('/', '-').replace(/[^\p{L}\p{N}_-]/gu, '_') || '_';
}

/** A tag as the value of an attribute: without white space. */
export function bratTag(tag: string): string {
  return oneLineText(tag).trim().replace(/\s+/g, '_') || '_';
}

/** A note as brat can write it: on one line. */
export function bratNote(note: string): string {
  return oneLineText(note).trim() || '-';
}

/**
 * Standoff for brat, one `.ann` beside a text: marks are text-bound (T), decisions and tags attributes (A), entities and
 * speakers normalisations (N), notes are notes (#). Offsets count code points of the file, CR and LF one each, a byte order
 * mark not at all. A note of the type Glossator carries what brat has no place for.
 */
export const brat: Exporter = {
  id: 'brat',
  label: 'brat standoff (.ann)',
  extension: '.ann',
  scope: 'each',
  export: (sources, options) => {
    const parts = sources.map((source) => exportSource(source, options));
    return { content: parts.map(({ content }) => content).join(''), leftOut: parts.reduce((sum, { leftOut }) => sum + leftOut, 0) };
  },
};

/** Numbers lines by their kind: T1, T2, A1 … */
class Numbers {
  private readonly last = new Map<string, number>();

  next(kind: string): string {
    const number = (this.last.get(kind) ?? 0) + 1;
    this.last.set(kind, number);
    return `${kind}${number}`;
  }
}

function exportSource(source: ExportSource, options: ExportOptions): Exported {
  const points = new CodePoints(source.text), nameOf = namesIn([source], options.nameOf), numbers = new Numbers(), lines: string[] = [];
  const marks = new Map<string, string>();
  for (const annotation of source.placed) {
    if (annotation.pieces.length === 0) continue;
    const mark = numbers.next('T');
    marks.set(annotation.id, mark);
    const fragments = annotation.pieces.flatMap((piece) => fragmentsOf(piece, source.text));
    lines.push(textBound(mark, annotation, fragments, source.text, points), ...about(mark, annotation, numbers, nameOf));
    lines.push(`${numbers.next('#')}\tGlossator ${mark}\t${withoutTarget(annotation, exactOffsets(annotation, fragments, points))}`);
  }
  let leftOut = 0;
  const answered = new Map(source.placed.map(({ id, refersTo }) => [id, refersTo]));
  for (const annotation of source.placed) {
    if (annotation.pieces.length > 0) continue;
    const mark = rootOf(annotation.refersTo, answered, marks);
    if (mark === undefined) leftOut++;
    else lines.push(`${numbers.next('#')}\tGlossatorReply ${mark}\t${annotation.raw.json}`);
  }
  return { content: lines.map((line) => `${line}\n`).join(''), leftOut };
}

/** The mark that a reply, or a reply to a reply, belongs to. */
function rootOf(id: string | undefined, answered: ReadonlyMap<string, string | undefined>, marks: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); at = answered.get(at)) {
    const mark = marks.get(at);
    if (mark !== undefined) return mark;
    seen.add(at);
  }
  return undefined;
}

/** The member that carries the offsets of pieces which brat divides otherwise. */
export const offsetsMember = 'glossator:offsets';

function exactOffsets({ pieces }: PlacedAnnotation, fragments: readonly Span[], points: CodePoints): [string, JsonValue][] {
  if (pieces.length === fragments.length && pieces.every(({ start, end }, i) => start === fragments[i]?.start && end === fragments[i].end)) return [];
  return [[offsetsMember, pieces.map(({ start, end }) => [points.fromUtf16(start), points.fromUtf16(end)])]];
}

function textBound(mark: string, { type }: PlacedAnnotation, fragments: readonly Span[], text: string, points: CodePoints): string {
  const offsets = fragments.map(({ start, end }) => `${points.fromUtf16(start)} ${points.fromUtf16(end)}`).join(';');
  return `${mark}\t${bratType(type)} ${offsets}\t${fragments.map(({ start, end }) => oneLineText(text.slice(start, end))).join(' ')}`;
}

/** The fragments of a piece: brat's own editor divides what goes over the end of a line. */
export function fragmentsOf({ start, end }: Span, text: string): Span[] {
  const fragments = [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
  return fragments.length > 0 ? fragments : [{ start, end }];
}

function about(mark: string, annotation: PlacedAnnotation, numbers: Numbers, nameOf: (uri: string) => string): string[] {
  const { decision, state, tags, entity, speaker, notes } = annotation;
  const reference = (kind: string, uri: string | undefined): string[] =>
    (uri === undefined || /\s/.test(uri) ? [] : [`${numbers.next('N')}\tReference ${mark} ${kind}:${uri}\t${oneLineText(nameOf(uri))}`]);
  return [
    ...(decision === undefined ? [] : [`${numbers.next('A')}\tDecision ${mark} ${bratTag(decision)}`]),
    ...(state === 'drifted' ? [`${numbers.next('A')}\tDrifted ${mark}`] : []),
    ...tags.map((tag) => `${numbers.next('A')}\tTag ${mark} ${bratTag(tag)}`),
    ...reference('Entity', entity),
    ...reference('Speaker', speaker),
    ...notes.map((note) => `${numbers.next('#')}\tAnnotatorNotes ${mark}\t${bratNote(note)}`),
  ];
}
