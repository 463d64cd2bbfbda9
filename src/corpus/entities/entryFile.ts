import { entryChanges, swapEntries } from '../../core/codebook/entries';
import type { EntryChange, EntrySwap } from '../../core/codebook/entries';
import { listOf, newLineFile, parseLineFile, serializeLineFile } from '../../core/codebook/lineFile';
import type { LineFile, LineFileError } from '../../core/codebook/lineFile';
import { decodeUtf8, encodeUtf8 } from '../../core/sidecar/utf8';
import type { Storage } from '../ports';
import { Turns } from '../turns';

/** A workspace file that must not be overwritten; the message is one sentence for the user. */
export class EntryFileBlocked extends Error {
  constructor(readonly uri: string, error: LineFileError) {
    super(`.glossator/${nameOf(uri)} ${sentences[error.kind]}`);
  }
}

const sentences: Readonly<Record<LineFileError['kind'], string>> = {
  json: 'is not valid JSON: correct or restore it, until then nothing is written to it.',
  'not-this-file': 'is not a file of Glossator’s: correct or restore it, until then nothing is written to it.',
  newer: 'was written by a newer version of Glossator: update Glossator to change it.',
};

/** What was changed in a workspace file, and whether it began with that. */
export interface EntryEdit {
  readonly changes: readonly EntryChange[];
  readonly fresh: boolean;
}

/** One workspace file. Every change is made to what is on disk at that moment, so that nothing someone else wrote is overwritten. */
export class EntryFile {
  private readonly turns = new Turns();
  private text: string | undefined;

  /** `list` is the one that the file must have. */
  constructor(private readonly storage: Storage, readonly uri: string, private readonly list: string) {}

  /** The file's text as last read or written; undefined when there is none. */
  get seen(): string | undefined {
    return this.text;
  }

  /** Reads the file; undefined when there is none. Rejects with EntryFileBlocked when it cannot be used. */
  read(): Promise<LineFile | undefined> {
    return this.turns.take(() => this.onDisk());
  }

  /** Changes the file, or makes it; nothing is written when the change changes nothing. Rejects with EntryFileBlocked or the storage's error. */
  change(make: (file: LineFile) => LineFile): Promise<EntryEdit & { readonly file: LineFile }> {
    return this.turns.take(async () => {
      const before = await this.onDisk();
      const file = make(before ?? newLineFile(this.list)), changes = entryChanges(before, file);
      if (changes.length > 0) await this.write(file);
      return { file, changes, fresh: !before };
    });
  }

  /** Makes swaps in one write; resolves to those that were not made. With `endsEmpty` a file without entries is deleted. */
  swap(swaps: readonly EntrySwap[], endsEmpty: boolean): Promise<{ readonly file: LineFile | undefined; readonly refused: readonly EntrySwap[] }> {
    return this.turns.take(async () => {
      const before = await this.onDisk();
      const { file, refused } = swapEntries(before ?? newLineFile(this.list), swaps);
      if (refused.length === swaps.length) return { file: before, refused };
      const empty = file.members.every(({ key }) => key === 'version' || (key === this.list && listOf(file, key).length === 0));
      if (!endsEmpty || !empty) await this.write(file);
      else {
        await this.storage.remove(this.uri);
        this.text = undefined;
      }
      return { file: endsEmpty && empty ? undefined : file, refused };
    });
  }

  private async onDisk(): Promise<LineFile | undefined> {
    const bytes = await this.storage.read(this.uri);
    if (!bytes) {
      this.text = undefined;
      return undefined;
    }
    const text = decodeUtf8(bytes);
    const parsed = text === undefined ? { ok: false as const, error: { kind: 'json' as const } } : parseLineFile(text, this.list);
    if (!parsed.ok) throw new EntryFileBlocked(this.uri, parsed.error);
    this.text = text;
    return parsed.file;
  }

  private async write(file: LineFile): Promise<void> {
    const text = serializeLineFile(file);
    if (text === this.text) return;
    await this.storage.write(this.uri, encodeUtf8(text));
    this.text = text;
  }
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
