import { lowerBound } from '../lowerBound';
import type { Block, ProsePiece } from './block';
import type { CaptionPiece, CleanLine, Voice } from './captionMarkup';

/** Captions are joined to paragraphs of about this length, up to the end of a sentence. */
const wantedLength = 600;
/** … and in any case no longer than this. */
const maxLength = 4_000;

/** Puts lines of captions together to blocks, one voice each. */
export class CaptionParagraphs {
  private readonly blocks: Block[] = [];
  private prose = '';
  private pieces: ProsePiece[] = [];
  private voice: string | null = null;
  private newVoice = false;
  /** The line that was added last, and where its line end is. */
  private line: CleanLine | null = null;

  /** Whether somebody speaks already. */
  speaks(name: string): boolean {
    return this.voice === name;
  }

  /** Somebody else speaks from here on; null where nothing says who. */
  open(voice: string | null): void {
    this.close();
    this.voice = voice;
    this.newVoice = true;
  }

  /** The same, where a name in mark-up says who: the name and the mark behind it set the block off. */
  changeVoice({ name, start, end }: Voice): void {
    if (this.speaks(name)) return;
    this.open(name);
    this.append(name, start, false);
    this.append('>', end - 1, true);
  }

  /** The same, where a name in brackets says who. */
  openNamed(line: CleanLine, at: number, name: string): void {
    this.open(name);
    this.add(line, at, at + name.length);
    const last = this.pieces.at(-1);
    if (last) this.append(': ', last.source + last.length, false);
  }

  /** Adds the part of a line from `from` to `to`. */
  add(line: CleanLine, from: number, to: number): void {
    if (line.text.slice(from, to).trim() === '') return;
    if (this.isFull() && this.line !== line) this.close();
    // Another caption, or mark-up at the end of the line before.
    const follows = this.line !== null && (this.line === line || (this.line.row === line.row - 1 && !this.line.closed));
    if (this.prose !== '' && this.line !== null && this.line !== line && !/\s/u.test(this.prose.slice(-1))) this.append('\n', this.line.end, !follows);
    let first = true;
    for (let i = lowerBound(line.pieces.length, (k) => endOf(line.pieces[k]) > from); i < line.pieces.length; i++) {
      const piece = line.pieces[i];
      if (!piece || piece.at >= to) break;
      const start = Math.max(piece.at, from), end = Math.min(endOf(piece), to);
      const apart = this.prose !== '' && (piece.apart || (first && (start > piece.at || !follows)));
      this.append(line.text.slice(start, end), piece.source + start - piece.at, apart);
      first = false;
    }
    this.line = line;
  }

  finish(): Block[] {
    this.close();
    return this.blocks;
  }

  private isFull(): boolean {
    return this.prose.length > maxLength || (this.prose.length > wantedLength && /[.!?…]["”’')\]]*$/u.test(this.prose.slice(-8)));
  }

  private append(prose: string, source: number, apart: boolean): void {
    const last = this.pieces[this.pieces.length - 1];
    if (last && !apart && last.source + last.length === source) this.pieces[this.pieces.length - 1] = { ...last, length: last.length + prose.length };
    else this.pieces.push({ prose: this.prose.length, source, length: prose.length, ...(apart && { apart: true }) });
    this.prose += prose;
  }

  private close(): void {
    const { prose, pieces, newVoice } = this, first = pieces[0], last = pieces[pieces.length - 1];
    this.prose = '';
    this.pieces = [];
    this.line = null;
    if (!first || !last || prose.trim() === '') return;
    this.newVoice = false;
    const moved = pieces.map((piece) => ({ ...piece, source: piece.source - first.source }));
    const end = last.source + last.length;
    this.blocks.push({ kind: 'paragraph', start: first.source, end, prose, pieces: moved.length === 1 ? null : moved, captions: newVoice ? 'voice' : 'more' });
  }
}

/** Where a piece ends in the line as it is read. */
function endOf(piece: CaptionPiece | undefined): number {
  return piece ? piece.at + piece.length : 0;
}
