import { isQuotationType } from '../annotation/types';
import { wordsOfPieces } from '../quotation/wordsOf';
import type { PlacedAnnotation } from '../annotation/types';
import { compareText } from '../compareText';
import { addTo } from '../multimap';
import { asArray, member, stringMember } from '../sidecar/json';
import { readSelectors } from '../sidecar/targets';
import type { Exporter, ExportSource } from './exporter';
import { Lines, namesIn, oneLineText } from './flat';
import { baseName } from './jsonld';

interface Passage {
  readonly annotation: PlacedAnnotation;
  readonly source: ExportSource;
  /** The way to the source from where the report lies. */
  readonly link: string;
  readonly line: number | undefined;
}

/** A report to read: notes and marked passages by tag, then quotations by speaker, each with file and line. Whatever comes from a source is escaped. */
export const markdown: Exporter = {
  id: 'markdown',
  label: 'Report (.md)',
  extension: '.report.md',
  scope: 'all',
  export: (sources, options) => {
    const passages = sources.flatMap((source) => passagesOf(source, linkTo(options.pathOf?.(source) ?? source.name)));
    const replies = repliesOf(sources);
    const spoken = passages.filter(({ annotation }) => isQuotationType(annotation.type) && annotation.decision !== 'reject');
    const marked = passages.filter(({ annotation }) => annotation.tags.length > 0 || annotation.notes.length > 0
      || (annotation.type === undefined && annotation.decision === undefined && !annotation.machine));
    const sections = [...byTag(marked, replies), ...bySpeaker(spoken, namesIn(sources, options.nameOf))];
    const title = sources.length === 1 ? `Notes on ${escapeMarkdown(baseName(sources[0]?.name ?? ''))}` : `Notes on ${sources.length} sources`;
    return { content: `${[`# ${title}`, ...sections].join('\n\n')}\n`, leftOut: 0 };
  },
};

/** Text that means nothing but itself in Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  return oneLineText(text)
    .replace(/[\\`*_{}[\]()<>#!|~&$^@]/g, '\\$&')
    .replace(/:\/\//g, '\\://').replace(/www\./gi, (words) => `${words.slice(0, 3)}\\.`)
    .replace(/^\s*\d{1,9}(?=\.(?:\s|$))/, '$&\\').replace(/^\s*(?=[-+=])/, '$&\\');
}

/** A path as the target of a link. */
export function linkTo(path: string): string {
  return path.replaceAll('\\', '/').split('/').map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')).replace(/[()']/g, (char) => `%${char.charCodeAt(0).toString(16)}`)).join('/');
}

/** A note is its author's Markdown, but cannot hold HTML or pictures, nor begin a heading or a quotation of the report. */
function noteText(note: string): string {
  return note.replace(/</g, '\\<').replace(/!\[/g, '!\\[').replace(/\r\n?/g, '\n').trim().split('\n')
    .map((line) => line.replace(/^(\s*)(#|>|={2,}\s*$|-{2,}\s*$)/, '$1\\$2')).join('\n  ');
}

function passagesOf(source: ExportSource, link: string): Passage[] {
  const lines = new Lines(source.text);
  return source.placed.filter(({ refersTo }) => refersTo === undefined)
    .map((annotation) => ({ annotation, source, link, line: annotation.pieces[0] && lines.lineAt(annotation.pieces[0].start) }));
}

function repliesOf(sources: readonly ExportSource[]): Map<string, PlacedAnnotation[]> {
  const replies = new Map<string, PlacedAnnotation[]>();
  for (const { placed } of sources) {
    for (const annotation of placed) {
      if (annotation.refersTo === undefined) continue;
      addTo(replies, annotation.refersTo, annotation);
    }
  }
  return replies;
}

function byTag(passages: readonly Passage[], replies: ReadonlyMap<string, readonly PlacedAnnotation[]>): string[] {
  const tags = [...new Set(passages.flatMap(({ annotation }) => annotation.tags))].sort(compareText);
  const section = (title: string, list: readonly Passage[]): string[] =>
    (list.length > 0 ? [`## ${title}`, ...list.map((passage) => entry(passage, replies))] : []);
  return [
    ...tags.flatMap((tag) => section(escapeMarkdown(tag), passages.filter(({ annotation }) => annotation.tags.includes(tag)))),
    ...section('Without a tag', passages.filter(({ annotation }) => annotation.tags.length === 0)),
  ];
}

function bySpeaker(passages: readonly Passage[], nameOf: (uri: string) => string): string[] {
  const speakers = new Map<string, Passage[]>();
  for (const passage of passages) {
    const name = speakerOf(passage.annotation, nameOf);
    addTo(speakers, name, passage);
  }
  const sorted = [...speakers].sort(([a], [b]) => Number(a === '') - Number(b === '') || compareText(a, b));
  const sections = sorted.flatMap(([name, list]) => [`### ${name === '' ? 'Nobody named' : escapeMarkdown(name)}`, ...list.map((passage) => entry(passage, new Map()))]);
  return sections.length > 0 ? ['## Quotations', ...sections] : [];
}

/** The speaker's name: of the entity, else the words that the annotation keeps. */
function speakerOf({ speaker, raw }: PlacedAnnotation, nameOf: (uri: string) => string): string {
  if (speaker !== undefined) return nameOf(speaker);
  const part = asArray(member(raw.value, 'body')).find((body) => stringMember(body, 'glossator:part') === 'speaker');
  return part === undefined ? '' : stringMember(part, 'value') ?? readSelectors(part).quote?.exact ?? '';
}

function entry({ annotation, source, link, line }: Passage, replies: ReadonlyMap<string, readonly PlacedAnnotation[]>): string {
  const { pieces, notes, quote, state, creator, created, machine } = annotation;
  const words = pieces.length > 0 ? wordsOfPieces(source.text, pieces) : quote;
  const place = `[${escapeMarkdown(baseName(source.name))}${line === undefined ? '' : `:${line}`}](${link}${line === undefined ? '' : `#L${line}`})`;
  const remarks = [state === 'orphan' ? 'not in the text any more' : '', state === 'drifted' ? 'place to be confirmed' : '', ...(machine || creator === '' ? [] : [escapeMarkdown(creator), (created ?? '').slice(0, 10)])];
  const answers = annotation.id === '' ? [] : replies.get(annotation.id) ?? [];
  return [
    `> ${escapeMarkdown(words === '' ? 'The whole source' : words)}`,
    `>\n> — ${[place, ...remarks.filter((remark) => remark !== '')].join(', ')}`,
    ...notes.map((note) => `\n- ${noteText(note)}`),
    ...answers.flatMap((answer) => answer.notes.map((note) => `- ${answer.creator === '' ? '' : `${escapeMarkdown(answer.creator)}: `}${noteText(note)}`)),
  ].join('\n');
}
