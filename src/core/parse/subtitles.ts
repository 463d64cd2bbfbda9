import type { Block, ProsePiece } from './block';
import { turnLabel } from './turnLabel';

/** Cues are joined to paragraphs of about this length, up to the end of a sentence. */
const wantedLength = 600;
/** … and in any case no longer than this. */
const maxLength = 4_000;
const timing = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s+-->/;
const opening = /^\uFEFF?(?:WEBVTT(?=\s|$)|\s{0,20}(?:\d{1,6}[ \t]*(?:\r\n|\n|\r))?(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]+-->)/;
/** Mark-up of a cue: "<v Ana Lund>", "<i>", "{\an8}". */
const markup = /<\/?(?<tag>[a-z]{0,5}|\d[\d:.,]{0,15})(?:\.[^\s<>]{1,40})*(?:\s(?<name>[^<>]{0,80}))?>|\{\\[^{}]{0,40}\}/giu;

/** Whether a text is WebVTT or SubRip: what it starts with says so. */
export function isSubtitles(text: string): boolean {
  return opening.test(text.slice(0, 200));
}

/** Splits subtitles into blocks of speech: no indices, no times, no mark-up; a change of voice starts a block. */
export function splitSubtitles(text: string): Block[] {
  const paragraphs = new Paragraphs();
  let cue = false;
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+|\r\n|\n|\r/g)) {
    const end = /^[\r\n]/.test(line);
    if (end) {
      // A line end right after another one is a blank line.
      if (/[\r\n]/.test(text.charAt(index - 1)) || index === 0) cue = false;
    } else if (timing.test(line)) cue = true;
    else if (cue && line.trim() !== '') paragraphs.addLine(index, line);
    else if (line.trim() === '') cue = false;
  }
  return paragraphs.finish();
}

class Paragraphs {
  private readonly blocks: Block[] = [];
  private prose = '';
  private pieces: ProsePiece[] = [];
  private voice = '';
  /** Where the last line ended: the line end there stands for the space between two lines. */
  private lineEnd = 0;

  addLine(start: number, line: string): void {
    const dash = /^\s*[-–—]\s*(?=\S)/.exec(line)?.[0].length ?? 0;
    if (dash > 0 || this.isFull() || turnLabel(line.slice(dash)) !== null) this.close();
    let at = dash, joined = false;
    const add = (from: number, to: number): void => {
      if (to <= from) return;
      if (!joined && this.prose !== '') this.append('\n', this.lineEnd);
      joined = true;
      this.append(line.slice(from, to), start + from);
    };
    for (const match of line.matchAll(markup)) {
      add(at, match.index);
      at = match.index + match[0].length;
      const { tag, name } = match.groups ?? {};
      if (tag !== 'v' || !name || name === this.voice) continue;
      this.close();
      joined = false;
      this.voice = name;
      // The mark behind the name stays: it sets the name apart from what is said.
      add(at - 1 - name.length, at);
    }
    add(at, line.trimEnd().length);
    this.lineEnd = start + line.length;
  }

  finish(): Block[] {
    this.close();
    return this.blocks;
  }

  private isFull(): boolean {
    return this.prose.length > maxLength || (this.prose.length > wantedLength && /[.!?…]["”’')\]]*$/u.test(this.prose.slice(-8)));
  }

  private append(prose: string, source: number): void {
    const last = this.pieces[this.pieces.length - 1];
    if (last && last.source + last.length === source) this.pieces[this.pieces.length - 1] = { ...last, length: last.length + prose.length };
    else this.pieces.push({ prose: this.prose.length, source, length: prose.length });
    this.prose += prose;
  }

  private close(): void {
    const { prose, pieces } = this, first = pieces[0], last = pieces[pieces.length - 1];
    this.prose = '';
    this.pieces = [];
    if (!first || !last || prose.trim() === '') return;
    const moved = pieces.map((piece) => ({ ...piece, source: piece.source - first.source }));
    this.blocks.push({ kind: 'paragraph', start: first.source, end: last.source + last.length, prose, pieces: moved.length === 1 ? null : moved });
  }
}
