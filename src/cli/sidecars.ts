import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeSidecarError, parseSidecarBytes } from '../core/sidecar/parse';
import type { Sidecar } from '../core/sidecar/model';
import type { Storage } from '../corpus/ports';
import { reason } from './inputs';

/** What the name of an annotation file ends in. */
export const sidecarEnding = '.annotations.json';

/** A source's annotations (undefined: it has none), or why they cannot be used. */
export type ReadSidecar =
  | { readonly sidecar: Sidecar | undefined }
  | { readonly problem: string };

/** The annotation file beside a source. */
export function sidecarOf(source: string): string {
  return `${source}${sidecarEnding}`;
}

/** Reads an annotation file. Problems name it and say how to mend it. */
export async function readSidecar(file: string): Promise<ReadSidecar> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? { sidecar: undefined } : { problem: `${file}: ${reason(error)}` };
  }
  const parsed = parseSidecarBytes(bytes);
  return parsed.ok ? { sidecar: parsed.sidecar } : { problem: describeSidecarError(parsed.error, file) };
}

/** Runs what reads, changes and writes an annotation file while no other program does so, the editor among them. */
export function alone<T>(storage: Storage, file: string, task: () => Promise<T>): Promise<T> {
  return storage.exclusively ? storage.exclusively(pathToFileURL(path.resolve(file)).href, task) : task();
}

/** Writes a file unless it says so already; resolves to what went wrong, as a message. */
export async function writeFile(storage: Storage, file: string, content: string): Promise<string | undefined> {
  const uri = pathToFileURL(path.resolve(file)).href, bytes = Buffer.from(content);
  try {
    const before = await storage.read(uri);
    if (!before || !bytes.equals(before)) await storage.write(uri, bytes);
    return undefined;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}; nothing was written`;
  }
}
