import { readContent } from '../annotation/content';
import type { AnnotationContent } from '../annotation/types';
import { isObject } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { storedFrom } from '../sidecar/model';
import type { ImportRecord } from './importer';

type Visible = Pick<ImportRecord, 'type' | 'tags' | 'notes' | 'decision' | 'entity' | 'speaker'>;

/** How a format writes what people see, which may say less than the annotation did. */
export interface Flattening {
  type(type: string | undefined): string | undefined;
  tag(tag: string): string;
  note(note: string): string;
}

/** The whole annotation that a format carried along, unless what is visible was changed since; undefined for what is none. */
export function carried(json: string | undefined, visible: Visible, flat: Flattening): JsonObject | undefined {
  const value = parseObject(json);
  const content = value && readContent(storedFrom(value), { pieces: [], refersTo: undefined });
  return content && same(content, visible, flat) ? value : undefined;
}

/** The object in a JSON text; undefined for anything else. */
export function parseObject(json: string | undefined): JsonObject | undefined {
  if (json === undefined || !json.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(json) as JsonValue;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function same(content: AnnotationContent, visible: Visible, flat: Flattening): boolean {
  return flat.type(content.type) === flat.type(visible.type)
    && content.decision === visible.decision && content.entity === visible.entity && content.speaker === visible.speaker
    && sameList(content.tags, visible.tags, (tag) => flat.tag(tag)) && sameList(content.notes, visible.notes, (note) => flat.note(note));
}

/** Empty notes and tags are lost in most formats, and say nothing. */
function sameList(a: readonly string[], b: readonly string[], flat: (text: string) => string): boolean {
  const left = a.map(flat).filter((text) => text !== ''), right = b.map(flat).filter((text) => text !== '');
  return left.length === right.length && left.every((text, i) => text === right[i]);
}
