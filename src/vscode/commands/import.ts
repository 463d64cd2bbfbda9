import * as vscode from 'vscode';
import type { Importer } from '../../core/import/importer';
import { importerFor, importers } from '../../core/import/list';
import { describeImport, mergeImported } from '../../core/import/mergeImported';
import type { ImportOutcome } from '../../core/import/mergeImported';
import { counted } from '../../corpus/trees/model';
import { sourceOf } from '../../core/sidecar/model';
import { fileName } from '../../corpus/annotations/sidecarFile';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { targetOf } from './target';
import { offerUndo } from './undo';

/** Larger files are declined. */
const largest = 64_000_000;

/** Keeps what other programs wrote about a source: `{uri, from, format}`; what is there already is not added again. */
export function importCommand(app: App): Command {
  return { id: commandIds.import, execute: (args) => importFile(app, args) };
}

/** What the command did. */
interface Outcome extends Omit<ImportOutcome, 'sidecar'> {
  readonly uri: string;
  readonly problems: readonly string[];
}

async function importFile(app: App, args: CommandArguments): Promise<Outcome | undefined> {
  const { uri, view } = await targetOf(app, args), source = uri.toString(), name = fileName(source);
  const from = args.from === undefined ? await askFile(name) : vscode.Uri.parse(args.from);
  const importer = from && await chooseFormat(args, from);
  if (!from || !importer) return undefined;
  const content = await readText(app, from);
  await app.annotations.load(source, view.text);
  const { problems, elsewhere, ...outcome } = await app.annotations.rework(source, `Import ${fileName(from.toString())}`, ({ sidecar, text, placed, fresh }) => {
    const parsed = importer.parse(content, { name, text: view.text, normalized: text, source: sidecar && sourceOf(sidecar) });
    const { sidecar: merged, ...rest } = mergeImported(sidecar, text, parsed.records, fresh, placed);
    return { sidecar: merged, result: { ...rest, problems: parsed.problems, elsewhere: parsed.elsewhere } };
  });
  tell(app, from, describeImport({ ...outcome, sidecar: undefined }, name), problems, elsewhere);
  return { uri: source, ...outcome, problems };
}

function tell(app: App, from: vscode.Uri, what: string, problems: readonly string[], elsewhere: number): void {
  for (const problem of problems) app.log.info(`${from.toString()}: ${problem}`);
  const details = { title: 'Show Output', run: () => { app.log.show(); } };
  const others = elsewhere > 0 ? ` ${counted(elsewhere, 'annotation')} ${elsewhere === 1 ? 'is' : 'are'} about other sources.` : '';
  const [problem] = problems, left = problem === undefined ? '' : ` Some of ${fileName(from.toString())} was left out: ${problem}.`;
  const text = `${what}${others}${left}`, severity = problem === undefined ? 'information' : 'warning', more = problem === undefined ? [] : [details];
  if (what.startsWith('0 ')) app.messages.answer(severity, text, more);
  else offerUndo(app, text, severity, more);
}

async function readText(app: App, from: vscode.Uri): Promise<string> {
  const name = fileName(from.toString());
  const bytes = await app.storage.read(from.toString());
  if (!bytes) throw new UserError(`There is no ${name} to import.`);
  if (bytes.length > largest) throw new UserError(`${name} is larger than ${largest / 1_000_000} MB: divide it.`);
  return vscode.workspace.decode(bytes, { uri: from });
}

async function chooseFormat({ format }: CommandArguments, from: vscode.Uri): Promise<Importer | undefined> {
  const known = format === undefined ? importerFor(from.path) : importers.find(({ id }) => id === format);
  if (known) return known;
  if (format !== undefined) throw new UserError(`“${format}” is no format to import from: choose ${importers.map(({ id }) => id).join(', ')}.`);
  const rows = importers.map((importer) => ({ label: importer.label, importer }));
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Import Annotations', placeHolder: `What format does ${fileName(from.toString())} have?` }))?.importer;
}

async function askFile(name: string): Promise<vscode.Uri | undefined> {
  const filters = { Annotations: importers.flatMap(({ extensions }) => extensions), 'All files': ['*'] };
  return (await vscode.window.showOpenDialog({ title: `Import Annotations about ${name}`, openLabel: 'Import', filters }))?.[0];
}
