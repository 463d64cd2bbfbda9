import type { SourceAnalysis } from '../core/analysis/model';
import type { TextFormat } from '../core/analysis/types';
import type { Span } from '../core/span';

/** Something that stops when it is disposed of. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener until the returned object is disposed of. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Replaces the text at a span (UTF-16 offsets of the text before the change). */
export interface TextChange extends Span {
  readonly text: string;
}

/** Where files are read and written. URIs are strings; errors reject with a message that names the file. */
export interface Storage {
  /** The bytes, or undefined when there is no such file. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** Replaces the file's content, atomically where the host can; resolves when it is on disk. */
  write(uri: string, bytes: Uint8Array): Promise<void>;
  /** Resolves also when there was no such file. */
  remove(uri: string): Promise<void>;
  /** The URIs of the files in a folder; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Runs a task while no other program of this computer that asks likewise runs one for the same file; where that cannot be had, it just runs. */
  exclusively?<T>(uri: string, task: () => Promise<T>): Promise<T>;
}

/** The current time. */
export interface Clock {
  /** ISO 8601 in UTC with seconds: "2026-11-23T09:30:00Z". */
  now(): string;
}

/** Fresh random identifiers. */
export interface Ids {
  /** A random UUID, version 4, lower case. */
  uuid(): string;
}

/** Where messages go that are not for a notification. */
export interface Log {
  info(message: string): void;
  error(message: string, error?: unknown): void;
}

/** An analysis that is ready, for the version of the document that it was made from. */
export interface AnalysisResult {
  readonly uri: string;
  readonly version: number;
  readonly analysis: SourceAnalysis;
}

/** Analyses texts somewhere else than in the caller's turn: behind a worker's port, or in slices where there is none. */
export interface AnalysisService extends Disposable {
  /** Follows a document from now on; its analyses come through `onAnalysis`, stale ones left out. */
  open(uri: string, version: number, text: string, format: TextFormat): void;
  /** Applies changes one after the other. */
  change(uri: string, version: number, changes: readonly TextChange[]): void;
  close(uri: string): void;
  readonly onAnalysis: Event<AnalysisResult>;
  /** Analyses a text once. Rejects when the service is disposed of or the analysis fails. */
  analyze(text: string, format: TextFormat, uri?: string): Promise<SourceAnalysis>;
}

/** A file's text as the host decodes it, or why it is left alone. */
export type SourceText =
  | { readonly text: string; readonly format: TextFormat }
  | { readonly declined: string };

/** Where the session gets texts from. */
export interface SourceReader {
  /** Reads an included file; undefined when it is gone. */
  read(uri: string): Promise<SourceText | undefined>;
}
