import * as vscode from 'vscode';
import type { AnalysisService, Log } from '../../corpus/ports';
import { AnalysisClient } from '../../worker/client';
import { createLocalService } from '../../worker/local';
import type { Request, Response } from '../../worker/protocol';
import { WorkspaceStorage } from '../workspaceStorage';
import type { Host } from './host';

/** VS Code in a browser: the worker starts from a Blob URL, files go through VS Code's file systems. */
export const browserHost: Host = {
  startAnalysis: async (context, log) => {
    try {
      return await startWorker(context, log);
    } catch (error) {
      log.info(`No worker could be started (${String(error)}); analysing in slices instead.`);
      return createLocalService(() => new Promise((resolve) => { setTimeout(resolve, 0); }), log);
    }
  },
  createStorage: () => new WorkspaceStorage(),
};

async function startWorker(context: vscode.ExtensionContext, log: Log): Promise<AnalysisService> {
  const code = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'worker.js'));
  const url = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  await new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => { reject(new Error(event.message || 'the worker did not load')); };
    worker.onmessage = () => { resolve(); };
  });
  URL.revokeObjectURL(url);
  const client = new AnalysisClient({
    post: (message: Request) => { worker.postMessage(message); },
    onMessage: (listener) => { worker.onmessage = ({ data }: MessageEvent<Response>) => { listener(data); }; },
  }, log, () => { worker.terminate(); });
  worker.onerror = (event) => { client.fail(`Glossator's worker failed: ${event.message}`); };
  return client;
}
