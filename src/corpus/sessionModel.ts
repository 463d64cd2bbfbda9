import type { SourceAnalysis } from '../core/analysis/model';
import type { TextFormat } from '../core/analysis/types';
import type { SourceView } from '../core/analysis/view';
import type { Event, TextChange } from './ports';

/** What people decided and kept about sources, as the session needs it; see AnnotationStore. */
export interface Annotations {
  load(uri: string, text: string, dirty?: boolean): Promise<void>;
  edit(uri: string, changes: readonly TextChange[], text: string, dirty?: boolean): void;
  replace(uri: string, text: string, dirty?: boolean): void;
  unsaved(uri: string): void;
  saved(uri: string, text: string): Promise<void>;
  found(uri: string, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  apply(uri: string, analysis: SourceAnalysis, text: string): SourceAnalysis;
  placed(uri: string): readonly { readonly entity?: string; readonly speaker?: string }[];
  readonly onDidChange: Event<string>;
}

/** What people decided about entities in all sources, as the session needs it; see WorkspaceEntities. */
export interface Entities {
  /** `key` is equal as long as the decisions about this source are. */
  apply(uri: string, text: string, analysis: SourceAnalysis): { readonly analysis: SourceAnalysis; readonly key: string };
  readonly onDidChange: Event<unknown>;
}

/** A document as an editor opens it. */
export interface OpenedDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly format: TextFormat;
  /** Whether it is one of "all sources", and has annotations: not so the old side of a diff. */
  readonly indexed: boolean;
  /** Whether the text is not the saved one. */
  readonly dirty: boolean;
}

/** A source as the session holds it. */
export interface Source {
  text: string;
  version: number;
  format: TextFormat;
  /** Whether a document is open for it, whose text then counts instead of the file's. */
  open: boolean;
  /** Whether it is one of "all sources". */
  readonly indexed: boolean;
  /** Whether the text is not the saved one. */
  dirty: boolean;
  /** What the machine found, moved along with edits; undefined until the first analysis. */
  machine: SourceAnalysis | undefined;
  /** The version that `machine` was made from. */
  analyzed: number;
  view: SourceView | undefined;
  /** What is certain enough of `machine`, with the decisions about entities. */
  known?: { readonly machine: SourceAnalysis; readonly analysis: SourceAnalysis; readonly key: string };
}
