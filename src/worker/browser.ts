import { AnalysisServer } from './server';
import type { Request, Response } from './protocol';

/** The part of a dedicated worker's global scope that is used. */
interface WorkerScope {
  postMessage(message: Response): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Request }) => void): void;
}

declare const self: WorkerScope;

/** Entry point of the worker in the browser. */
function main(): void {
  const breathe = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });
  new AnalysisServer({
    post: (message) => { self.postMessage(message); },
    onMessage: (listener) => { self.addEventListener('message', ({ data }) => { listener(data); }); },
  }, breathe);
  // The host waits for this: a worker that a content policy forbids never says anything.
  self.postMessage({ kind: 'ready' });
}

main();
