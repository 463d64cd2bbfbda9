import { applyDelta } from '../core/analysis/delta';
import type { SourceAnalysis } from '../core/analysis/model';
import type { TextFormat } from '../core/analysis/types';
import { Emitter } from '../corpus/event';
import type { AnalysisResult, AnalysisService, Log, TextChange } from '../corpus/ports';
import type { Port, Request, Response } from './protocol';

interface Followed {
  readonly epoch: number;
  version: number;
  analysis: SourceAnalysis | undefined;
}

interface Question {
  readonly resolve: (analysis: SourceAnalysis) => void;
  readonly reject: (error: Error) => void;
}

/** The host's side of the port: puts analyses together again from the worker's deltas and drops stale ones. */
export class AnalysisClient implements AnalysisService {
  private readonly documents = new Map<string, Followed>();
  private readonly questions = new Map<number, Question>();
  private readonly emitter: Emitter<AnalysisResult>;
  private lastQuestion = 0;
  private lastEpoch = 0;

  constructor(private readonly port: Port<Request, Response>, private readonly log: Log, private readonly stop: () => void) {
    this.emitter = new Emitter((error) => { log.error('A listener to analyses failed.', error); });
    port.onMessage((response) => { this.handle(response); });
  }

  get onAnalysis(): AnalysisService['onAnalysis'] {
    return this.emitter.event;
  }

  open(uri: string, version: number, text: string, format: TextFormat): void {
    const epoch = ++this.lastEpoch;
    this.documents.set(uri, { epoch, version, analysis: undefined });
    this.port.post({ kind: 'open', uri, epoch, version, text, format });
  }

  change(uri: string, version: number, changes: readonly TextChange[]): void {
    const followed = this.documents.get(uri);
    if (!followed) return;
    followed.version = version;
    this.port.post({ kind: 'change', uri, version, changes });
  }

  close(uri: string): void {
    if (this.documents.delete(uri)) this.port.post({ kind: 'close', uri });
  }

  analyze(text: string, format: TextFormat, uri = ''): Promise<SourceAnalysis> {
    const id = ++this.lastQuestion;
    return new Promise((resolve, reject) => {
      this.questions.set(id, { resolve, reject });
      this.port.post({ kind: 'analyze', id, text, format, uri });
    });
  }

  /** To be called when the worker has died: what was asked of it will not be answered. */
  fail(reason: string): void {
    for (const { reject } of this.questions.values()) reject(new Error(reason));
    this.questions.clear();
  }

  dispose(): void {
    this.fail('Glossator was stopped.');
    this.emitter.dispose();
    this.stop();
  }

  private handle(response: Response): void {
    switch (response.kind) {
      case 'ready':
        break;
      case 'problem':
        this.log.error(response.message);
        break;
      case 'delta': {
        const followed = this.documents.get(response.uri);
        // A document that was closed and opened again starts anew.
        if (followed?.epoch !== response.epoch) break;
        // Deltas build on one another, so a stale one is applied too; only its announcement is left out.
        followed.analysis = applyDelta(followed.analysis, response.delta);
        if (followed.version === response.version) {
          this.emitter.fire({ uri: response.uri, version: response.version, analysis: followed.analysis });
        }
        break;
      }
      case 'failed':
        this.log.error(`${response.uri} could not be analysed: ${response.message}`);
        break;
      case 'analyzed':
        this.take(response.id)?.resolve(applyDelta(undefined, response.delta));
        break;
      case 'rejected':
        this.take(response.id)?.reject(new Error(response.message));
        break;
    }
  }

  private take(id: number): Question | undefined {
    const question = this.questions.get(id);
    this.questions.delete(id);
    return question;
  }
}
