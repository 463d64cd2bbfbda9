import { member, stringMember } from '../../core/sidecar/json';
import type { JsonValue } from '../../core/sidecar/json';
import { sha256Hex } from '../../core/sidecar/ids';
import { decodeUtf8, encodeUtf8 } from '../../core/sidecar/utf8';
import type { Log, Storage } from '../ports';

/** What has not reached a sidecar yet: the sidecar's text as it is to be, and as it was when last read or written. */
export interface JournalEntry {
  /** The source. */
  readonly uri: string;
  readonly base: string | undefined;
  readonly mine: string;
}

/** Unwritten changes, one file a source, in a folder of the extension's own storage; without a folder it keeps nothing. */
export class Journal {
  private readonly writing = new Map<string, Promise<void>>();
  private readonly wanted = new Map<string, JournalEntry | undefined>();

  /** `folder` is the URI of a folder that may not exist yet. */
  constructor(private readonly storage: Storage, private readonly folder: string | undefined, private readonly log: Log) {}

  /** What was left unwritten about a source. */
  async load(uri: string): Promise<JournalEntry | undefined> {
    await this.writing.get(uri);
    return this.folder === undefined ? undefined : this.readFile(this.fileOf(uri), uri);
  }

  /** The sources about which something was left unwritten. */
  async uris(): Promise<string[]> {
    if (this.folder === undefined) return [];
    const files = await this.storage.list(this.folder).catch((error: unknown) => {
      this.log.error(`The journal ${this.folder} could not be listed.`, error);
      return [];
    });
    const entries = await Promise.all(files.filter((file) => file.endsWith('.json')).map((file) => this.readFile(file)));
    return entries.flatMap((entry) => (entry ? [entry.uri] : []));
  }

  /** Keeps an entry, or forgets it (undefined); resolves when the last one asked for is on disk. Never rejects. */
  keep(uri: string, entry: JournalEntry | undefined): Promise<void> {
    if (this.folder === undefined) return Promise.resolve();
    const queued = this.wanted.has(uri);
    this.wanted.set(uri, entry);
    const running = this.writing.get(uri);
    if (queued && running) return running;
    const task = (running ?? Promise.resolve()).then(() => this.writeWanted(uri)).finally(() => {
      if (this.writing.get(uri) === task) this.writing.delete(uri);
    });
    this.writing.set(uri, task);
    return task;
  }

  private async writeWanted(uri: string): Promise<void> {
    const entry = this.wanted.get(uri), file = this.fileOf(uri);
    this.wanted.delete(uri);
    try {
      if (!entry) await this.storage.remove(file);
      else await this.storage.write(file, encodeUtf8(`${JSON.stringify({ version: 1, ...entry })}\n`));
    } catch (error) {
      this.log.error(`The journal of ${uri} could not be written.`, error);
    }
  }

  private async readFile(file: string, uri?: string): Promise<JournalEntry | undefined> {
    try {
      const bytes = await this.storage.read(file);
      const value = bytes && (JSON.parse(decodeUtf8(bytes) ?? '') as JsonValue);
      const named = stringMember(value, 'uri'), mine = stringMember(value, 'mine');
      if (member(value, 'version') !== 1 || named === undefined || mine === undefined || (uri !== undefined && named !== uri)) return undefined;
      return { uri: named, base: stringMember(value, 'base'), mine };
    } catch (error) {
      this.log.error(`The journal file ${file} could not be read.`, error);
      return undefined;
    }
  }

  private fileOf(uri: string): string {
    return `${(this.folder ?? '').replace(/\/$/, '')}/${sha256Hex(uri).slice(0, 40)}.json`;
  }
}
