import type { Storage } from '../../../../src/corpus/ports';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/sidecar/utf8';

/** Files in memory; `fail` makes writes of matching URIs fail, `slow` lets others run in the middle of each step. */
export class MemoryStorage implements Storage {
  readonly files = new Map<string, Uint8Array>();
  readonly writes: string[] = [];
  fail: RegExp | undefined;
  /** Runs before each write takes effect. */
  beforeWrite: ((uri: string) => void) | undefined;

  async read(uri: string): Promise<Uint8Array | undefined> {
    await Promise.resolve();
    return this.files.get(uri);
  }

  async write(uri: string, bytes: Uint8Array): Promise<void> {
    await Promise.resolve();
    if (this.fail?.test(uri)) throw new Error(`${uri}: no permission`);
    this.beforeWrite?.(uri);
    this.writes.push(uri);
    this.files.set(uri, bytes);
  }

  async remove(uri: string): Promise<void> {
    await Promise.resolve();
    this.files.delete(uri);
  }

  async list(folder: string): Promise<readonly string[]> {
    await Promise.resolve();
    return [...this.files.keys()].filter((uri) => uri.startsWith(`${folder}/`));
  }

  text(uri: string): string | undefined {
    const bytes = this.files.get(uri);
    return bytes && decodeUtf8(bytes);
  }

  put(uri: string, text: string): void {
    this.files.set(uri, encodeUtf8(text));
  }
}
