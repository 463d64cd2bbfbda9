import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { AnalysisService, Log, Storage } from '../../corpus/ports';
import { FileStorage } from '../../platform/node/fileStorage';
import { AnalysisClient } from '../../worker/client';
import type { Request, Response } from '../../worker/protocol';
import { WorkspaceStorage } from '../workspaceStorage';
import type { Host } from './host';

/** VS Code on desktop and on remote machines. */
export const nodeHost: Host = {
  startAnalysis: (context, log) => Promise.resolve(startWorker(context, log)),
  createStorage: () => new SchemeStorage(),
};

/** Local files are written atomically; all others the way VS Code writes them. */
class SchemeStorage implements Storage {
  private readonly files = new FileStorage();
  private readonly others = new WorkspaceStorage();

  read(uri: string): Promise<Uint8Array | undefined> {
    return this.of(uri).read(uri);
  }

  write(uri: string, bytes: Uint8Array): Promise<void> {
    return this.of(uri).write(uri, bytes);
  }

  remove(uri: string): Promise<void> {
    return this.of(uri).remove(uri);
  }

  list(folder: string): Promise<readonly string[]> {
    return this.of(folder).list(folder);
  }

  exclusively<T>(uri: string, task: () => Promise<T>): Promise<T> {
    return uri.startsWith('file:') ? this.files.exclusively(uri, task) : task();
  }

  private of(uri: string): Storage {
    return uri.startsWith('file:') ? this.files : this.others;
  }
}

function startWorker(context: vscode.ExtensionContext, log: Log): AnalysisService {
  const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath);
  // The worker must not keep the extension host alive once everything else has ended.
  worker.unref();
  const client = new AnalysisClient({
    post: (message: Request) => { worker.postMessage(message); },
    onMessage: (listener) => { worker.on('message', (message: Response) => { listener(message); }); },
  }, log, () => { void worker.terminate(); });
  worker.on('error', (error) => {
    log.error('The analysis stopped; reload the window to start it again.', error);
    client.fail(`Glossator's worker failed: ${error.message}`);
  });
  return client;
}
