import * as vscode from 'vscode';
import { Session } from '../corpus/session';
import type { App } from './app';
import { Discovery, WorkspaceReader } from './discovery';
import { Documents } from './documents';
import { features } from './features';
import { SourceFilter } from './filter';
import type { Host } from './hosts/host';
import { ChannelLog } from './log';

/** Starts Glossator in a host; everything it registers ends with the context. */
export async function activateIn(host: Host, context: vscode.ExtensionContext): Promise<App> {
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = own(new ChannelLog());
  const storage = host.createStorage(log);
  const service = own(await host.startAnalysis(context, log));
  const session = own(new Session(service, new WorkspaceReader(), noAnnotations, log));
  const filter = new SourceFilter();
  const documents = own(new Documents(session, filter, context.workspaceState));
  const discovery = own(new Discovery(session, filter, log));
  const clock = { now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z') };
  const ids = { uuid: () => crypto.randomUUID() };
  const app: App = { context, session, documents, discovery, filter, storage, clock, ids, log };
  for (const feature of features) own(feature(app));
  void discovery.scan();
  return app;
}

const noAnnotations = {
  load: () => Promise.resolve(),
  edit: () => undefined,
  replace: () => undefined,
  apply: <T>(_uri: string, analysis: T): T => analysis,
  onDidChange: () => ({ dispose: () => undefined }),
};
