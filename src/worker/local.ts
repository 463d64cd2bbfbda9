import type { Log } from '../corpus/ports';
import { AnalysisClient } from './client';
import type { Port, Request, Response } from './protocol';
import { AnalysisServer, type Breathe } from './server';

/** An analysis service on the caller's own thread, in slices: where no worker can start, and on the command line. */
export function createLocalService(breathe: Breathe, log: Log): AnalysisClient {
  const toServer = new Channel<Request>(), toClient = new Channel<Response>();
  new AnalysisServer(portOf<Response, Request>(toClient, toServer), breathe);
  return new AnalysisClient(portOf<Request, Response>(toServer, toClient), log, () => { toServer.close(); });
}

/** Delivers messages later, in order, as a port between threads does. */
class Channel<T> {
  private listener: ((message: T) => void) | undefined;

  post(message: T): void {
    void Promise.resolve().then(() => this.listener?.(message));
  }

  listen(listener: (message: T) => void): void {
    this.listener = listener;
  }

  close(): void {
    this.listener = undefined;
  }
}

function portOf<Outgoing, Incoming>(out: Channel<Outgoing>, incoming: Channel<Incoming>): Port<Outgoing, Incoming> {
  return { post: (message) => { out.post(message); }, onMessage: (listener) => { incoming.listen(listener); } };
}
