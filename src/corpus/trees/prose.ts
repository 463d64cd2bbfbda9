import type { SourceView } from '../../core/analysis/view';
import type { Block } from '../../core/parse/block';
import { splitMarkdown } from '../../core/parse/markdown';
import { blockToProse } from '../../core/parse/prose';
import { isSubtitles, splitSubtitles } from '../../core/parse/subtitles';
import type { Span } from '../../core/span';

/** A span in its paragraph as a reader reads it. */
export interface Reading {
  /** What `block` and `span` are offsets of: the source's text, or for Markdown and subtitles a paragraph without markup. */
  readonly text: string;
  /** The paragraph. */
  readonly block: Span;
  readonly span: Span;
}

interface Chunk {
  readonly start: number;
  readonly blocks: readonly Block[];
}

/** Longer stretches without a blank line are shown as they are. */
const longest = 20_000;

/** Reads spans of sources without their markup; what was parsed is kept as long as the source's view is. */
class Readings {
  private readonly chunks = new WeakMap<SourceView, Map<number, Chunk>>();
  private readonly captions = new WeakMap<SourceView, ReadonlyMap<number, Block>>();

  of(view: SourceView, span: Span): Reading {
    const block = view.analysis.blocks[view.blockAt(span.start)] ?? span, raw = { text: view.text, block, span };
    if (view.format !== 'markdown') {
      const caption = this.captionsOf(view).get(block.start);
      return caption && span.end <= caption.end ? inProse(caption, 0, span) ?? raw : raw;
    }
    const { start, blocks } = this.chunkAround(view, block);
    const found = blocks.find((each) => each.start + start <= span.start && span.end <= each.end + start);
    return found ? inProse(found, start, span) ?? raw : raw;
  }

  /** The paragraphs of subtitles by where they start; none in any other text. */
  private captionsOf(view: SourceView): ReadonlyMap<number, Block> {
    const known = this.captions.get(view) ?? captionsOf(view);
    this.captions.set(view, known);
    return known;
  }

  /** The stretch between blank lines that holds a block. */
  private chunkAround(view: SourceView, block: Span): Chunk {
    const before = view.text.slice(Math.max(0, block.start - longest), block.start), after = view.text.slice(block.end, block.end + longest);
    const above = before.split('\n'), below = after.split('\n');
    const start = block.start - lengthOf(above.slice(above.slice(0, -1).findLastIndex(isBlank) + 1));
    const blank = below.findIndex((line, i) => i > 0 && isBlank(line));
    const end = block.end + lengthOf(blank < 0 ? below : below.slice(0, blank));
    const known = this.chunks.get(view) ?? new Map<number, Chunk>();
    this.chunks.set(view, known);
    const chunk = known.get(start) ?? { start, blocks: end - start > longest ? [] : splitMarkdown(view.text.slice(start, end)) };
    known.set(start, chunk);
    return chunk;
  }
}

function captionsOf({ text, analysis }: SourceView): ReadonlyMap<number, Block> {
  if (!isSubtitles(text)) return new Map();
  const starts = new Set(analysis.blocks.map(({ start }) => start));
  return new Map(splitSubtitles(text, (_name, at) => starts.has(at)).map((block) => [block.start, block]));
}

function inProse(block: Block, offset: number, span: Span): Reading | undefined {
  const inside = blockToProse(block, { start: span.start - offset - block.start, end: span.end - offset - block.start });
  return inside.start < inside.end ? { text: block.prose, block: { start: 0, end: block.prose.length }, span: inside } : undefined;
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function lengthOf(lines: readonly string[]): number {
  return lines.join('\n').length;
}

const readings = new Readings();

/** What somebody wrote in Markdown as one line of prose. */
export function proseOf(markdown: string): string {
  return splitMarkdown(markdown).map(({ prose }) => prose).join(' ') || markdown;
}

/** A span as it is read: without the markup in and around it of Markdown, and without the times and numbers of subtitles. */
export function readingOf(view: SourceView, span: Span): Reading {
  return readings.of(view, span);
}
