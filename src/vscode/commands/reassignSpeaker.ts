import * as vscode from 'vscode';
import { foldName } from '../../core/analysis/entityId';
import type { Mark } from '../../core/annotation/build';
import { rolesOf } from '../../core/card/facts';
import { typeFacts } from '../../core/card/kinds';
import { genericSpeakers, speakersNear, speakingTypes, type SpeakerCandidate } from '../../core/quotation/candidates';
import { quotationDecision } from '../../core/quotation/decisions';
import { openLabel, turnsLabelledAs } from '../../core/quotation/turns';
import type { PlacedQuotation, SourceView } from '../../core/analysis/view';
import { counted } from '../../corpus/trees/model';
import type { App } from '../app';
import { commandIds } from '../ids';
import type { Command, CommandArguments } from './command';
import { entityNamed } from './entityTarget';
import { plain } from './findEntity';
import { keepDecisions, quotationsOf } from './mentionTarget';

interface Row extends vscode.QuickPickItem {
  readonly name?: string;
  /** URI, other words, or empty for nobody; undefined on separators. */
  readonly speaker?: string;
  /** Whether the words for the speaker are still to be asked for. */
  readonly asks?: true;
}

const title = 'Glossator: Who Says This?';

/** Says who says a quotation, or all that are selected: `{speaker}` is an entity's URI or name, other words ("analysts"), or empty for nobody known. `{scope: 'file'}` means all turns with the label of that one. */
export function reassignSpeakerCommand(app: App): Command {
  return { id: commandIds.reassignSpeaker, execute: (args) => reassign(app, args) };
}

async function reassign(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await quotationsOf(app, args), { view, quotations } = target, [{ start, end }] = quotations;
  const answer = args.speaker ?? await ask(app, view, quotations);
  if (answer === undefined) return undefined;
  const said = speakerOf(app, view, answer.trim()), meant = await turnsMeant(view, quotations, args);
  if (!meant) return undefined;
  const marks = meant.map((quotation) => ({ ...quotationDecision({ ...quotation, speaker: null, speakerName: null }, 'reattribute'), ...said }));
  const [kept] = await keepDecisions(app, target, marks.map((mark) => ({ mark, decides: true })));
  return kept && { uri: view.uri, id: kept.id, decision: 'reattribute', type: kept.type, start, end, ...(meant.length > quotations.length && { turns: meant.length }), ...said };
}

/** The quotations, or all turns that have the same label in the file: “A” or “Speaker 1” is one person throughout, as a rule. */
async function turnsMeant(view: SourceView, quotations: readonly [PlacedQuotation, ...PlacedQuotation[]], { speaker, scope }: CommandArguments): Promise<readonly PlacedQuotation[] | undefined> {
  const all = quotations.length > 1 ? quotations : turnsLabelledAs(view, quotations[0]);
  if (all.length <= quotations.length || (speaker !== undefined && scope !== 'file')) return quotations;
  if (scope === 'file') return all;
  const label = plain(openLabel(view, quotations[0]) ?? '');
  const row = await vscode.window.showQuickPick([{ label: `All ${all.length} turns of “${label}” in this file`, turns: all }, { label: 'Only this turn', turns: quotations }], { title });
  return row?.turns;
}

/** An entity of this source before one of all sources, else the words themselves. */
function speakerOf(app: App, view: SourceView, answer: string): Pick<Mark, 'speaker' | 'speakerName'> {
  if (answer.startsWith('urn:')) return { speaker: answer };
  const folded = foldName(answer);
  const here = view.clusters.find(({ name }) => foldName(name) === folded) ?? view.clusters.find(({ aliases }) => aliases.some((alias) => foldName(alias) === folded));
  const id = folded === '' ? undefined : here?.id ?? entityNamed(app, answer)?.id;
  return id === undefined ? { speakerName: answer } : { speaker: id };
}

/** Asks who says a quotation; whatever is typed that is no name in the list can be chosen too. */
async function ask(app: App, view: SourceView, [first, ...others]: readonly [PlacedQuotation, ...PlacedQuotation[]]): Promise<string | undefined> {
  const row = await pickRow(rows(app, view, first), others.length === 0 ? title : `Glossator: Who Says These ${others.length + 1} Quotations?`);
  if (!row?.asks) return row?.speaker;
  return vscode.window.showInputBox({ title, prompt: 'In the words of the text, without a name: analysts, a person familiar with the talks', validateInput: (words) => (words.trim() === '' ? 'Write who it is, or go back with Escape.' : undefined) });
}

function pickRow(listed: readonly Row[], title: string): Promise<Row | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = title;
  pick.placeholder = 'A name, or in the words of the text who it is: analysts';
  pick.matchOnDescription = true;
  pick.items = listed;
  const typed = pick.onDidChangeValue((value) => {
    const words = value.trim(), folded = foldName(words);
    const known = folded === '' || listed.some(({ speaker, name }) => speaker !== undefined && foldName(name ?? '') === folded);
    pick.items = known ? listed : [...listed, { label: `$(edit) ${plain(words)}`, description: 'in these words', alwaysShow: true, speaker: words }];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      typed.dispose();
      pick.dispose();
    });
    pick.show();
  });
}

function rows(app: App, view: SourceView, quotation: PlacedQuotation): Row[] {
  // Who says it now comes last of those nearby: somebody else is wanted.
  const isNow = ({ entity }: SpeakerCandidate): boolean => entity === quotation.speaker;
  const here = speakersNear(view, quotation).sort((a, b) => Number(b.near) - Number(a.near) || Number(isNow(a)) - Number(isNow(b))), known = new Set(here.map(({ entity }) => entity));
  const rowOf = (candidate: SpeakerCandidate): Row => {
    const { entity, name, type } = candidate, [role] = rolesOf(view, entity, 1), now = isNow(candidate) ? 'the speaker now' : undefined;
    return row(entity, name, type, [typeFacts(type).label, role, now].filter((part) => part !== undefined).map(plain).join(' · '));
  };
  const others = app.session.index.entities().filter(({ id, type, count }) => speakingTypes.has(type) && count > 0 && !known.has(id))
    .sort((a, b) => Number(b.type === 'PERSON') - Number(a.type === 'PERSON') || b.count - a.count)
    .map(({ id, name, type, count, sources }) => row(id, name, type, `${typeFacts(type).label} · ${counted(count, 'mention')} in ${counted(sources.size, 'source')}`));
  const generic = genericSpeakers(view).map((name): Row => ({ label: `$(account) ${plain(name)}`, name, speaker: name }));
  return [
    ...group('in this article', here.filter(({ near }) => near).map(rowOf)), ...group('in this file', here.filter(({ near }) => !near).map(rowOf)),
    ...group('in other sources', others),
    ...group('generic', [
      ...generic, { label: '$(edit) Somebody without a name…', asks: true, speaker: '' }, { label: '$(circle-slash) Nobody is known to say this', speaker: '' },
    ]),
  ];
}

function group(label: string, members: readonly Row[]): Row[] {
  return members.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...members];
}

function row(speaker: string, name: string, type: string, description: string): Row {
  return { label: `$(${typeFacts(type).icon}) ${plain(name)}`, name, description, speaker };
}
