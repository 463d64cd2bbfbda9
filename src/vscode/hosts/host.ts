import type * as vscode from 'vscode';
import type { AnalysisService, Log, Storage } from '../../corpus/ports';

/** What differs between desktop and browser. */
export interface Host {
  /** Starts the analysis in a worker, or in slices on this thread where no worker can start. */
  startAnalysis(context: vscode.ExtensionContext, log: Log): Promise<AnalysisService>;
  /** Reads and writes sidecars and the journal. */
  createStorage(log: Log): Storage;
}
