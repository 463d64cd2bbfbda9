import * as vscode from 'vscode';
import { formatOfLanguage } from '../core/analysis/types';
import type { AnnotationStore } from '../corpus/annotations/store';
import type { SourceReader, SourceText } from '../corpus/ports';
import type { Session } from '../corpus/session';
import type { ChannelLog } from './log';
import type { SourceFilter } from './filter';
import { onDidChangeSettings, settings } from './settings';
import { isSkipped, searchOrWalk, walk } from './walk';

/** File events come in bursts (a checkout changes hundreds); they are handled together after this many milliseconds. */
const settleTime = 150;

/** Finds the included sources in the workspace and keeps the session's set of files up to date. */
export class Discovery implements vscode.Disposable {
  private readonly files = new Set<string>();
  private readonly pending = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private scans = 0;
  private generation = 0;
  private forced = false;
  private readonly scanned = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  /** Fires when a look for all files has come to its end. */
  readonly onDidScan = this.scanned.event;

  constructor(private readonly session: Session, private readonly annotations: AnnotationStore, private readonly filter: SourceFilter, private readonly log: ChannelLog) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const touch = (uri: vscode.Uri): void => { this.touch(uri); };
    this.subscriptions = [
      this.scanned,
      watcher,
      watcher.onDidCreate((uri) => {
        touch(uri);
        void this.lookInto(uri);
      }),
      watcher.onDidChange(touch),
      watcher.onDidDelete(touch),
      vscode.workspace.onDidChangeWorkspaceFolders(() => { void this.scan(); }),
      onDidChangeSettings((changed) => {
        if (changed('include') || changed('exclude') || changed('maxFileSize')) void this.scan();
      }),
    ];
  }

  /** Looks for all included files anew; resolves when each has been read and analysed. */
  async scan(force = false): Promise<void> {
    this.scans++;
    try {
      await this.findAll(force);
    } finally {
      this.scans--;
      this.scanned.fire();
    }
  }

  /** Whether it is still looking: an empty index says nothing yet. */
  get scanning(): boolean {
    return this.scans > 0;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async findAll(force: boolean): Promise<void> {
    const generation = ++this.generation;
    this.forced ||= force;
    this.filter.reset();
    const found = new Set<string>();
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      for (const uri of await this.find(folder)) found.add(uri.toString());
    }
    // A later look, by newer settings, has begun meanwhile: what this one found may be outdated.
    if (generation !== this.generation) return;
    const all = this.forced;
    this.forced = false;
    for (const uri of this.files) if (!found.has(uri)) this.remove(uri);
    const added = [...found].filter((uri) => all || !this.files.has(uri));
    for (const uri of added) this.files.add(uri);
    await Promise.all(added.map((uri) => this.session.refreshFile(uri)));
  }

  private find(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
    // VS Code's braces do not nest: what a user excludes with braces is left to the filter.
    const plain = settings.exclude(folder.uri).filter((glob) => !/[{}]/.test(glob));
    const exclude = plain.length > 0 ? new vscode.RelativePattern(folder, `{${plain.join(',')}}`) : null;
    return searchOrWalk([folder.uri], (uri) => this.filter.includes(uri), async () => {
      const found = await Promise.all(settings.include(folder.uri).map((glob) => vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), exclude)));
      return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
    }, (error) => { this.log.error(`The search for sources in ${folder.name} failed; going through the folders instead.`, error); });
  }

  private touch(uri: vscode.Uri): void {
    const key = uri.toString();
    if (uri.path.endsWith('.annotations.json')) {
      void this.annotations.sidecarChanged(key);
      return;
    }
    // A folder that was deleted or renamed announces only itself; the files below it are ours to know.
    const below = [...this.files].filter((file) => file.startsWith(`${key}/`));
    if (!this.files.has(key) && below.length === 0 && !this.filter.includes(uri)) return;
    for (const file of below.length > 0 ? below : [key]) this.pending.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { void this.settle(); }, settleTime);
  }

  /** A folder that comes with files in it may announce only itself. */
  private async lookInto(uri: vscode.Uri): Promise<void> {
    const names = vscode.workspace.asRelativePath(uri, false).split('/');
    // Folders hardly have a dot in their names, and a look at each new file would cost more than it finds.
    if (names.some((name) => isSkipped(name)) || names.at(-1)?.includes('.') !== false) return;
    const isFolder = await vscode.workspace.fs.stat(uri).then(({ type }) => (type & vscode.FileType.Directory) !== 0, () => false);
    if (isFolder) for (const file of await walk(uri, (each) => this.filter.includes(each))) this.touch(file);
  }

  private async settle(): Promise<void> {
    const touched = [...this.pending];
    this.pending.clear();
    await Promise.all(touched.map(async (key) => {
      const uri = vscode.Uri.parse(key);
      if (this.filter.includes(uri) && await exists(uri)) {
        this.files.add(key);
        await this.session.refreshFile(key);
      } else this.remove(key);
    }));
  }

  private remove(uri: string): void {
    this.files.delete(uri);
    this.session.removeFile(uri);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** Reads files as VS Code would open them; what is no text or too large is declined. */
export class WorkspaceReader implements SourceReader {
  async read(uri: string): Promise<SourceText | undefined> {
    const resource = vscode.Uri.parse(uri);
    let bytes: Uint8Array;
    try {
      const { size } = await vscode.workspace.fs.stat(resource);
      if (size > settings.maxFileSize(resource)) return { declined: 'tooLarge' };
      bytes = await vscode.workspace.fs.readFile(resource);
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    }
    const text = (await vscode.workspace.decode(bytes, { uri: resource })).replace(/^\uFEFF/, '');
    if (/\0/.test(text.slice(0, 8_192))) return { declined: 'binary' };
    return { text, format: formatOfLanguage(/\.(?:md|markdown)$/i.test(resource.path) ? 'markdown' : 'plaintext') };
  }
}
