import { parentPort } from 'node:worker_threads';
import { AnalysisServer } from './server';

/** Entry point of the worker thread on desktop. */
function main(): void {
  if (!parentPort) throw new Error('dist/worker.js is started by Glossator as a worker thread.');
  const port = parentPort;
  const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
  new AnalysisServer({ post: (message) => { port.postMessage(message); }, onMessage: (listener) => { port.on('message', listener); } }, breathe);
}

main();
