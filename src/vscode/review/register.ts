import * as vscode from 'vscode';
import { typeFacts } from '../../core/card/kinds';
import type { PlacedMention } from '../../core/analysis/view';
import { counted } from '../../corpus/trees/model';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import type { CommandArguments } from '../commands/command';
import { askType } from '../commands/changeType';
import { countOpen, decideAll } from '../commands/decideAll';
import { plain } from '../commands/findEntity';
import { onlyOwn, targetOf } from '../commands/target';
import { UserError } from '../messages';
import { isReading } from '../reading';
import { registerMarkingCommands, type MarkingArguments, type MarkingCommand } from '../marking/command';
import { markingIds } from '../marking/ids';
import { ReviewDisplay } from './display';
import { Review, type ReviewState } from './review';

/** Steps through suggestions with single keys, which work only while a review is under way in the active editor. */
export function registerReview(app: App): vscode.Disposable {
  const reviews = new Reviews(app);
  return vscode.Disposable.from(reviews, registerMarkingCommands(app, reviews.commands()));
}

class Reviews implements vscode.Disposable {
  private readonly display = new ReviewDisplay();
  private review: Review | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly app: App) {
    this.subscriptions = [
      this.display,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.review && editor && isReading(editor) && editor.document.uri.toString() !== this.review.uri) this.leave();
      }),
      app.history.onDidChange(() => { void this.review?.refresh().catch((error: unknown) => { app.log.error('The review could not follow.', error); }); }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { if (uri.toString() === this.review?.uri) this.leave(); }),
    ];
  }

  commands(): MarkingCommand[] {
    const on = (act: (review: Review, args: MarkingArguments) => Promise<ReviewState | undefined>): MarkingCommand['execute'] => (args) => {
      if (!this.review) throw new UserError('No review is under way: run “Glossator: Review Suggestions” first.');
      return act(this.review, args);
    };
    return [
      { id: markingIds.reviewSuggestions, execute: (args) => this.start(args) },
      { id: markingIds.reviewAccept, execute: on((review) => review.decide('accept')) },
      { id: markingIds.reviewReject, execute: on((review) => review.decide('reject')) },
      { id: markingIds.reviewAcceptAll, execute: on((review, args) => this.decideAll(review, 'accept', args)) },
      { id: markingIds.reviewRejectAll, execute: on((review, args) => this.decideAll(review, 'reject', args)) },
      { id: markingIds.reviewSkip, execute: on((review) => review.skip()) },
      { id: markingIds.reviewChangeType, execute: on((review, { type }) => this.retype(review, type)) },
      { id: markingIds.reviewUndo, execute: on((review) => review.undo()) },
      { id: markingIds.leaveReview, execute: () => Promise.resolve(this.leave()) },
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async start(args: MarkingArguments): Promise<ReviewState | undefined> {
    const { uri, view, span } = await targetOf(this.app, args);
    onlyOwn(this.app, uri);
    const who = await this.app.annotator.name(uri);
    this.leave();
    const editor = await vscode.window.showTextDocument(uri, { preview: false });
    const review = new Review(this.app, editor, this.display, who);
    this.review = review;
    const state = await review.start({ start: span.start, end: span.end });
    if (state.current) return state;
    this.leave();
    throw new UserError(`Nothing is left to review in ${sourceName(view.uri)}.`);
  }

  private async retype(review: Review, type: string | undefined): Promise<ReviewState | undefined> {
    const current = review.currentMention;
    if (!current) throw new UserError('A quotation has no type to change: accept, reject or skip it.');
    const words = this.app.session.view(review.uri)?.text.slice(current.start, current.end) ?? '';
    const chosen = type ?? await askType(this.app, current.type, plain(words));
    return chosen === undefined ? undefined : review.decide('retype', chosen);
  }

  /** Judges all suggestions of the current one's entity or type; the rows say how many, so that choosing one agrees to that. */
  private async decideAll(review: Review, decision: 'accept' | 'reject', { entity, type }: MarkingArguments): Promise<ReviewState | undefined> {
    const current = review.currentMention;
    if (!current) throw new UserError('Quotations are judged one by one: accept, reject or skip it.');
    const named = entity !== undefined ? { entity, uri: review.uri } : type !== undefined && { type, uri: review.uri };
    const chosen = named || await this.askAll(review.uri, decision, current);
    return chosen && review.decideMany(decision, async () => (await decideAll(this.app, decision, { ...chosen, confirmed: true }))?.count ?? 0);
  }

  private async askAll(uri: string, decision: 'accept' | 'reject', { entity, type }: PlacedMention): Promise<CommandArguments | undefined> {
    const name = plain(this.app.session.view(uri)?.cluster(entity)?.name ?? ''), { label, icon } = typeFacts(type), file = sourceName(uri);
    const here = countOpen(this.app, { entity, uri }), all = countOpen(this.app, { entity }), typed = countOpen(this.app, { type, uri });
    const rows = [
      { label: `$(${icon}) ${name} in ${file}`, description: counted(here.suggestions, 'suggestion'), args: { entity, uri } },
      ...(all.suggestions > here.suggestions ? [{ label: `$(files) ${name} in all sources`, description: `${counted(all.suggestions, 'suggestion')} in ${counted(all.sources, 'source')}`, args: { entity } }] : []),
      { label: `$(list-unordered) ${label}: all in ${file}`, description: counted(typed.suggestions, 'suggestion'), args: { type, uri } },
    ];
    return (await vscode.window.showQuickPick(rows, { title: `Glossator: ${decision === 'accept' ? 'Accept' : 'Reject'} All Suggestions Of`, placeHolder: 'U takes all of them back in one step' }))?.args;
  }

  private leave(): undefined {
    this.review = undefined;
    this.display.hide();
    return undefined;
  }
}
