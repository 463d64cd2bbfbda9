import { decisionKinds } from '../annotation/types';
import { bratNote, bratTag, bratType, fragmentsOf, offsetsMember, untyped } from '../export/brat';
import { CodePoints } from '../export/codePoints';
import { oneLineText } from '../export/flat';
import { asArray, member, membersOf, objectOf, stringMember } from '../sidecar/json';
import type { JsonObject } from '../sidecar/json';
import type { Span } from '../span';
import { carried, parseObject } from './carried';
import { Problems } from './importer';
import type { Imported, Importer, ImportRecord, ImportTarget } from './importer';

/** A mark (T) with what other lines say about it. */
interface Bound {
  readonly line: number;
  readonly type: string;
  readonly fragments: readonly Span[];
  readonly tags: string[];
  readonly notes: string[];
  readonly references: Map<string, string>;
  decision: string | undefined;
  carried: string | undefined;
}

/** Reads brat's standoff: text-bound marks with their attributes, normalisations and notes; relations and events are told and left out. */
export const bratImporter: Importer = { id: 'brat', label: 'brat standoff (.ann)', extensions: ['ann'], parse };

function parse(content: string, target: ImportTarget): Imported {
  const points = new CodePoints(target.text), problems = new Problems(), marks = new Map<string, Bound>(), replies: ImportRecord[] = [];
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const each = (wanted: RegExp, read: (parts: string[], number: number) => string | undefined): void => {
    lines.forEach((line, i) => {
      if (!wanted.test(line)) return;
      const problem = read(line.split('\t'), i + 1);
      if (problem !== undefined) problems.add(i + 1, problem);
    });
  };
  // What is said about a mark may stand before it.
  each(/^T/, (parts, number) => readBound(parts, number, target.text, points, marks));
  each(/^[AMN#]/, (parts, number) => readAbout(parts, number, marks, replies));
  each(/^(?![TAMN#]).*\S/, ([id = '']) => (/^[ER*]\d*$/.test(id) ? 'relations and events have no place in annotation files and are left out' : 'this is no line of brat’s format and is left out'));
  return { records: [...[...marks.values()].map((mark) => recordOf(mark, target.text, points)), ...replies], problems: problems.list(), elsewhere: 0 };
}

function readBound([id = '', head = '', ...rest]: string[], line: number, text: string, points: CodePoints, marks: Map<string, Bound>): string | undefined {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(head);
  if (!/^T\S+$/.test(id) || !match) return 'a mark needs "T1", a type with offsets, and its words, divided by tabs';
  if (marks.has(id)) return `${id} stands there twice; the second is left out`;
  const fragments: Span[] = [];
  for (const fragment of (match[2] ?? '').split(';')) {
    const [start = 0, end = 0] = fragment.split(' ').map(Number);
    if (start >= end || end > points.length) return `${id} says ${start} to ${end}, and the text has ${points.length} characters; is it another text?`;
    fragments.push({ start: points.toUtf16(start), end: points.toUtf16(end) });
  }
  const words = fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
  if (rest.length > 0 && squeezed(rest.join(' ')) !== squeezed(words)) {
    return `${id} says "${short(rest.join(' '))}", but the text has "${short(words)}" there; is it another text?`;
  }
  marks.set(id, { line, type: match[1] ?? '', fragments, tags: [], notes: [], references: new Map(), decision: undefined, carried: undefined });
  return undefined;
}

/** Fragments that only a line end divides are one piece. */
function joined(fragments: readonly Span[], text: string): Span[] {
  const pieces: Span[] = [];
  for (const fragment of fragments) {
    const last = pieces.at(-1);
    if (last && last.end < fragment.start && /^[\r\n]+$/.test(text.slice(last.end, fragment.start))) pieces[pieces.length - 1] = { start: last.start, end: fragment.end };
    else pieces.push(fragment);
  }
  return pieces;
}

function readAbout([id = '', head = '', ...rest]: string[], line: number, marks: ReadonlyMap<string, Bound>, replies: ImportRecord[]): string | undefined {
  const [kind = '', about = '', ...values] = head.split(' ');
  const mark = marks.get(about), value = values.join(' '), words = rest.join('\t');
  if (!mark) return `${id} is about ${about === '' ? 'nothing' : `"${short(about)}"`}, which is not there`;
  if (id.startsWith('#')) {
    if (kind === 'Glossator') mark.carried ??= words;
    else if (kind !== 'GlossatorReply') mark.notes.push(words);
    else {
      const raw = parseObject(words), answers = stringMember(raw, 'target');
      if (!raw || answers === undefined) return `${id} is no reply and is left out`;
      const reply = stringMember(raw, 'id');
      replies.push({ line, pieces: [], tags: [], notes: [], answers, raw, ...(reply !== undefined && { id: reply }) });
    }
  } else if (id.startsWith('N')) {
    const at = value.indexOf(':');
    mark.references.set(value.slice(0, at), value.slice(at + 1));
  } else if (kind === 'Decision') mark.decision ??= value;
  else if (kind === 'Tag' && value !== '') mark.tags.push(value);
  else if (kind !== 'Drifted') mark.tags.push(value === '' ? kind : `${kind}/${value}`);
  return undefined;
}

function recordOf({ line, type: token, fragments, tags, notes, references, decision, carried: note }: Bound, text: string, points: CodePoints): ImportRecord {
  const type = token === untyped ? undefined : token.replace(/^QUOTATION-/, 'QUOTATION/');
  const entity = references.get('Entity') ?? foreignReference(references), speaker = references.get('Speaker');
  const visible = {
    tags, notes, ...(type !== undefined && { type }), ...(decision !== undefined && { decision }),
    ...(entity !== undefined && { entity }), ...(speaker !== undefined && { speaker }),
  };
  const { json, pieces } = exactPieces(parseObject(note), fragments, text, points);
  const raw = carried(json, visible, { type: bratType, tag: bratTag, note: bratNote });
  const id = stringMember(parseObject(json), 'id');
  const known = decision === undefined || decisionKinds.some((kind) => kind === decision);
  return { ...visible, line, pieces, ...(!known && { tags: [...tags, `Decision/${decision}`] }), ...(id !== undefined && { id }), ...(raw && { raw }) };
}

/** The carried annotation and its pieces: those it had, as long as the fragments are still the ones that brat was given. */
function exactPieces(value: JsonObject | undefined, fragments: readonly Span[], text: string, points: CodePoints): { json: string | undefined; pieces: readonly Span[] } {
  const json = value && JSON.stringify(objectOf(membersOf(value).filter(([key]) => key !== offsetsMember)));
  const pieces = asArray(member(value, offsetsMember)).map((pair) => {
    const [start = 0, end = 0] = asArray(pair).map((offset) => points.toUtf16(typeof offset === 'number' ? offset : 0));
    return { start, end };
  });
  const divided = pieces.flatMap((piece) => fragmentsOf(piece, text));
  const same = pieces.length > 0 && divided.length === fragments.length && divided.every(({ start, end }, i) => start === fragments[i]?.start && end === fragments[i].end);
  return { json, pieces: same ? pieces : joined(fragments, text) };
}

/** A reference to a database that brat was set up with, as the URI that it is known by. */
function foreignReference(references: ReadonlyMap<string, string>): string | undefined {
  for (const [database, key] of references) {
    if (database === 'Speaker') continue;
    if (/^https?:/.test(key)) return key;
    if (/^wikidata$/i.test(database)) return `http://www.wikidata.org/entity/${encodeURIComponent(key)}`;
    if (database !== '') return `urn:${encodeURIComponent(database.toLowerCase())}:${encodeURIComponent(key)}`;
  }
  return undefined;
}

function squeezed(text: string): string {
  return oneLineText(text).replace(/\s+/g, ' ').trim();
}

function short(text: string): string {
  const words = squeezed(text);
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}
