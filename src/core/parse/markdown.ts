import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Event } from 'micromark-util-types';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import type { Block, BlockKind, ProsePiece } from './block';
import { cutLong, maxBlockLength, splitPlain, turnsIn } from './plain';

/** The constructs whose text is one block of prose. */
const blockKinds: ReadonlyMap<string, BlockKind> = new Map<string, BlockKind>([
  ['paragraph', 'paragraph'],
  ['atxHeading', 'subheading'],
  ['setextHeading', 'subheading'],
  ['tableHeader', 'cell'],
  ['tableData', 'cell'],
]);

/** What a reader does not read as prose: code, targets of links, raw HTML, addresses. */
const skipped: ReadonlySet<string> = new Set([
  'codeFenced', 'codeIndented', 'codeText', 'htmlFlow', 'htmlText', 'resource', 'reference', 'definition', 'autolink',
  'literalAutolink', 'image', 'gfmFootnoteCall', 'gfmFootnoteDefinitionLabel',
]);

interface Building {
  kind: BlockKind;
  prose: string;
  readonly pieces: ProsePiece[];
  /** Some of it is not emphasised. */
  plain: boolean;
}

/** What the walk over micromark's events keeps: list items open around it, constructs being skipped, the block under way. */
interface Walk {
  readonly text: string;
  items: number;
  /** How many emphases are open. */
  emphases: number;
  skipping: number;
  block: Building | undefined;
  readonly blocks: Block[];
}

/** Splits a stretch of Markdown into blocks of prose with exact offsets into it; falls back to plain text for monsters. */
export function splitMarkdown(text: string): Block[] {
  if (text.length > maxBlockLength * 2 || isPathological(text)) return splitPlain(text);
  const events = postprocess(parse({ extensions: [gfm()] }).document().write(preprocess()(text, undefined, true)));
  const walk: Walk = { text, items: 0, emphases: 0, skipping: 0, block: undefined, blocks: [] };
  for (const event of events) step(walk, event);
  return walk.blocks;
}

/** Markup nested or repeated so densely that CommonMark's rules take quadratic time; no prose looks like that. */
function isPathological(text: string): boolean {
  return (text.match(/[*_~[\]!`<>\\]/g)?.length ?? 0) > 500 + text.length / 4 || /[>*_[`~]{100}|(?:> ?){40}/.test(text);
}

function step(walk: Walk, [phase, token]: Event): void {
  const entering = phase === 'enter';
  const { type } = token;
  if (skipped.has(type)) walk.skipping += entering ? 1 : -1;
  if (type === 'strong' || type === 'emphasis') walk.emphases += entering ? 1 : -1;
  if (type === 'listItemPrefix' && entering) walk.items++;
  if ((type === 'listOrdered' || type === 'listUnordered') && !entering) walk.items = 0;
  const kind = blockKinds.get(type);
  if (kind) {
    if (entering) walk.block = { kind: kind === 'paragraph' && walk.items > 0 ? 'item' : kind, prose: '', pieces: [], plain: false };
    else closeBlock(walk);
  }
  if (entering && walk.block && isTopHeading(walk.text, token)) walk.block.kind = 'heading';
  if (!entering || !walk.block || walk.skipping > 0) return;
  const start = token.start.offset, end = token.end.offset;
  if (walk.emphases === 0 && type === 'data' && /[\p{L}\p{N}]/u.test(walk.text.slice(start, end))) walk.block.plain = true;
  if (type === 'data' || type === 'characterEscapeValue') append(walk.block, walk.text.slice(start, end), start);
  else if (type === 'lineEnding') append(walk.block, '\n', start);
  else if (type === 'characterReference') appendReference(walk.block, walk.text.slice(start, end), start);
}

function isTopHeading(text: string, token: Event[1]): boolean {
  if (token.type === 'atxHeadingSequence') return token.end.offset - token.start.offset === 1;
  return token.type === 'setextHeadingLine' && text.charAt(token.start.offset) === '=';
}

function append(block: Building, prose: string, source: number): void {
  const last = block.pieces[block.pieces.length - 1];
  if (last && last.source + last.length === source && last.prose + last.length === block.prose.length) {
    block.pieces[block.pieces.length - 1] = { ...last, length: last.length + prose.length };
  } else block.pieces.push({ prose: block.prose.length, source, length: prose.length });
  block.prose += prose;
}

/** "&amp;" is one character of prose that stands for five of the source. */
function appendReference(block: Building, reference: string, source: number): void {
  const name = reference.slice(1, -1);
  const numeric = /^#(x?)(.+)$/iu.exec(name);
  const value = numeric ? decodeNumericCharacterReference(numeric[2] ?? '', numeric[1] ? 16 : 10) : decodeNamedCharacterReference(name);
  if (typeof value === 'string' && value.length > 0) append(block, value.slice(0, reference.length), source);
}

function closeBlock(walk: Walk): void {
  const { block } = walk;
  walk.block = undefined;
  if (!block || !block.prose.trim()) return;
  const turns = block.kind === 'paragraph' || block.kind === 'item' ? turnsIn(block.prose) : [];
  for (const turn of turns.length > 1 ? turns : [{ start: leadingSpace(block.prose), end: block.prose.trimEnd().length }]) {
    for (const [from, to] of cutLong(block.prose, turn.start, turn.end)) walk.blocks.push(sliceBlock(block, from, to));
  }
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

/** The part of the prose from `from` to `to` as a block of its own, its pieces relative to where it starts. */
function sliceBlock(block: Building, from: number, to: number): Block {
  const inside = block.pieces.flatMap((piece) => {
    const start = Math.max(piece.prose, from), end = Math.min(piece.prose + piece.length, to);
    return start < end ? [{ prose: start - from, source: piece.source + start - piece.prose, length: end - start }] : [];
  });
  const start = inside[0]?.source ?? 0;
  const last = inside[inside.length - 1];
  const pieces = inside.map((piece) => ({ ...piece, source: piece.source - start }));
  return {
    kind: block.kind,
    start,
    end: last ? last.source + last.length : start,
    prose: block.prose.slice(from, to),
    pieces: pieces.length === 1 ? null : pieces,
    ...(!block.plain && { emphasis: true as const }),
  };
}
