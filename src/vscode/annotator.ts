import * as vscode from 'vscode';
import type { Messages } from './messages';
import { settings } from './settings';

/** The part of the built-in Git extension's API that is used; Git itself is never run from here. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string>; getGlobalConfig(key: string): Promise<string> } | null;
  };
}

const askedKey = 'glossator.annotatorName';

/**
 * Who stands beside decisions: the setting, else Git's user name, else what the user answers once. A name that the user did
 * not give to Glossator is shown before it is written for the first time, and can be changed or left out. Whoever dismisses
 * the question stays unnamed until the window is closed, and is told so: what they decided is kept.
 */
export class Annotator {
  private asking: Promise<string> | undefined;
  private dismissed = false;

  constructor(private readonly state: vscode.Memento, private readonly messages: Pick<Messages, 'answer'>) {}

  /** The user's name, empty for somebody who wants none or did not say. */
  async name(source: vscode.Uri): Promise<string> {
    const set = this.known;
    if (set !== undefined) return set;
    // Several decisions at once ask once.
    this.asking ??= this.ask(await gitName(source)).finally(() => { this.asking = undefined; });
    return this.asking;
  }

  /** The user's name as far as it is known without asking; empty for somebody who wants none. */
  get known(): string | undefined {
    return settings.annotator() || (this.state.get<string>(askedKey) ?? (this.dismissed ? '' : undefined));
  }

  private async ask(known: string): Promise<string> {
    const answer = await vscode.window.showInputBox({
      title: 'Glossator: Your Name',
      value: known,
      prompt: known === ''
        ? 'It stands beside your decisions in the annotation files. Leave it empty to stay unnamed. The setting glossator.annotator changes it later.'
        : 'This name, from Git, will stand beside your decisions in the annotation files, which others may read. Change it, or leave it empty to stay unnamed. The setting glossator.annotator changes it later.',
      ignoreFocusOut: true,
    });
    if (answer !== undefined) await this.state.update(askedKey, answer.trim());
    else if (!this.dismissed) {
      this.dismissed = true;
      this.messages.answer('information', 'You gave no name: this was kept without one.', [{ title: 'Give a Name', run: () => this.ask(known) }]);
    }
    return answer?.trim() ?? '';
  }
}

async function gitName(source: vscode.Uri): Promise<string> {
  try {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    // An extension that is not running yet is not woken: in an untrusted workspace it must not run at all.
    if (!extension?.isActive || !extension.exports.enabled) return '';
    const repository = extension.exports.getAPI(1).getRepository(source);
    return (await repository?.getConfig('user.name') || await repository?.getGlobalConfig('user.name') || '').trim();
  } catch {
    // No name is set, or the repository is gone: the user is asked instead.
    return '';
  }
}
