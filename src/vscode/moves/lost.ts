import * as vscode from 'vscode';
import { NormalizedText } from '../../core/anchor/normalizedText';
import { sha256Hex } from '../../core/sidecar/ids';
import { hashOf, sourceOf } from '../../core/sidecar/model';
import { parseSidecarBytes } from '../../core/sidecar/parse';
import { fileName, sidecarUri } from '../../corpus/annotations/sidecarFile';
import { matchSidecars } from '../../corpus/sidecarMoves/match';
import type { BareSource, LoneSidecar, SidecarMatch } from '../../corpus/sidecarMoves/match';
import type { App } from '../app';
import { registerCommand } from '../commands/command';
import type { CommandArguments } from '../commands/command';
import { UserError } from '../messages';
import { searchOrWalk } from '../walk';
import { moveIds } from './ids';
import { exists } from './renames';

const ending = '.annotations.json';
/** Files come and go in bursts; this many milliseconds after the last one it is looked what is amiss. */
const settleTime = 1_500;
/** What the user left where it is. */
const leftKey = 'glossator.leftSidecars';

/** An annotation file that was moved. */
interface Moved {
  readonly from: string;
  readonly to: string;
}

/** Finds annotation files whose source was moved by another program, by the text they describe, and offers to move them along. */
export function registerLostSidecars(app: App): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const asked = new Set<string>();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => { look(app, asked).catch((error: unknown) => { app.log.error('Annotation files without a source could not be looked for.', error); }); }, settleTime);
  };
  return vscode.Disposable.from(
    registerCommand(app, { id: moveIds.moveSidecar, execute: (args) => moveSidecar(app, args) }),
    watcher, watcher.onDidCreate(later), watcher.onDidDelete(later),
    app.discovery.onDidScan(later),
    { dispose: () => { clearTimeout(timer); } },
  );
}

/** The annotation files without a source beside them, and the sources that have the text they describe. */
async function lost(app: App): Promise<SidecarMatch[]> {
  const uris = (await annotationFiles(app)).map((uri) => uri.toString());
  const lone = await loneSidecars(app, uris);
  return lone.length === 0 ? [] : matchSidecars(lone, bareSources(app, new Set(uris)));
}

/** All annotation files in the workspace. */
function annotationFiles(app: App): Promise<vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return searchOrWalk(folders, ({ path }) => path.endsWith(ending), () => vscode.workspace.findFiles(`**/*${ending}`), (error) => { app.log.error('The search for annotation files failed; going through the folders instead.', error); });
}

async function look(app: App, asked: Set<string>): Promise<void> {
  const fresh = (await lost(app)).filter((match) => {
    const key = keyOf(match);
    return !asked.has(key) && !leftAlone(app).includes(key) && asked.add(key);
  });
  if (fresh.length > 0) ask(app, fresh);
}

/** The sidecars beside which there is no source, with the hashes of the texts that they describe. */
async function loneSidecars(app: App, uris: readonly string[]): Promise<LoneSidecar[]> {
  const lone: LoneSidecar[] = [];
  for (const sidecar of uris) {
    const source = sidecar.slice(0, -ending.length);
    // A document may stay open after its file is gone; with unsaved changes it will have a file again.
    const unsaved = vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === source);
    if (unsaved || await exists(source)) continue;
    const parsed = parseSidecarBytes(await vscode.workspace.fs.readFile(vscode.Uri.parse(sidecar)));
    if (!parsed.ok) continue;
    // It describes the text for which something was written last; the source may have been saved since.
    const described = hashOf(parsed.sidecar), seen = await app.annotations.seenTexts(sourceOf(parsed.sidecar) ?? source);
    lone.push({ sidecar, hashes: described === undefined ? seen : [...seen, described] });
  }
  return lone;
}

function bareSources(app: App, sidecars: ReadonlySet<string>): BareSource[] {
  const bare = app.session.index.sources().filter(({ uri }) => vscode.Uri.parse(uri).scheme !== 'untitled' && !sidecars.has(sidecarUri(uri)));
  return bare.map(({ uri, text }) => ({ uri, sha256: sha256Hex(new NormalizedText(text).text) }));
}

/** One question for all that are clear, and one for each that is not. */
function ask(app: App, matches: readonly SidecarMatch[]): void {
  const clear = matches.filter(({ candidates, disputed }) => candidates.length === 1 && !disputed), [first] = clear;
  const leave = (which: readonly SidecarMatch[]) => ({ title: 'Leave', run: () => app.context.workspaceState.update(leftKey, [...leftAlone(app), ...which.map(keyOf)]) });
  if (first) {
    const text = clear.length === 1 ? `${fileName(first.sidecar)} belongs to ${fileName(first.candidates[0] ?? '')}, which was moved without it.`
      : `${clear.length} annotation files belong to files that were moved without them.`;
    app.messages.show('information', text, [{ title: clear.length === 1 ? 'Move It Along' : 'Move Them Along', run: () => move(app, clear.map(({ sidecar, candidates }) => [sidecar, candidates[0] ?? ''])) }, leave(clear)]);
  }
  for (const match of matches) {
    if (clear.includes(match)) continue;
    const text = match.candidates.length > 1 ? `${fileName(match.sidecar)} has lost its file, and ${match.candidates.length} files have the text it describes.`
      : `Several annotation files describe the text of ${fileName(match.candidates[0] ?? '')}; ${fileName(match.sidecar)} is one of them.`;
    app.messages.show('information', text, [{ title: 'Choose…', run: () => vscode.commands.executeCommand(moveIds.moveSidecar, { uri: match.sidecar }) }, leave([match])]);
  }
}

/** Moves an annotation file (`uri`, else one of all that have lost theirs) beside its source: `to`, else the only one, else the one that is chosen. */
async function moveSidecar(app: App, { uri, to }: CommandArguments): Promise<Moved | undefined> {
  const matches = await lost(app), match = uri === undefined ? await pick(matches) : matches.find(({ sidecar }) => sidecar === uri);
  if (!match && uri === undefined && matches.length > 0) return undefined;
  if (!match) throw new UserError(uri === undefined ? 'No annotation file has lost its source.' : `No source has the text that ${fileName(uri)} describes: open the folder with its source.`);
  const [only] = match.candidates.length === 1 ? match.candidates : [], source = to ?? only ?? await chooseSource(match);
  if (source === undefined) return undefined;
  if (!match.candidates.includes(source)) throw new UserError(`${fileName(source)} has another text than ${fileName(match.sidecar)} describes, or annotations of its own: choose another file.`);
  return (await move(app, [[match.sidecar, source]]))[0];
}

async function pick(matches: readonly SidecarMatch[]): Promise<SidecarMatch | undefined> {
  if (matches.length <= 1) return matches[0];
  const rows = matches.map((match) => ({ match, label: fileName(match.sidecar), description: vscode.workspace.asRelativePath(vscode.Uri.parse(match.sidecar)) }));
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Which Annotation File?', placeHolder: 'Annotation files whose source is not beside them' }))?.match;
}

async function chooseSource({ sidecar, candidates }: SidecarMatch): Promise<string | undefined> {
  const rows = candidates.map((uri) => ({ uri, label: fileName(uri), description: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) }));
  return (await vscode.window.showQuickPick(rows, { title: `Glossator: Which File Does ${fileName(sidecar)} Belong To?`, placeHolder: 'Files with the text that it describes' }))?.uri;
}

/** Moves sidecars beside their sources; what has got one meanwhile keeps it. */
async function move(app: App, pairs: readonly (readonly [sidecar: string, source: string])[]): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const [sidecar, source] of pairs) {
    const to = sidecarUri(source);
    if (await exists(to)) {
      app.messages.show('warning', `${fileName(to)} is there already, so ${fileName(sidecar)} stayed where it was: delete the one that is not wanted.`);
      continue;
    }
    await vscode.workspace.fs.rename(vscode.Uri.parse(sidecar), vscode.Uri.parse(to), { overwrite: false });
    await app.annotations.sidecarChanged(to);
    moved.push({ from: sidecar, to });
  }
  return moved;
}

function keyOf({ sidecar, candidates }: SidecarMatch): string {
  return [sidecar, ...candidates].join('\n');
}

function leftAlone(app: App): readonly string[] {
  return app.context.workspaceState.get<readonly string[]>(leftKey, []);
}
