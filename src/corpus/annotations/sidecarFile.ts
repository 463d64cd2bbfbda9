import { mergeSidecars } from '../../core/sidecar/merge';
import type { Sidecar } from '../../core/sidecar/model';
import { describeSidecarError, parseInSlices, parseSidecarBytes } from '../../core/sidecar/parse';
import type { SidecarError } from '../../core/sidecar/parse';
import { serializeSidecar } from '../../core/sidecar/serialize';
import { decodeUtf8, encodeUtf8 } from '../../core/sidecar/utf8';
import type { Storage } from '../ports';

/** The URI of a source's sidecar: beside it. A query or fragment is no part of the file's name. */
export function sidecarUri(source: string): string {
  const at = source.search(/[?#]/);
  return at < 0 ? `${source}.annotations.json` : `${source.slice(0, at)}.annotations.json${source.slice(at)}`;
}

/** The decoded name of the file that a URI is about. */
export function fileName(uri: string): string {
  const at = uri.search(/[?#]/);
  const path = at < 0 ? uri : uri.slice(0, at);
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A sidecar that must not be overwritten; the message is one sentence for the user. */
export class SidecarBlocked extends Error {
  constructor(readonly uri: string, readonly problem: SidecarError) {
    super(describeSidecarError(problem, fileName(uri)));
  }
}

/** One sidecar on disk: remembers the bytes last seen, and never overwrites what it has not merged. */
export class SidecarFile {
  private seenText: string | undefined;
  private seenSidecar: Sidecar | undefined;

  /** `pause` lets others run while a large file is read. */
  constructor(private readonly storage: Storage, readonly uri: string, private readonly pause: () => Promise<void>) {}

  /** The sidecar as last read or written; undefined when there was none. */
  get base(): Sidecar | undefined {
    return this.seenSidecar;
  }

  /** The file's text as last read or written. */
  get baseText(): string | undefined {
    return this.seenText;
  }

  /**
   * Goes on from what an earlier run had last seen. `torn` is the file's present text when that run was stopped in the
   * middle of writing it: then it may be overwritten.
   */
  resume(text: string | undefined, torn?: string): void {
    const parsed = text === undefined ? undefined : parseSidecarBytes(encodeUtf8(text));
    if (parsed && !parsed.ok) return;
    this.seenText = torn ?? text;
    this.seenSidecar = parsed?.sidecar;
  }

  /** Reads the file and remembers it. Rejects with SidecarBlocked when it is not a sidecar that can be merged with. */
  async read(): Promise<Sidecar | undefined> {
    const { text, sidecar } = await this.onDisk();
    this.seenText = text;
    this.seenSidecar = sidecar;
    return sidecar;
  }

  /** Merges what an earlier run left unwritten with the file. Rejects with SidecarBlocked as `read` does. */
  async takeUp(base: string | undefined, mineText: string, mine: Sidecar): Promise<Sidecar | undefined> {
    this.resume(base);
    try {
      return (await this.merge(mine)).sidecar;
    } catch (error) {
      const raw = error instanceof SidecarBlocked ? await this.rawText() : undefined;
      // What stands there is the beginning of what was being written when the program was stopped: it is our own.
      if (raw === undefined || raw.length === 0 || !mineText.startsWith(raw)) throw error;
      this.resume(base, raw);
      return mine;
    }
  }

  /** The file's text, also when it does not parse. */
  async rawText(): Promise<string | undefined> {
    const bytes = await this.storage.read(this.uri);
    return bytes && decodeUtf8(bytes);
  }

  /**
   * Merges a sidecar with what others did to the file since it was last seen; without a file, with nothing. `mine` may be
   * undefined for one that was never written. Rejects with SidecarBlocked.
   */
  async merge(mine: Sidecar | undefined): Promise<{ sidecar: Sidecar | undefined; conflicts: readonly string[] }> {
    const base = this.seenSidecar, before = this.seenText;
    const { text, sidecar: theirs } = await this.onDisk();
    this.seenText = text;
    this.seenSidecar = theirs;
    if (text === before || !mine) return { sidecar: text === before ? mine : theirs, conflicts: [] };
    if (theirs) return mergeSidecars(base, mine, theirs);
    if (!base) return { sidecar: mine, conflicts: [] };
    // The file is gone: so is everything in it that was not changed here since.
    const merged = mergeSidecars(base, mine, { ...base, items: [] });
    return { sidecar: merged.sidecar.items.length > 0 ? merged.sidecar : undefined, conflicts: merged.conflicts };
  }

  /** Writes what `merge` gave, unless the file says so already. Nothing may have been awaited in between but the merge itself. */
  async write(sidecar: Sidecar): Promise<boolean> {
    const text = serializeSidecar(sidecar);
    if (text !== this.seenText) {
      await this.storage.write(this.uri, encodeUtf8(text));
      this.seenText = text;
      this.seenSidecar = sidecar;
      return true;
    }
    this.seenSidecar = sidecar;
    return false;
  }

  /** Runs what reads, merges and writes while no other program does so with this file. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.storage.exclusively ? this.storage.exclusively(this.uri, task) : task();
  }

  /** Deletes the file; to be called like `write`. */
  async remove(): Promise<void> {
    await this.storage.remove(this.uri);
    this.seenText = undefined;
    this.seenSidecar = undefined;
  }

  private async onDisk(): Promise<{ text: string | undefined; sidecar: Sidecar | undefined }> {
    const bytes = await this.storage.read(this.uri);
    if (!bytes) return { text: undefined, sidecar: undefined };
    const text = decodeUtf8(bytes);
    if (text !== undefined && text === this.seenText) return { text, sidecar: this.seenSidecar };
    const parsed = await parseInSlices(bytes, this.pause);
    if (!parsed.ok) throw new SidecarBlocked(this.uri, parsed.error);
    return { text, sidecar: parsed.sidecar };
  }
}
