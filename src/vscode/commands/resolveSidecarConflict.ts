import * as vscode from 'vscode';
import { describeConflictProblem, describeMerge, resolveConflict } from '../../core/sidecar/conflict';
import type { MergeSummary } from '../../core/sidecar/conflict';
import { describeSidecarError } from '../../core/sidecar/parse';
import { serializeSidecar } from '../../core/sidecar/serialize';
import { decodeUtf8, encodeUtf8 } from '../../core/sidecar/utf8';
import { fileName, sidecarUri } from '../../corpus/annotations/sidecarFile';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { uriOf } from './target';

const ending = '.annotations.json';

/** Resolves an annotation file with conflict markers by annotation id: `{uri}` is the file, or the source that it is about. */
export function resolveSidecarConflictCommand(app: App): Command {
  return { id: commandIds.resolveSidecarConflict, execute: (args) => resolve(app, args) };
}

/** What the command did. */
interface Resolved extends MergeSummary {
  /** The annotation file. */
  readonly uri: string;
}

async function resolve(app: App, args: CommandArguments): Promise<Resolved> {
  const named = uriOf(args), sidecar = named.path.endsWith(ending) ? named.toString() : sidecarUri(named.toString()), name = fileName(sidecar);
  const open = { title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(sidecar)) };
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === sidecar);
  if (document?.isDirty === true) throw new UserError(`${name} is open with unsaved changes; save or revert it first.`, [open]);
  const bytes = await app.storage.read(sidecar);
  if (!bytes) throw new UserError(`There is no ${name}, so there is nothing to resolve.`);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new UserError(describeSidecarError({ kind: 'encoding' }, name), [open]);
  const resolved = resolveConflict(text, await baseOf(vscode.Uri.parse(sidecar)));
  if (!resolved.ok) throw new UserError(describeConflictProblem(resolved.problem, name), [open]);
  const { summary, ourName, theirName } = resolved;
  await app.storage.write(sidecar, encodeUtf8(serializeSidecar(resolved.sidecar)));
  await app.annotations.sidecarChanged(sidecar);
  app.messages.show(summary.keptTwice.length > 0 ? 'warning' : 'information', describeMerge(summary, name, { ours: ourName, theirs: theirName }), [open]);
  return { uri: sidecar, ...summary };
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
