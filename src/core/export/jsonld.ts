import { reanchored } from '../annotation/rewrite';
import type { PlacedAnnotation } from '../annotation/types';
import { derivedUuid } from '../sidecar/ids';
import { headValue, sourceOf } from '../sidecar/model';
import type { Exporter, ExportSource } from './exporter';

/**
 * W3C Web Annotations: an AnnotationPage for a source, annotations as they are kept, their selectors fitted to the present
 * text. What begins with `glossator:` is declared in the context; other programs leave it alone.
 */
export const jsonld: Exporter = {
  id: 'jsonld',
  label: 'W3C Web Annotations (.jsonld)',
  extension: '.jsonld',
  scope: 'each',
  export: (sources) => ({ content: sources.map(page).join(''), leftOut: 0 }),
};

function page(source: ExportSource): string {
  const { sidecar, placed, name } = source;
  const byStored = new Map(placed.map((annotation) => [annotation.raw, annotation]));
  const items = sidecar.items.map((item) => `    ${fitted(source, byStored.get(item))?.json ?? item.json}`);
  const head = [
    ['@context', headValue(sidecar, '@context') ?? 'http://www.w3.org/ns/anno.jsonld'],
    ['id', derivedUuid(`export:${JSON.stringify([sourceOf(sidecar) ?? name, items])}`)],
    ['type', 'AnnotationPage'],
    ['partOf', { id: headValue(sidecar, 'id') ?? derivedUuid(`collection:${name}`), type: 'AnnotationCollection', label: baseName(name) }],
    ['startIndex', 0],
  ] as const;
  return `{\n${head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('')}  "items": [\n${items.join(',\n')}\n  ]\n}\n`;
}

/** Drifted places wait for a person's word, so only certain ones are described anew. */
function fitted({ sidecar, normalized }: ExportSource, annotation: PlacedAnnotation | undefined): PlacedAnnotation['raw'] | undefined {
  return annotation?.state === 'placed' ? reanchored(annotation.raw, sourceOf(sidecar), normalized, annotation.pieces) : annotation?.raw;
}

/** The file's name without folders. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
