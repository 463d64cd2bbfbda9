import * as vscode from 'vscode';
import { foldName } from '../../core/analysis/entityId';
import type { Mark } from '../../core/annotation/build';
import { quotationType } from '../../core/annotation/types';
import { typeFacts } from '../../core/card/kinds';
import type { PlacedQuotation, SourceView } from '../../core/analysis/view';
import { counted } from '../../corpus/trees/model';
import type { App } from '../app';
import { commandIds } from '../ids';
import type { Command, CommandArguments } from './command';
import { entityNamed } from './entityTarget';
import { plain } from './findEntity';
import { keepDecisions, quotationOf } from './mentionTarget';

interface Row extends vscode.QuickPickItem {
  /** URI, or other words; undefined: to be asked. */
  readonly speaker?: string;
}

/** Says who says a quotation: `{speaker}` is an entity's URI or name, other words ("analysts"), or empty for nobody known. */
export function reassignSpeakerCommand(app: App): Command {
  return { id: commandIds.reassignSpeaker, execute: (args) => reassign(app, args) };
}

async function reassign(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await quotationOf(app, args), { view, quotation } = target;
  const answer = args.speaker ?? await ask(app, view, quotation);
  if (answer === undefined) return undefined;
  const said = speakerOf(app, view, answer.trim());
  const mark: Mark & { readonly type: string } = {
    pieces: [...quotation.spans].sort((a, b) => a.start - b.start), decision: 'reattribute', type: `${quotationType}/${quotation.kind}`, ...said,
  };
  const kept = (await keepDecisions(app, target, [{ mark, decides: true }]))?.[0];
  return kept && { uri: view.uri, id: kept.id, decision: 'reattribute', type: mark.type, start: quotation.start, end: quotation.end, ...said };
}

/** An entity of this source before one of all sources, else the words themselves. */
function speakerOf(app: App, view: SourceView, answer: string): Pick<Mark, 'speaker' | 'speakerName'> {
  if (answer.startsWith('urn:')) return { speaker: answer };
  const folded = foldName(answer);
  const here = view.clusters.find(({ name }) => foldName(name) === folded) ?? view.clusters.find(({ aliases }) => aliases.some((alias) => foldName(alias) === folded));
  const id = folded === '' ? undefined : here?.id ?? entityNamed(app, answer)?.id;
  return id === undefined ? { speakerName: answer } : { speaker: id };
}

async function ask(app: App, view: SourceView, quotation: PlacedQuotation): Promise<string | undefined> {
  const row = await vscode.window.showQuickPick(rows(app, view, quotation), {
    title: 'Glossator: Who Says This?', placeHolder: 'The nearest come first', matchOnDescription: true,
  });
  if (!row || row.speaker !== undefined) return row?.speaker;
  return vscode.window.showInputBox({ title: 'Glossator: Who Says This?', placeHolder: 'analysts', prompt: 'In the words of the text, where it names nobody.' });
}

const canSpeak: ReadonlySet<string> = new Set(['PERSON', 'ORG', 'NORP', 'PLACE']);

function rows(app: App, view: SourceView, quotation: PlacedQuotation): Row[] {
  const distance = new Map<string, number>();
  for (const { entity, start, end, type } of view.mentions) {
    if (!canSpeak.has(type)) continue;
    const away = Math.max(0, quotation.start - end, start - quotation.end);
    distance.set(entity, Math.min(distance.get(entity) ?? Infinity, away));
  }
  const near = [...distance].sort(([a, x], [b, y]) => Number(isPerson(view, b)) - Number(isPerson(view, a)) || x - y)
    .flatMap(([id]) => view.cluster(id) ?? []).map((cluster) => row(cluster.id, cluster.name, typeFacts(cluster.type).label));
  const others = app.session.index.entities().filter(({ id, type, count }) => canSpeak.has(type) && count > 0 && !distance.has(id))
    .sort((a, b) => b.count - a.count).map(({ id, name, type, count, sources }) => row(id, name, `${typeFacts(type).label}, ${counted(count, 'mention')} in ${counted(sources.size, 'source')}`));
  return [
    ...near, ...(others.length > 0 ? [{ label: 'in other sources', kind: vscode.QuickPickItemKind.Separator }] : []), ...others,
    { label: 'neither', kind: vscode.QuickPickItemKind.Separator }, { label: '$(edit) Somebody without a name…' }, { label: '$(circle-slash) Nobody is said to', speaker: '' },
  ];
}

function isPerson(view: SourceView, id: string): boolean {
  return view.cluster(id)?.type === 'PERSON';
}

function row(speaker: string, name: string, description: string): Row {
  return { label: plain(name), description, speaker };
}
