import * as vscode from 'vscode';
import type { ChannelLog } from './log';

/** Something that the user can mend; its message is one sentence that names the file and the mend. */
export class UserError extends Error {
  constructor(message: string, readonly actions: readonly MessageAction[] = []) {
    super(message);
  }
}

/** A button on a message. */
export interface MessageAction {
  readonly title: string;
  run(): unknown;
}

/** A notification. */
export interface Message {
  readonly text: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly actions: readonly MessageAction[];
}

/** A toast that nobody dismisses goes away by itself without telling; after this many milliseconds the next may come. */
const patience = 12_000;

/** Shows notifications one at a time, and none twice while it waits or shows; what answers somebody comes at once. */
export class Messages {
  private readonly waiting: Message[] = [];
  private showing: string | undefined;
  /** Ends the wait behind the one that shows. */
  private hurry = (): void => undefined;

  /** `present` shows a notification and resolves to the title of the button that was pressed. */
  constructor(private readonly log: Pick<ChannelLog, 'info' | 'error' | 'show'>, private readonly present = presentInWindow) {}

  /** Tells what went wrong: a UserError as it is, anything else with the way to its details. */
  fail(error: unknown, what: string): void {
    if (error instanceof UserError) {
      this.answer('warning', error.message, error.actions);
      return;
    }
    this.log.error(what, error);
    this.answer('error', `${what} Details are in the Glossator output.`, [{ title: 'Show Output', run: () => { this.log.show(); } }]);
  }

  /** Shows a sentence that nobody asked for, after those that were there before. */
  show(severity: Message['severity'], text: string, actions: readonly MessageAction[] = []): void {
    if (this.showing === text || this.waiting.some((message) => message.text === text)) return;
    this.waiting.push({ severity, text, actions });
    if (this.showing === undefined) void this.next();
  }

  /** Shows what came of a command: whoever gave it does not wait until what was said before has gone. */
  answer(severity: Message['severity'], text: string, actions: readonly MessageAction[] = []): void {
    if (this.showing === text) return;
    this.waiting.unshift({ severity, text, actions });
    if (this.showing === undefined) void this.next();
    else this.hurry();
  }

  private async next(): Promise<void> {
    for (let message = this.waiting.shift(); message; message = this.waiting.shift()) {
      this.showing = message.text;
      this.log.info(message.text);
      const answer = this.present(message).then((title) => message.actions.find((action) => action.title === title)?.run());
      answer.catch((error: unknown) => { this.log.error('What a notification offered failed.', error); });
      await Promise.race([answer.catch(() => undefined), new Promise<void>((resolve) => {
        this.hurry = resolve;
        setTimeout(resolve, patience);
      })]);
    }
    this.showing = undefined;
  }
}

async function presentInWindow({ severity, text, actions }: Message): Promise<string | undefined> {
  const titles = actions.map(({ title }) => title);
  switch (severity) {
    case 'information': return vscode.window.showInformationMessage(text, ...titles);
    case 'warning': return vscode.window.showWarningMessage(text, ...titles);
    case 'error': return vscode.window.showErrorMessage(text, ...titles);
  }
}
