import * as vscode from 'vscode';
import type { Disposable, Log } from '../corpus/ports';

/** The "Glossator" output channel: details of what went wrong go here, never into notifications. */
export class ChannelLog implements Log, Disposable {
  private readonly channel = vscode.window.createOutputChannel('Glossator', { log: true });

  info(message: string): void {
    this.channel.info(message);
  }

  error(message: string, error?: unknown): void {
    this.channel.error(message, ...(error === undefined ? [] : [error instanceof Error ? error.stack ?? error.message : String(error)]));
  }

  /** Brings the channel to the front. */
  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.channel.dispose();
  }
}
