import * as vscode from 'vscode';
import type { SourceView } from '../../core/analysis/view';
import { excerpt } from '../../core/card/text';
import { quotationAt } from '../../core/commands/findAt';
import { attributedQuotation, attributionFormats, collectedQuotations, type AttributionFormat, type CitedSource } from '../../core/quotation/attribution';
import { foldName } from '../../core/analysis/entityId';
import { speakerKey } from '../../corpus/corpusIndex';
import { counted } from '../../corpus/trees/model';
import { sourceName, wordsOf } from '../../corpus/trees/places';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { plain } from './findEntity';
import { targetOf, uriOf } from './target';

const labels: Readonly<Record<AttributionFormat, string>> = { plain: 'Plain Text', markdown: 'Markdown', footnote: 'Markdown Footnote' };
const lastFormatKey = 'glossator.attributionFormat';
const longestPreview = 160;

/** Puts the quotation at the cursor on the clipboard, with who said it and where; `{format}` is plain, markdown or footnote. Resolves to that text. */
export function copyQuoteCommand(app: App): Command {
  return {
    id: commandIds.copyQuoteWithAttribution,
    execute: async (args) => {
      const { uri, view, span } = await targetOf(app, args), quotation = quotationAt(view, span);
      if (!quotation) throw new UserError('There is no quotation at the cursor: put it into one that is highlighted.');
      const write = (format: AttributionFormat): string => attributedQuotation(view, quotation, citedSource(uri, view), format);
      const format = args.format === undefined ? await ask(app, write) : formatNamed(args.format);
      return format && copied(write(format), 'Quotation copied with its attribution');
    },
  };
}

/** Puts all quotations of a speaker on the clipboard as Markdown, with references: `{speaker}` is a key, an entity's URI or a name; `{uri}` without a place, or `{scope: 'file'}`, means one source. Resolves to that text. */
export function copySpeakerQuotationsCommand(app: App): Command {
  return {
    id: commandIds.copySpeakerQuotations,
    execute: async (args) => {
      const { index } = app.session, key = await speakerOf(app, args);
      const only = args.scope === 'file' || (args.uri !== undefined && args.start === undefined) ? uriOf(args).toString() : undefined;
      const found = index.quotationsOf(key).filter(({ view }) => only === undefined || view.uri === only);
      const quotations = found.flatMap(({ view, quotations: own }) => own.map((quotation) => ({ view, quotation, source: citedSource(vscode.Uri.parse(view.uri), view) })));
      if (quotations.length === 0) throw new UserError('Nothing is quoted of this speaker: choose one in the Quotations view.');
      const name = index.speakers().find((speaker) => speaker.key === key)?.name ?? '';
      return copied(collectedQuotations(index.entity(key)?.name ?? (name || 'No speaker found'), quotations), `${counted(quotations.length, 'quotation')} copied`);
    },
  };
}

/** The speaker that is meant: by key or name, else that of the quotation at the place. */
async function speakerOf(app: App, args: CommandArguments): Promise<string> {
  const { index } = app.session, wanted = args.speaker ?? args.entity;
  if (wanted === undefined) {
    const { view, span } = await targetOf(app, args), quotation = quotationAt(view, span);
    if (!quotation) throw new UserError('There is no quotation at the cursor: put it into one that is highlighted.');
    return index.entity(speakerKey(quotation), view.uri)?.id ?? speakerKey(quotation);
  }
  const speakers = index.speakers(), folded = foldName(wanted), key = index.entity(wanted, args.uri)?.id ?? wanted;
  const named = speakers.find((speaker) => speaker.key === key) ?? speakers.find(({ name }) => foldName(name) === folded);
  if (!named) throw new UserError(`${excerpt(wanted, longestPreview)} says nothing in these sources.`);
  return named.key;
}

function formatNamed(name: string): AttributionFormat {
  const format = attributionFormats.find((known) => known === name);
  if (!format) throw new UserError(`“${excerpt(name, longestPreview)}” is no format of attributions; use ${attributionFormats.join(', ')}.`);
  return format;
}

/** Asks for the format, showing what each makes of the quotation; the one that was used last comes first. */
async function ask(app: App, write: (format: AttributionFormat) => string): Promise<AttributionFormat | undefined> {
  const last = app.context.globalState.get<string>(lastFormatKey);
  const formats = [...attributionFormats].sort((a, b) => Number(b === last) - Number(a === last));
  const rows = formats.map((format) => ({ label: labels[format], description: format === last ? 'used last' : '', detail: plain(excerpt(write(format), longestPreview)), format }));
  const row = await vscode.window.showQuickPick(rows, { title: 'Glossator: Copy with Attribution', placeHolder: 'How is the quotation to be written?' });
  if (row) await app.context.globalState.update(lastFormatKey, row.format);
  return row?.format;
}

async function copied(text: string, message: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${message}`, 3_000);
  return text;
}

/** A source by its name, and by its path in the workspace folder. */
function citedSource(uri: vscode.Uri, view: SourceView): CitedSource {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return { name: sourceName(uri.toString()), path: folder ? uri.path.slice(folder.uri.path.length).replace(/^\/+/u, '') : '', read: (span) => wordsOf(view, [span]) };
}
