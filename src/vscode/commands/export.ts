import * as vscode from 'vscode';
import { exportName, relativePath } from '../../core/export/exporter';
import type { Exporter, ExportSource } from '../../core/export/exporter';
import { exporters } from '../../core/export/list';
import { encodeUtf8 } from '../../core/sidecar/utf8';
import { fileName, sidecarUri } from '../../corpus/annotations/sidecarFile';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import { counted } from '../../corpus/trees/model';
import type { Command, CommandArguments, Scope } from './command';
import { uriOf } from './target';

/** Writes what is kept about a source, or with `{scope: 'all'}` about all sources, for other programs: `{uri, format, to}`. */
export function exportCommand(app: App): Command {
  return { id: commandIds.export, execute: (args) => exportKept(app, args) };
}

/** What the command did. */
interface Outcome {
  readonly format: string;
  /** The files that were written. */
  readonly files: readonly string[];
  readonly annotations: number;
  /** Annotations that the format has no place for. */
  readonly leftOut: number;
}

async function exportKept(app: App, args: CommandArguments): Promise<Outcome | undefined> {
  const scope = await scopeOf(app, args);
  if (!scope) return undefined;
  const uris = await sourcesFor(app, args, scope === 'all'), sources = [...uris.keys()];
  const exporter = await chooseFormat(args);
  if (!exporter) return undefined;
  const folder = exporter.scope === 'each' && sources.length > 1;
  const to = args.to === undefined ? await askWhere(exporter, uris, folder) : vscode.Uri.parse(args.to);
  if (!to) return undefined;
  const bom = exporter.id === 'csv', nameOf = (uri: string): string | undefined => app.entities.lookup(uri)?.name;
  const parts = exporter.scope === 'all' ? [{ uri: to, some: sources }]
    : sources.map((source) => ({ uri: folder ? vscode.Uri.joinPath(to, exportName(exporter, source.name)) : to, some: [source] }));
  let leftOut = 0;
  for (const { uri, some } of parts) {
    refuseOwn(app, uri);
    const exported = exporter.export(some, { bom, nameOf, pathOf: (source) => pathFrom(uri, uris.get(source)) ?? source.name });
    await app.storage.write(uri.toString(), encodeUtf8(exported.content));
    leftOut += exported.leftOut;
  }
  const annotations = sources.reduce((sum, { placed }) => sum + placed.length, 0);
  const left = leftOut > 0 ? `; ${leftOut} of them ${leftOut === 1 ? 'has' : 'have'} no place in this format` : '';
  const open = { title: 'Open', run: () => vscode.commands.executeCommand('vscode.open', parts[0]?.uri ?? to) };
  app.messages.answer('information', `${counted(annotations, 'annotation')} exported to ${fileName(to.toString())}${left}.`, [open]);
  return { format: exporter.id, files: parts.map(({ uri }) => uri.toString()), annotations, leftOut };
}

/** What is exported: the caller's answer, else the only source that there is a choice of, else what the user says; undefined when dismissed. */
async function scopeOf(app: App, args: CommandArguments): Promise<Scope | undefined> {
  if (args.scope !== undefined || args.uri !== undefined || args.format !== undefined) return args.scope ?? 'file';
  const here = uriOf(args).toString(), countOf = (uri: string): number => app.annotations.placed(uri).length;
  const kept = app.session.index.sources().map(({ uri }) => countOf(uri)).filter((count) => count > 0), all = kept.reduce((sum, count) => sum + count, 0);
  if (all <= countOf(here)) return 'file';
  const rows = [
    { label: `$(file) ${fileName(here)}`, description: counted(countOf(here), 'annotation'), scope: 'file' as const },
    { label: '$(files) All sources', description: `${counted(all, 'annotation')} in ${counted(kept.length, 'source')}`, scope: 'all' as const },
  ];
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Export Annotations', placeHolder: 'Of which sources?' }))?.scope;
}

/** The sources that something is kept about, with their URIs. */
async function sourcesFor(app: App, args: CommandArguments, all: boolean): Promise<ReadonlyMap<ExportSource, vscode.Uri>> {
  const uris = all ? app.session.index.sources().map(({ uri }) => uri) : [uriOf(args).toString()];
  const found = await Promise.all(uris.map(async (uri) => ({ uri, source: await keptAbout(app, uri, all) })));
  const sources = new Map(found.flatMap(({ uri, source }) => (source ? [[source, vscode.Uri.parse(uri)] as const] : [])));
  if (sources.size > 0) return sources;
  const what = all ? 'any source' : fileName(uris[0] ?? '');
  throw new UserError(`Nothing is kept about ${what} yet: mark something, or run “Glossator: Save Annotations” to keep what was found.`);
}

async function keptAbout(app: App, uri: string, relative: boolean): Promise<ExportSource | undefined> {
  const view = await app.session.currentView(uri);
  if (!view || !app.annotations.has(uri)) return undefined;
  const name = relative ? vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) : fileName(uri);
  return app.annotations.rework(uri, 'Export', ({ sidecar, text, placed }) => ({
    sidecar, result: sidecar && placed.length > 0 ? { name, text: view.text, normalized: text, sidecar, placed } : undefined,
  }));
}

/** The path from a report to a source; undefined where there is none, as to another computer or drive. */
function pathFrom(report: vscode.Uri, source: vscode.Uri | undefined): string | undefined {
  if (source?.scheme !== report.scheme || source.authority !== report.authority) return undefined;
  const drive = (path: string): string => /^\/[A-Za-z]:/.exec(path)?.[0].toLowerCase() ?? '';
  return drive(source.path) === drive(report.path) ? relativePath(report.path, source.path) : undefined;
}

async function chooseFormat({ format }: CommandArguments): Promise<Exporter | undefined> {
  if (format === undefined) {
    const rows = exporters.map((exporter) => ({ label: exporter.label, exporter }));
    return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Export Annotations', placeHolder: 'To which format?' }))?.exporter;
  }
  const known = exporters.find(({ id }) => id === format);
  if (!known) throw new UserError(`“${format}” is no format to export to: choose ${exporters.map(({ id }) => id).join(', ')}.`);
  return known;
}

async function askWhere(exporter: Exporter, sources: ReadonlyMap<ExportSource, vscode.Uri>, folder: boolean): Promise<vscode.Uri | undefined> {
  if (folder) return (await vscode.window.showOpenDialog({ title: 'Export to Folder', openLabel: 'Export', canSelectFolders: true, canSelectFiles: false }))?.[0];
  const [first, ...others] = sources, home = others.length === 0 && first ? vscode.Uri.joinPath(first[1], '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = exportName(exporter, others.length === 0 && first ? fileName(first[1].toString()) : 'annotations');
  return vscode.window.showSaveDialog({ title: 'Export Annotations', ...(home && { defaultUri: vscode.Uri.joinPath(home, name) }) });
}

/** Sources and annotation files are never what is exported over. */
function refuseOwn(app: App, uri: vscode.Uri): void {
  const own = app.session.index.sources().some((view) => view.uri === uri.toString() || sidecarUri(view.uri) === uri.toString());
  if (own) throw new UserError(`${fileName(uri.toString())} is a source or its annotation file and is not overwritten: choose another name.`);
}
