import type * as vscode from 'vscode';
import type { AnnotationStore } from '../corpus/annotations/store';
import type { Codebook } from '../corpus/codebook/codebook';
import type { WorkspaceEntities } from '../corpus/entities/workspaceEntities';
import type { History } from '../corpus/history/history';
import type { Marking } from '../corpus/marking/marking';
import type { Clock, Ids, Storage } from '../corpus/ports';
import type { Session } from '../corpus/session';
import type { Annotator } from './annotator';
import type { Discovery } from './discovery';
import type { Documents } from './documents';
import type { SourceFilter } from './filter';
import type { ChannelLog } from './log';
import type { Messages } from './messages';

/** What every feature is given: the session it reads, and the services it may use. */
export interface App {
  readonly context: vscode.ExtensionContext;
  readonly session: Session;
  /** What people marked and decided. */
  readonly annotations: AnnotationStore;
  /** All that was marked, decided and corrected, to be undone. */
  readonly history: History;
  /** What people decided about entities in all sources. */
  readonly entities: WorkspaceEntities;
  /** The tags of each workspace folder. */
  readonly codebook: Codebook;
  /** Keeps what people mark. */
  readonly marking: Marking;
  readonly documents: Documents;
  readonly discovery: Discovery;
  readonly filter: SourceFilter;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: ChannelLog;
  /** Notifications, one at a time. */
  readonly messages: Messages;
  /** Who makes decisions and notes. */
  readonly annotator: Annotator;
}

/** A feature registers what it contributes and returns what ends it. */
export type Feature = (app: App) => vscode.Disposable;
