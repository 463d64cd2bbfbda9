import * as vscode from 'vscode';
import { describeConflictProblem, describeMerge, resolveConflict } from '../../core/sidecar/conflict';
import type { MergeSummary } from '../../core/sidecar/conflict';
import { describeSidecarError } from '../../core/sidecar/parse';
import { serializeSidecar } from '../../core/sidecar/serialize';
import { decodeUtf8, encodeUtf8 } from '../../core/sidecar/utf8';
import { fileName, sidecarUri } from '../../corpus/annotations/sidecarFile';
import type { Exchange, Refusal } from '../../corpus/history/changes';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { uriOf } from './target';

const ending = '.annotations.json';

/** Resolves an annotation file with conflict markers by annotation id: `{uri}` is the file, or the source that it is about. */
export function resolveSidecarConflictCommand(app: App): Command {
  app.history.handle('file', (source, exchanges) => takeBack(app, source, exchanges));
  return { id: commandIds.resolveSidecarConflict, execute: (args) => resolve(app, args) };
}

/** What the command did. */
interface Resolved extends MergeSummary {
  /** The annotation file. */
  readonly uri: string;
}

async function resolve(app: App, args: CommandArguments): Promise<Resolved> {
  const named = uriOf(args), isSidecar = named.path.endsWith(ending), source = (isSidecar ? named.with({ path: named.path.slice(0, -ending.length) }) : named).toString();
  const sidecar = sidecarUri(source), name = fileName(sidecar);
  const open = { title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(sidecar)) };
  if (isBeingEdited(sidecar)) throw new UserError(`${name} is open with unsaved changes; save or revert it first.`, [open]);
  const bytes = await app.storage.read(sidecar);
  if (!bytes) throw new UserError(`There is no ${name}, so there is nothing to resolve.`);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new UserError(describeSidecarError({ kind: 'encoding' }, name), [open]);
  const resolved = resolveConflict(text, await baseOf(vscode.Uri.parse(sidecar)));
  if (!resolved.ok) throw new UserError(describeConflictProblem(resolved.problem, name), [open]);
  const { summary, ourName, theirName } = resolved;
  const after = serializeSidecar(resolved.sidecar);
  if (!(await replaceText(app, sidecar, text, after))) throw new UserError(`${name} was changed while it was being merged; try again.`);
  app.history.record(`Resolve the conflict in ${name}`, [{ kind: 'file', uri: source, id: '', before: text, after, at: 0, fresh: false }]);
  await app.annotations.sidecarChanged(sidecar);
  app.messages.answer(summary.keptTwice.length > 0 ? 'warning' : 'information', describeMerge(summary, name, { ours: ourName, theirs: theirName }), [open]);
  return { uri: sidecar, ...summary };
}

/** Puts back a file with its conflict markers, or merges it again, if nobody has changed it since. */
async function takeBack(app: App, source: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]> {
  const sidecar = sidecarUri(source), name = fileName(sidecar), refused: Refusal[] = [];
  for (const { id, from = '', to = '' } of exchanges) {
    const refuse = (message: string): void => { refused.push({ uri: source, id, message }); };
    if (isBeingEdited(sidecar)) refuse(`${name} is open with unsaved changes, so it stays as it is: save or revert it first.`);
    else if (!(await replaceText(app, sidecar, from, to))) refuse(`${name} was changed since, so it stays as it is.`);
  }
  await app.annotations.sidecarChanged(sidecar);
  return refused;
}

/** Replaces a file's text, if it is still what it was; resolves to whether it was. */
async function replaceText({ storage }: App, uri: string, from: string, to: string): Promise<boolean> {
  const replace = async (): Promise<boolean> => {
    const bytes = await storage.read(uri);
    if (!bytes || decodeUtf8(bytes) !== from) return false;
    await storage.write(uri, encodeUtf8(to));
    return true;
  };
  return storage.exclusively ? storage.exclusively(uri, replace) : replace();
}

function isBeingEdited(uri: string): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri && document.isDirty);
}

/** The part of the built-in Git extension's API that is used; Git itself is never run from here. */
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): { show(ref: string, path: string): Promise<string> } | null };
}

/** Where both sides began, as the Git extension knows it while a merge is unfinished; undefined where it does not. */
async function baseOf(uri: vscode.Uri): Promise<string | undefined> {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!vscode.workspace.isTrusted || uri.scheme !== 'file' || git?.isActive !== true) return undefined;
  try {
    return await git.exports.getAPI(1).getRepository(uri)?.show(':1', uri.fsPath);
  } catch {
    // Outside of a merge there is no first stage; then the markers alone are used.
    return undefined;
  }
}
