import type { NormalizedText } from '../../core/anchor/normalizedText';
import type { FoundPlace } from '../../core/annotation/relocate';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { sha256Hex } from '../../core/sidecar/ids';
import { decodeUtf8, encodeUtf8 } from '../../core/sidecar/utf8';
import type { Log, Storage } from '../ports';

/** Where an annotation stood: pieces in UTF-16 offsets of the normalised text; `digest` tells its JSON from others. */
export interface SeenPlace extends FoundPlace {
  readonly id: string;
  readonly digest: string;
}

/** A normalised text that annotations were placed in, and where they stood. */
export interface SeenText {
  readonly sha256: string;
  readonly text: string;
  readonly places: readonly SeenPlace[];
  /** Whether the text was that of an editor with unsaved changes. */
  readonly unsaved?: boolean;
}

/** How much is remembered, in bytes and texts. */
export interface LastSeenLimits {
  readonly total: number;
  readonly perSource: number;
  readonly textsPerSource: number;
}

const defaultLimits: LastSeenLimits = { total: 20_000_000, perSource: 2_000_000, textsPerSource: 3 };
/** Bytes without which no annotation's place can be written. */
const leastPlace = 50;
/** The list of what is remembered, the least recently used first. */
const indexName = 'index.json';

interface Entry {
  /** File name: what the text is of, and a part of its hash. */
  readonly name: string;
  readonly size: number;
}

/**
 * The texts on which annotations were last placed, so that a change from outside can be compared with what was there.
 * Small and bounded, in a folder of the extension's own storage; without a folder nothing is kept. It is a cache: what
 * cannot be read is forgotten, and no method rejects.
 */
export class LastSeen {
  private entries: Entry[] | undefined;
  /** What the newest file of each source was written from, so that nothing is written twice. */
  private readonly written = new Map<string, SeenText>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly storage: Storage, private readonly folder: string | undefined, private readonly log: Log, private readonly limits = defaultLimits) {}

  /** The texts that are remembered of a source (its URN, else its URI), the newest first. */
  load(source: string): Promise<readonly SeenText[]> {
    return this.enqueue([], async (folder, entries) => {
      const names = entries.filter(({ name }) => name.startsWith(keyOf(source))).reverse().map(({ name }) => name);
      const seen = await Promise.all(names.map(async (name) => readSeen(await this.storage.read(`${folder}/${name}`))));
      const texts = seen.filter((text) => text !== undefined), [newest] = texts;
      if (newest) this.written.set(source, newest);
      return texts;
    });
  }

  /** Whether a text with so many annotations may be small enough to be remembered. */
  takes(text: string, annotations: number): boolean {
    return text.length + leastPlace * annotations <= this.limits.perSource;
  }

  /** Remembers a source's text in place of older ones. Without annotations the source is forgotten. */
  keep(source: string, seen: SeenText): Promise<void> {
    if (seen.places.length === 0) return this.forget(source);
    return this.enqueue(undefined, async (folder, entries) => {
      const before = this.written.get(source);
      if (before && sameSeen(before, seen)) return;
      // Of unsaved texts one a source is enough: the last.
      const name = `${keyOf(source)}-${seen.unsaved === true ? 'unsaved' : seen.sha256.slice(0, 16)}.json`;
      const bytes = encodeUtf8(`${JSON.stringify({ version: 1, ...seen })}\n`);
      const others = entries.filter((entry) => entry.name !== name);
      if (bytes.length > this.limits.perSource) return this.keepOnly(folder, others.filter((entry) => !entry.name.startsWith(keyOf(source))), entries);
      await this.storage.write(`${folder}/${name}`, bytes);
      this.written.set(source, seen);
      await this.keepOnly(folder, this.bounded([...others, { name, size: bytes.length }], keyOf(source)), entries);
    });
  }

  /** Forgets a source. */
  forget(source: string): Promise<void> {
    return this.enqueue(undefined, async (folder, entries) => {
      this.written.delete(source);
      const rest = entries.filter(({ name }) => !name.startsWith(keyOf(source)));
      if (rest.length < entries.length) await this.keepOnly(folder, rest, entries);
    });
  }

  /** Forgets everything; resolves to how many texts that were. */
  clear(): Promise<number> {
    return this.enqueue(0, async (folder, entries) => {
      this.written.clear();
      for (const uri of await this.storage.list(folder)) await this.storage.remove(uri);
      this.entries = [];
      return entries.length;
    });
  }

  /** The newest of what is within the limits. */
  private bounded(entries: readonly Entry[], source: string): Entry[] {
    let total = 0, own = 0, ownSize = 0;
    return [...entries].reverse().filter(({ name, size }) => {
      const isOwn = name.startsWith(source);
      if (total + size > this.limits.total || (isOwn && (own >= this.limits.textsPerSource || ownSize + size > this.limits.perSource))) return false;
      total += size;
      if (isOwn) [own, ownSize] = [own + 1, ownSize + size];
      return true;
    }).reverse();
  }

  private async keepOnly(folder: string, kept: readonly Entry[], before: readonly Entry[]): Promise<void> {
    const names = new Set(kept.map(({ name }) => name));
    this.entries = [...kept];
    await this.storage.write(`${folder}/${indexName}`, encodeUtf8(`${JSON.stringify({ version: 1, entries: kept })}\n`));
    for (const { name } of before) if (!names.has(name)) await this.storage.remove(`${folder}/${name}`);
  }

  private enqueue<T>(otherwise: T, task: (folder: string, entries: readonly Entry[]) => Promise<T>): Promise<T> {
    const folder = this.folder?.replace(/\/$/, '');
    if (folder === undefined) return Promise.resolve(otherwise);
    const result = this.queue.then(async () => task(folder, this.entries ??= await this.readIndex(folder))).catch((error: unknown) => {
      this.log.error('The texts that are remembered could not be read or written.', error);
      return otherwise;
    });
    this.queue = result;
    return result;
  }

  /** What the list says; a text that is not in it is from a time that nobody knows, and is removed. */
  private async readIndex(folder: string): Promise<Entry[]> {
    const entries = entriesOf(parsed(await this.storage.read(`${folder}/${indexName}`)));
    const listed = new Set(entries.map(({ name }) => `/${name}`)), present = new Set<string>();
    for (const uri of await this.storage.list(folder)) {
      const name = uri.slice(uri.lastIndexOf('/'));
      if (listed.has(name)) present.add(name);
      else if (name !== `/${indexName}`) await this.storage.remove(uri);
    }
    return entries.filter(({ name }) => present.has(`/${name}`));
  }
}

/** Tells an annotation's JSON from others. */
export function digestOf(json: string): string {
  let one = 0x811c9dc5, two = 0x9e3779b9;
  for (let i = 0; i < json.length; i++) {
    one = Math.imul(one ^ json.charCodeAt(i), 0x01000193);
    two = Math.imul(two ^ json.charCodeAt(i), 0x85ebca6b);
    two ^= two >>> 13;
  }
  return `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`;
}

function keyOf(source: string): string {
  return sha256Hex(source).slice(0, 40);
}

function sameSeen(a: SeenText, b: SeenText): boolean {
  return a.sha256 === b.sha256 && JSON.stringify(a.places) === JSON.stringify(b.places);
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && (JSON.parse(decodeUtf8(bytes) ?? '') as unknown);
  } catch {
    // A cache that was torn while it was written has forgotten what was in it.
    return undefined;
  }
}

function entriesOf(value: unknown): Entry[] {
  const { version, entries } = (value ?? {}) as { version?: unknown; entries?: unknown };
  if (version !== 1 || !Array.isArray(entries)) return [];
  return (entries as readonly Partial<Entry>[]).flatMap(({ name, size }) => (
    typeof name === 'string' && /^[\da-f]+-(?:[\da-f]+|unsaved)\.json$/.test(name) && typeof size === 'number' ? [{ name, size }] : []));
}

function readSeen(bytes: Uint8Array | undefined): SeenText | undefined {
  const { version, sha256, text, places } = (parsed(bytes) ?? {}) as Partial<SeenText> & { version?: unknown };
  // What was damaged fits its hash no more, and would only lead astray.
  if (version !== 1 || typeof text !== 'string' || sha256 !== sha256Hex(text) || !Array.isArray(places)) return undefined;
  return { sha256, text, places };
}

/** What is remembered of where annotations stand in a text. */
export function placesToRemember(placed: readonly PlacedAnnotation[], text: NormalizedText): SeenText['places'] {
  return placed.filter(({ pieces, state }) => pieces.length > 0 || state === 'orphan').map(({ id, raw, pieces, state, reason }) => (
    { id, digest: digestOf(raw.json), pieces: pieces.map((piece) => text.spanFromDocument(piece)), state, ...(reason && { reason }) }));
}
