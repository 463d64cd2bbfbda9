import type { Sidecar } from '../../core/sidecar/model';
import type { Span } from '../../core/span';
import type { Journal } from './journal';
import type { LastSeen } from './lastSeen';
import { SidecarBlocked } from './sidecarFile';

/** saved: the file says what is shown; unsaved: it waits for the source to be saved; blocked, failed: see the message. */
export type KeptState =
  | { readonly kind: 'saved' | 'unsaved' }
  | { readonly kind: 'blocked' | 'failed'; readonly message: string };

/** What a source's annotations need from those who hold them. */
export interface SourceHost {
  readonly journal: Journal;
  readonly lastSeen: LastSeen;
  /** Lets others run in the middle of a long search. */
  readonly pause: () => Promise<void>;
  /** Glossator's version. */
  readonly version: string;
  /** Called when annotations or their places changed otherwise than by an edit of the text. */
  readonly changed: (uri: string) => void;
  /** Called when an annotation was described anew, so that its JSON is another one that says the same. */
  readonly rewritten: (uri: string, id: string, from: string, to: string) => void;
  /** Called with what went wrong and stops nothing else. */
  readonly failed: (uri: string, error: unknown) => void;
  /** Called once each time that a state with a message begins, and when both sides of a conflict were kept. */
  readonly problem: (uri: string, kind: 'blocked' | 'failed' | 'conflict', message: string) => void;
}

/** A change of a sidecar: what it is now, what that gave, and where annotations are known to stand, or to be looked for. */
export interface SidecarChange<T> {
  readonly sidecar: Sidecar | undefined;
  readonly result: T;
  readonly known?: ReadonlyMap<string, readonly Span[]>;
  readonly anew?: ReadonlySet<string>;
  /** Whether the file is to be deleted when there is no annotation in it. */
  readonly endsEmpty?: boolean;
}

/** The state that an error leads to, with one sentence for the user. */
export function stateAfter(error: unknown, doing: 'read' | 'write', file: string): KeptState {
  if (error instanceof SidecarBlocked) return { kind: 'blocked', message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  const rest = doing === 'write' ? 'your marks are kept and will be written when that becomes possible' : 'make it readable to see your marks';
  return { kind: 'failed', message: `${file} could not be ${doing === 'write' ? 'written' : 'read'} (${reason}); ${rest}.` };
}

/** What to tell the user when both versions of annotations were kept. */
export function conflictMessage(file: string, conflicts: number): string {
  const count = conflicts === 1 ? 'an annotation that was' : `${conflicts} annotations that were`;
  return `${file} keeps both versions of ${count} changed twice at the same time; delete the one that is wrong.`;
}
