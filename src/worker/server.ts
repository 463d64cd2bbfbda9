import { SourceAnalyzer } from '../core/analysis/analyzer';
import { DeltaEncoder } from '../core/analysis/delta';
import { replaceIn } from '../core/analysis/edit';
import type { TextFormat } from '../core/analysis/types';
import { createBlockAnalyzer, type BlockAnalyzer } from '../core/recognize/analyzeBlock';
import type { Port, Request, Response } from './protocol';

/** A document that the host keeps open. */
interface Followed {
  readonly epoch: number;
  readonly format: TextFormat;
  readonly analyzer: SourceAnalyzer;
  readonly encoder: DeltaEncoder;
  text: string;
  version: number;
  running: boolean;
}

/** Thrown inside an analysis whose text has changed meanwhile. */
class Superseded extends Error {}

/** Hands the thread back so that messages can arrive between two pieces of work. */
export type Breathe = () => Promise<void>;

/**
 * The worker's side of the port: analyses documents as they change, the newest version only, and texts on demand.
 * Documents that somebody is looking at go first: work on demand waits while one of them is being analysed.
 */
export class AnalysisServer {
  private readonly documents = new Map<string, Followed>();
  private readonly analyzeBlock: BlockAnalyzer;
  private queue: Promise<void> = Promise.resolve();
  private foreground: Promise<void> = Promise.resolve();

  constructor(private readonly port: Port<Response, Request>, private readonly breathe: Breathe) {
    this.analyzeBlock = createBlockAnalyzer((recognizer, error) => { port.post({ kind: 'problem', message: `${recognizer} failed: ${messageOf(error)}` }); });
    port.onMessage((request) => { this.handle(request); });
  }

  private handle(request: Request): void {
    switch (request.kind) {
      case 'open': {
        const { uri, epoch, version, text, format } = request;
        const followed = { epoch, format, version, text, analyzer: new SourceAnalyzer(this.analyzeBlock, uri), encoder: new DeltaEncoder(), running: false };
        this.documents.set(uri, followed);
        this.start(uri, followed);
        break;
      }
      case 'change': {
        const followed = this.documents.get(request.uri);
        if (!followed) break;
        followed.text = request.changes.reduce(replaceIn, followed.text);
        followed.version = request.version;
        this.start(request.uri, followed);
        break;
      }
      case 'close':
        this.documents.delete(request.uri);
        break;
      case 'analyze':
        this.queue = this.queue.then(() => this.analyzeOnce(request));
        break;
    }
  }

  private start(uri: string, followed: Followed): void {
    if (followed.running) return;
    followed.running = true;
    this.foreground = Promise.all([this.foreground, this.follow(uri, followed)]).then(() => undefined);
  }

  /** Analyses until the analysis is of the newest text. */
  private async follow(uri: string, followed: Followed): Promise<void> {
    const isStale = (version: number): boolean => followed.version !== version || this.documents.get(uri) !== followed;
    // A burst of keystrokes is one analysis.
    await this.breathe();
    for (;;) {
      const { version, text } = followed;
      if (this.documents.get(uri) !== followed) return;
      try {
        const analysis = await followed.analyzer.update(text, followed.format, async () => {
          await this.breathe();
          if (isStale(version)) throw new Superseded();
        });
        if (!isStale(version)) this.port.post({ kind: 'delta', uri, epoch: followed.epoch, version, delta: followed.encoder.encode(analysis) });
      } catch (error) {
        if (!(error instanceof Superseded)) this.port.post({ kind: 'failed', uri, version, message: messageOf(error) });
      }
      if (!isStale(version)) break;
    }
    followed.running = false;
  }

  private async analyzeOnce({ id, text, format, uri }: Extract<Request, { kind: 'analyze' }>): Promise<void> {
    try {
      const analysis = await new SourceAnalyzer(this.analyzeBlock, uri).update(text, format, async () => {
        await this.breathe();
        await this.foreground;
      });
      this.port.post({ kind: 'analyzed', id, delta: new DeltaEncoder().encode(analysis) });
    } catch (error) {
      this.port.post({ kind: 'rejected', id, message: messageOf(error) });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
