/** What can be changed and changed back: an annotation in a source's sidecar, an entry about entities, a tag of the codebook, or a sidecar as a whole. */
export type ChangeKind = 'annotation' | 'entry' | 'tag' | 'file';

/** One thing that a step changed, as JSON (a file: its text) before and after; undefined where there was, or is, none. */
export interface Change {
  readonly kind: ChangeKind;
  /** The source, or the workspace file. */
  readonly uri: string;
  /** The annotation's id, or the entry's key; '' for a file. */
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Its index in the list that has it. */
  readonly at: number;
  /** Whether the file began with this change; then it ends with it, when nothing else is in it. */
  readonly fresh: boolean;
}

/** A change to be made or unmade: `to` takes the place of `from`, if that is still what is there. */
export interface Exchange {
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly at: number;
  readonly fresh: boolean;
}

/** A piece of a step that stayed as it is. */
export interface Refusal {
  readonly uri: string;
  readonly id: string;
  /** One sentence for the user; equal ones are said once. */
  readonly message: string;
}

/** Makes exchanges in one file, all in one write; resolves to those that were not made. Never rejects for what others changed. */
export type Exchanger = (uri: string, exchanges: readonly Exchange[]) => Promise<readonly Refusal[]>;

/** What undo or redo did. */
export interface Undone {
  readonly label: string;
  /** Number of changes that were made. */
  readonly changes: number;
  readonly refused: readonly Refusal[];
}
