import { readFile } from 'node:fs/promises';
import { describeSidecarError, parseSidecarBytes } from '../core/sidecar/parse';
import type { Sidecar } from '../core/sidecar/model';
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
