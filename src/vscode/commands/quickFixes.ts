import * as vscode from 'vscode';
import type { PlacedMention, PlacedQuotation, SourceView } from '../../core/analysis/view';
import { findAt, quotationAt, quotationsAt } from '../../core/commands/findAt';
import { isValueType, kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import { speakersNear } from '../../core/quotation/candidates';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { isLost } from '../anchors/problems';
import { commandIds } from '../ids';
import { spanOf } from '../positions';
import { diagnosticSource } from '../quoteCheck/draftDiagnostics';
import { settings } from '../settings';
import { reshapesAt } from './reshapeQuotation';
import { selectionsIn } from './target';

const longestWords = 40;
/** So many of the people nearby can be chosen with one key. */
const mostSpeakers = 3;

/** Offers, at a suggestion, to accept, reject or correct it: the light bulb of prose. */
export function registerQuickFixes(app: App): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { only, diagnostics }) => {
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
      // Whoever asks what to do about a mark that is lost means that mark, and not what stands where it once stood.
      if (!range.isEmpty && diagnostics.some((each) => isLost(each) && each.range.isEqual(range))) return [];
      return actionsAt(app, document, range, offeredBy(diagnostics));
    },
  };
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

/** The commands that the fixes of a problem at the place offer already. */
function offeredBy(diagnostics: readonly vscode.Diagnostic[]): ReadonlySet<string> {
  const rules = diagnostics.filter(({ source }) => source === diagnosticSource).map(({ code }) => code);
  return new Set([
    ...(rules.some((rule) => rule === 'unattributedQuotation' || rule === 'twoSpeakers') ? [commandIds.reassignSpeaker] : []),
    ...(rules.some((rule) => rule === 'unattributedQuotation' || rule === 'twoSpeakers' || rule === 'differsBetweenSources') ? [commandIds.rejectQuotation] : []),
  ]);
}

function actionsAt(app: App, document: vscode.TextDocument, range: vscode.Range, offered: ReadonlySet<string>): vscode.CodeAction[] {
  if (!app.documents.isFollowed(document.uri) || !app.filter.isIndexed(document.uri)) return [];
  const view = app.session.view(document.uri.toString());
  if (view?.version !== document.version) return [];
  const span = spanOf(document, range), several = severalAt(document, view, span);
  if (several.length > 1) return severalFixes(view, several);
  const found = findAt(view, span), threshold = settings.suggestionsThreshold(document.uri);
  const shows = (item: PlacedMention | PlacedQuotation): boolean => item.decision !== undefined || item.confidence >= threshold;
  const mention = found?.what === 'mention' && shows(found.mention) ? found.mention : undefined;
  const quotation = found?.what === 'quotation' ? found.quotation : quotationAt(view, span);
  return [
    ...(mention ? namedFixes(app, view, mention, span) : []),
    // What stands between quotation marks is there however unsure it is who says it.
    ...(quotation && (quotation.kind !== 'indirect' || shows(quotation)) ? quotedFixes(view, quotation, span, mention === undefined, offered) : []),
  ];
}

/** What can be wrong with a name. The longer roads are in the context menu. */
function namedFixes(app: App, view: SourceView, mention: PlacedMention, span: Span): vscode.CodeAction[] {
  const words = excerpt(view.text.slice(mention.start, mention.end), longestWords), { label } = typeFacts(mention.type);
  const target = { uri: view.uri, start: mention.start, end: mention.end };
  const everywhere = app.entities.pathOf(target.uri) === undefined || mention.decision ? []
    : [action(`Not a ${isValueType(mention.type) ? 'value' : 'name'}, in all sources: “${words}”`, commandIds.rejectSuggestion, { ...target, scope: 'all' })];
  return [
    ...(mention.decision ? [] : [
      action(`Accept “${words}” (${label})`, commandIds.acceptSuggestion, target),
      action(`Reject “${words}” (${label})`, commandIds.rejectSuggestion, target),
    ]),
    ...everywhere,
    action(`Change type of “${words}”…`, commandIds.changeType, target),
    // A date or an amount is nobody whom another could be taken for.
    ...(isValueType(mention.type) ? [] : [
      action(`“${words}” is ${mention.type === 'PERSON' ? 'somebody' : 'something'} else…`, commandIds.splitEntity, target),
      action(`Merge “${words}” with another…`, commandIds.mergeEntities, target),
    ]),
    ...extentFixes(view, mention, words, span),
  ];
}

/** The quotations that are selected where the editor's selection is the one that is asked about. */
function severalAt(document: vscode.TextDocument, view: SourceView, span: Span): PlacedQuotation[] {
  const selected = selectionsIn(document.uri);
  return selected.some(({ start, end }) => start === span.start && end === span.end) ? quotationsAt(view, selected) : [];
}

/** What can be done about several quotations at once; the commands look for themselves what is selected. */
function severalFixes(view: SourceView, quotations: readonly PlacedQuotation[]): vscode.CodeAction[] {
  const target = { uri: view.uri }, count = `${quotations.length} quotations`, [first] = quotations;
  return [
    ...(first ? speakersFor(view, first) : []).map(({ entity, name }) => action(`Said by ${name} (${count})`, commandIds.reassignSpeaker, { ...target, speaker: entity })),
    action(`Change speaker of ${count}…`, commandIds.reassignSpeaker, target),
    action(`Not quotations (all ${quotations.length})`, commandIds.rejectQuotation, target),
  ];
}

/** Who else may say a quotation, the nearest first. */
function speakersFor(view: SourceView, quotation: PlacedQuotation): { readonly entity: string; readonly name: string }[] {
  return speakersNear(view, quotation).filter(({ entity, near, type, aside }) => near && !aside && type === 'PERSON' && entity !== quotation.speaker)
    .slice(0, mostSpeakers).map(({ entity, name }) => ({ entity, name: excerpt(name, longestWords) }));
}

/** What can be wrong with a quotation: who says it, whether it is one, and where it begins and ends. */
function quotedFixes(view: SourceView, quotation: PlacedQuotation, span: Span, alone: boolean, offered: ReadonlySet<string>): vscode.CodeAction[] {
  const { start, end, kind, decision } = quotation, target = { uri: view.uri, start, end };
  const words = inMarks(excerpt(beginningOf(view, quotation), longestWords));
  const possible = reshapesAt({ view }, quotation, span.start), isCursor = span.start === span.end;
  return [
    ...(alone ? speakersFor(view, quotation) : []).map(({ entity, name }) => action(`Said by ${name}`, commandIds.reassignSpeaker, { ...target, speaker: entity })),
    ...(offered.has(commandIds.reassignSpeaker) ? [] : [action('Change speaker…', commandIds.reassignSpeaker, target)]),
    ...(decision || !alone ? [] : [action(`Accept “${words}” (${kindLabels[kind]})`, commandIds.acceptSuggestion, target)]),
    ...(offered.has(commandIds.rejectQuotation) ? [] : [action('Not a quotation', commandIds.rejectQuotation, target)]),
    ...(possible.extend ? [action('Extend the quotation to the sentence', commandIds.extendQuotation, target)] : []),
    ...(possible.shrink && isCursor ? [action('Shrink the quotation to this sentence', commandIds.shrinkQuotation, { ...target, start: span.start, end: span.start })] : []),
    ...(possible.split && isCursor ? [action('Split the quotation here', commandIds.splitQuotation, { ...target, start: span.start, end: span.start })] : []),
    ...(possible.merge ? [action(`Merge with the next quotation${otherSpeaker(view, quotation, possible.merge)}`, commandIds.mergeQuotations, target)] : []),
    ...(alone ? extentFixes(view, quotation, words, span) : []),
  ];
}

/** The first piece of a quotation; that there are more is for an ellipsis to say. */
function beginningOf({ text }: SourceView, { spans: [first, ...others] }: PlacedQuotation): string {
  const words = first ? text.slice(first.start, first.end) : '';
  return others.length === 0 ? words : `${words.replace(/[”"»’']$/u, '')} …`;
}

/** Words as they stand between double quotation marks: those at their ends go, others become single ones. */
function inMarks(words: string): string {
  const bare = /^[“"„«‘']/u.test(words) ? words.slice(1).replace(/[”"»’']$/u, '') : words;
  return bare.replace(/[“„«]/gu, '‘').replace(/[”»]/gu, '’');
}

/** Whose words would become another's; empty where nobody's would. */
function otherSpeaker(view: SourceView, quotation: PlacedQuotation, next: PlacedQuotation): string {
  const { speaker, speakerName } = next, name = (speaker === null ? undefined : view.cluster(speaker)?.name) ?? speakerName;
  const isSame = speaker === quotation.speaker && (speaker !== null || speakerName === quotation.speakerName);
  return isSame || !name ? '' : ` (by ${excerpt(name, longestWords)})`;
}

/** A selection that is no name as it stands may be what the name should be. */
function extentFixes(view: SourceView, item: Span, words: string, span: Span): vscode.CodeAction[] {
  const same = item.start === span.start && item.end === span.end;
  return span.end > span.start && !same ? [action(`Set the extent of “${words}” to the selection`, commandIds.editSpan, { uri: view.uri, ...span })] : [];
}

function action(title: string, command: string, argument: object): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.command = { command, title, arguments: [argument] };
  return fix;
}
