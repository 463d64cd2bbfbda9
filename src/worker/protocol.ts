import type { AnalysisDelta } from '../core/analysis/delta';
import type { TextFormat } from '../core/analysis/types';
import type { TextChange } from '../corpus/ports';

/** What the host asks of the worker. `id` is the host's number for a question; documents are known by URI, and each opening by its epoch. */
export type Request =
  | { readonly kind: 'open'; readonly uri: string; readonly epoch: number; readonly version: number; readonly text: string; readonly format: TextFormat }
  | { readonly kind: 'change'; readonly uri: string; readonly version: number; readonly changes: readonly TextChange[] }
  | { readonly kind: 'close'; readonly uri: string }
  | { readonly kind: 'analyze'; readonly id: number; readonly text: string; readonly format: TextFormat; readonly uri: string };

/** What the worker tells the host. */
export type Response =
  | { readonly kind: 'ready' }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'delta'; readonly uri: string; readonly epoch: number; readonly version: number; readonly delta: AnalysisDelta }
  | { readonly kind: 'failed'; readonly uri: string; readonly version: number; readonly message: string }
  | { readonly kind: 'analyzed'; readonly id: number; readonly delta: AnalysisDelta }
  | { readonly kind: 'rejected'; readonly id: number; readonly message: string };

/** One end of a message channel; messages are structured clones and arrive in order. */
export interface Port<Outgoing, Incoming> {
  post(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
}
