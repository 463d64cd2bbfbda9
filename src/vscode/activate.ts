import * as vscode from 'vscode';
import { AnnotationStore } from '../corpus/annotations/store';
import { Codebook } from '../corpus/codebook/codebook';
import { WorkspaceEntities } from '../corpus/entities/workspaceEntities';
import { History } from '../corpus/history/history';
import { Marking } from '../corpus/marking/marking';
import { Session } from '../corpus/session';
import type { GlossatorApi } from '../../glossator';
import { Annotator } from './annotator';
import { createApi } from './api';
import type { App } from './app';
import { openInFolders } from './workspaceFiles';
import { Discovery, WorkspaceReader } from './discovery';
import { Documents } from './documents';
import { features } from './features';
import { SourceFilter } from './filter';
import type { Host } from './hosts/host';
import { ChannelLog } from './log';
import { onDidChangeSettings, settings } from './settings';
import { Messages } from './messages';

/** The annotations of what runs here. */
const running = new Set<AnnotationStore>();

/** Before the host ends: keeps what is known of texts with unsaved changes. */
export async function shutDown(): Promise<void> {
  await Promise.all([...running].map((annotations) => annotations.shutDown()));
  running.clear();
}

/** Starts Glossator in a host; everything it registers ends with the context. */
export async function activateIn(host: Host, context: vscode.ExtensionContext): Promise<GlossatorApi> {
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = own(new ChannelLog());
  const storage = host.createStorage(log);
  const clock = { now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z') };
  const ids = { uuid: () => crypto.randomUUID() };
  const history = new History(log);
  const entities = own(new WorkspaceEntities(storage, history, log));
  const annotations = own(new AnnotationStore({
    storage, clock, ids, log, history, version: versionOf(context), journalFolder: folderOf(context, 'journal'), lastSeenFolder: folderOf(context, 'texts'), pause, readText,
    lookup: (uri) => entities.lookup(uri), canonical: (source, uri) => entities.canonical(source, uri),
  }));
  running.add(annotations);
  const codebook = own(new Codebook(storage, history, log)), marking = new Marking(annotations, codebook, log);
  const service = own(await host.startAnalysis(context, log));
  const session = own(new Session(service, new WorkspaceReader(), annotations, log, entities, (uri) => settings.suggestionsThreshold(vscode.Uri.parse(uri)), pause));
  own(onDidChangeSettings((changed) => { if (changed('suggestions.threshold')) session.publishAll(); }));
  const filter = new SourceFilter();
  const documents = own(new Documents(session, filter, context.workspaceState));
  const discovery = own(new Discovery(session, annotations, filter, log));
  const messages = new Messages(log), annotator = new Annotator(context.globalState, messages);
  const app: App = { context, session, annotations, history, entities, codebook, marking, documents, discovery, filter, storage, clock, ids, log, messages, annotator };
  for (const feature of features) own(feature(app));
  void start(app);
  return createApi(app);
}

/** Reads the workspace's sources, then what an earlier window left unwritten about others. */
async function start({ discovery, annotations, entities, codebook, log }: App): Promise<void> {
  await Promise.all([openInFolders(entities), openInFolders(codebook)]);
  await discovery.scan();
  const reader = new WorkspaceReader();
  for (const uri of await annotations.unwrittenSources()) {
    if (annotations.has(uri)) continue;
    try {
      const source = await reader.read(uri);
      if (source && 'text' in source) await annotations.load(uri, source.text);
    } catch (error) {
      log.error(`What was left unwritten about ${uri} waits until it can be read.`, error);
    }
  }
}

/** The text of a file that is not read as a source at the moment. */
async function readText(uri: string): Promise<string | undefined> {
  const source = await new WorkspaceReader().read(uri);
  return source && 'text' in source ? source.text : undefined;
}

function versionOf(context: vscode.ExtensionContext): string {
  return (context.extension.packageJSON as { readonly version: string }).version;
}

/** A folder of the extension's own; it may not exist yet. */
function folderOf(context: vscode.ExtensionContext, name: string): string {
  return vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, name).toString();
}

/** Lets the editor do what waits. */
function pause(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, 0); });
}
