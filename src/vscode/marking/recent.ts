import type * as vscode from 'vscode';
import type { Saying } from '../../core/commands/markable';

const tagsKey = 'glossator.recentTags';
const lastKey = 'glossator.lastMark';
const most = 6;

/** What was said last: to repeat a mark with one key, and to offer recent tags first. */
export class RecentMarks {
  constructor(private readonly state: vscode.Memento) {}

  /** The tags that were given last, the very last first. */
  get tags(): readonly string[] {
    return this.state.get<string[]>(tagsKey, []);
  }

  /** What the last mark said, without its note; a plain highlight says nothing. */
  get last(): Saying | undefined {
    return this.state.get<Saying>(lastKey);
  }

  /** Remembers what a mark says. */
  async remember({ tag, type }: Saying): Promise<void> {
    await this.state.update(lastKey, { ...(tag !== undefined && { tag }), ...(type !== undefined && { type }) });
    if (tag !== undefined) await this.state.update(tagsKey, [tag, ...this.tags.filter((other) => other !== tag)].slice(0, most));
  }
}
