import { speakerWords } from '../articles/speakerNames';
import type { TextFormat } from '../analysis/types';
import type { Block } from './block';
import { splitMarkdown } from './markdown';
import { isNumbered, splitNumbered } from './numberedLines';
import { splitPlain } from './plain';
import { isSubtitles, splitSubtitles } from './subtitles';

/** Blocks of stretches of Markdown that were split before, by the stretch's text; blocks are relative to its start. */
export type ChunkCache = Map<string, readonly Block[]>;

/**
 * Splits a source's text into blocks in order of position. Markdown is parsed in chunks between blank lines, so that
 * with `cache` (which then holds this text's chunks only) an edit costs the parsing of its own chunk.
 */
export function splitBlocks(text: string, format: TextFormat, cache: ChunkCache = new Map()): Block[] {
  if (format === 'plain') return isSubtitles(text) ? splitSubtitles(text, (name) => speakerWords(name) !== 'words') : isNumbered(text) ? splitNumbered(text) : splitPlain(text);
  const previous = new Map(cache);
  cache.clear();
  const blocks: Block[] = [];
  for (const [start, end] of markdownChunks(text)) {
    const chunk = text.slice(start, end);
    const parsed = previous.get(chunk) ?? cache.get(chunk) ?? splitMarkdown(chunk);
    cache.set(chunk, parsed);
    for (const block of parsed) blocks.push({ ...block, start: block.start + start, end: block.end + start });
  }
  return blocks;
}

/** Open constructs in which a blank line ends nothing; `closes` finds the line that ends them. */
interface Container {
  readonly closes: (line: string) => boolean;
}

/**
 * Where Markdown may be cut so that the parts mean what the whole means: before an unindented line that follows a blank
 * one, outside of code fences, raw HTML and front matter.
 */
export function markdownChunks(text: string): [number, number][] {
  const chunks: [number, number][] = [];
  const begin = text.startsWith('\uFEFF') ? 1 : 0;
  let position = begin + frontMatterLength(text.slice(begin)), start = position, blank = false;
  let inside: Container | undefined;
  for (const line of text.slice(position).split(/(?<=\n|\r(?!\n))/)) {
    const isBlank = line.trim() === '';
    if (inside) {
      if (inside.closes(line)) inside = undefined;
      blank = false;
    } else {
      if (blank && !isBlank && !/^[ \t]/.test(line)) {
        chunks.push([start, position]);
        start = position;
      }
      inside = opened(line);
      blank = isBlank;
    }
    position += line.length;
  }
  if (start < text.length) chunks.push([start, text.length]);
  return chunks;
}

/** YAML between `---` or TOML between `+++` at the very start; without a closing fence it is a thematic break instead. */
function frontMatterLength(text: string): number {
  const fence = /^(?:---|\+\+\+)(?=[ \t]*[\r\n])/.exec(text.slice(0, 80))?.[0];
  if (!fence) return 0;
  const closing = fence === '---' ? /[\r\n]---[ \t]*(?=[\r\n]|$)/ : /[\r\n]\+\+\+[ \t]*(?=[\r\n]|$)/;
  const close = closing.exec(text.slice(3));
  return close ? 3 + close.index + close[0].length : 0;
}

function opened(line: string): Container | undefined {
  const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line.trimEnd())?.[1];
  if (fence) {
    const close = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
    return { closes: (next) => close.test(next.trimEnd()) };
  }
  const comment = line.lastIndexOf('<!--');
  if (comment >= 0 && line.indexOf('-->', comment) < 0 && /^ {0,3}<!--/.test(line)) return { closes: (next) => next.includes('-->') };
  const raw = /^ {0,3}<(script|pre|style|textarea)(?=[\s>])/i.exec(line)?.[1];
  if (raw && !line.toLowerCase().includes(`</${raw.toLowerCase()}`)) return { closes: (next) => next.toLowerCase().includes(`</${raw.toLowerCase()}`) };
  return undefined;
}
