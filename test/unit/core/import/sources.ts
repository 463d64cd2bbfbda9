import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { addAnnotation } from '../../../../src/core/annotation/edit';
import type { Mark } from '../../../../src/core/annotation/build';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import type { ExportSource } from '../../../../src/core/export/exporter';
import type { ImportTarget } from '../../../../src/core/import/importer';
import { sourceOf } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';

/** A text with everything that makes offsets hard: emoji, CRLF and LF, combining marks, what looks like markup and formulas. */
export const hardText = 'Café Nord 🧭 reopens\r\n“We kept the sign,” said Ines Holm 👩🏽‍🚀, “all of it.”\r\n=SUM(A1) is *not* <b>bold</b>, [link](http://x.y) \n@home: -2 or +3; "quoted", it\'s\ttabbed\n';
export const fresh = { label: 'hard.txt', version: '1.0.0' };

/** The place of some words, as a span. */
export function at(words: string, text = hardText): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in the text`);
  return { start, end: start + words.length };
}

/** Marks of every kind: overlapping, discontinuous, over line ends, with odd tags and notes. */
export const hardMarks: readonly Mark[] = [
  { pieces: [at('Café Nord 🧭')], type: 'ORG', decision: 'accept' },
  { pieces: [at('Nord 🧭 reopens\r\n“We')], tags: ['a b', 'x;y', '\\odd', '__proto__'], note: 'first line\n\n- second, with "quotes"\n---\nthird' },
  { pieces: [at('“We kept the sign,”'), at('“all of it.”')], type: 'QUOTATION/direct', decision: 'reattribute', speaker: 'urn:glossator:entity:PERSON:ines%20holm' },
  { pieces: [at('Ines Holm')], type: 'PERSON', decision: 'retype', entity: 'urn:uuid:00000000-0000-4000-8000-00000000aaaa' },
  { pieces: [at('=SUM(A1)')], tags: ['=cmd|calc'], note: '+1 for this' },
  { pieces: [at('@home: -2')] },
  { pieces: [at('Ines')], type: 'my type/é', tags: ['people/owner'] },
  { pieces: [at('“We kept')], type: 'PLACE', decision: 'reject' },
];

/** A sidecar with marks made one after the other, the first with a reply, and a note on the whole source. */
export function sidecarOf(text = hardText, marks: readonly Mark[] = hardMarks): Sidecar {
  const normalized = new NormalizedText(text);
  const author = (i: number) => ({ who: i % 2 ? 'R. Reader' : 'É. "Ed", Editor', now: `2026-03-02T10:00:${String(i).padStart(2, '0')}Z`, uuid: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}` });
  let sidecar: Sidecar | undefined;
  marks.forEach((mark, i) => { sidecar = addAnnotation(sidecar, normalized, mark, author(i), fresh).sidecar; });
  sidecar = addAnnotation(sidecar, normalized, { pieces: [], answers: 'urn:uuid:00000000-0000-4000-8000-000000000000', note: '=I agree' }, author(50), fresh).sidecar;
  return addAnnotation(sidecar, normalized, { pieces: [], note: 'About all of it.' }, author(51), fresh).sidecar;
}

/** A source as exporters get it. */
export function exported(sidecar: Sidecar, text = hardText, name = 'in/hard.txt'): ExportSource {
  const normalized = new NormalizedText(text);
  return { name, text, normalized, sidecar, placed: placeAnnotations(sidecar, normalized) };
}

/** A source as importers get it. */
export function targetOf(text = hardText, sidecar?: Sidecar): ImportTarget {
  return { name: 'hard.txt', text, normalized: new NormalizedText(text), source: sidecar && sourceOf(sidecar) };
}
