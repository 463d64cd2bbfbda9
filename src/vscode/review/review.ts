import * as vscode from 'vscode';
import { decisionOn, nextSuggestion, suggestionsOf, type Suggestion } from '../../core/commands/review';
import { kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import type { PlacedMention, SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { undoAndTell } from '../commands/undo';
import { UserError } from '../messages';
import { rangeOf } from '../positions';
import { settings } from '../settings';
import type { ReviewDisplay } from './display';

/** How far a review has come. */
export interface ReviewState {
  readonly uri: string;
  /** What is to be judged now; undefined when nothing is left. */
  readonly current: (Span & { readonly words: string; readonly label: string }) | undefined;
  readonly left: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly retyped: number;
  readonly skipped: number;
}

interface Step {
  readonly kind: 'accept' | 'reject' | 'retype' | 'skip';
  readonly suggestion: Suggestion;
  /** How many suggestions it judged. */
  readonly count: number;
  /** For a judgement its step in the history of all marks and decisions; for a skip the last one there was. */
  readonly mark: object | undefined;
}

const longestWords = 60;

/** One walk through the suggestions of a source: each is judged by a person, or left as it is. */
export class Review {
  private readonly steps: Step[] = [];
  private current: Suggestion | undefined;
  private busy = false;

  constructor(private readonly app: App, readonly editor: vscode.TextEditor, private readonly display: ReviewDisplay, private readonly who: string) {}

  get uri(): string {
    return this.editor.document.uri.toString();
  }

  /** Goes to the first suggestion at or after a place. */
  async start(from: Span): Promise<ReviewState> {
    const view = await this.view();
    const suggestions = this.suggestions(view);
    return this.go(view, nextSuggestion(suggestions, from, false) ?? suggestions[0]);
  }

  /** Judges the current suggestion and goes on; `type` is what it is instead, for `retype`. */
  decide(kind: 'accept' | 'reject' | 'retype', type?: string): Promise<ReviewState> {
    return this.once(async () => {
      const view = await this.view(), { current } = this;
      if (!current) return this.state(view);
      // Only what is shown as current is judged: it must still stand where it was.
      if (!this.suggestions(view).some((each) => same(each, current))) return this.go(view, nextSuggestion(this.open(view), current.span, false));
      await this.judge(kind, current, async () => {
        await this.app.annotations.decide(view.uri, decisionOn(current, kind, type), this.who);
        return 1;
      });
      return this.advance(current);
    });
  }

  /** Judges many suggestions at once, the current one among them, by `make`, which resolves to how many it judged. */
  decideMany(kind: 'accept' | 'reject', make: () => Promise<number>): Promise<ReviewState> {
    return this.once(async () => {
      const { current } = this;
      if (!current) return this.state(await this.view());
      return await this.judge(kind, current, make) ? this.advance(current) : this.state(await this.view());
    });
  }

  /** Leaves the current suggestion as it is and goes on. */
  skip(): Promise<ReviewState> {
    return this.once(async () => {
      const { current } = this;
      if (!current) return this.state(await this.view());
      this.steps.push({ kind: 'skip', suggestion: current, count: 1, mark: this.app.history.last });
      return this.advance(current);
    });
  }

  /** Takes the last thing back: a skip, else what was marked or decided last, in this review or elsewhere. Returns to it where it was of this review. */
  undo(): Promise<ReviewState> {
    return this.once(async () => {
      const { history } = this.app, last = this.done.at(-1), { last: mark } = history;
      const step = last?.kind === 'skip' && last.mark === mark ? last : this.done.findLast((each) => each.kind !== 'skip' && each.mark === mark);
      if (step?.kind === 'skip') this.steps.splice(this.steps.indexOf(step), 1);
      else await undoAndTell(this.app);
      const view = await this.view(), open = this.suggestions(view), { suggestion } = step ?? {};
      if (!suggestion) return this.go(view, this.standing(view));
      return this.go(view, open.find((each) => same(each, suggestion)) ?? nextSuggestion(open, suggestion.span, false));
    });
  }

  /** Something was undone, done again or decided elsewhere: shows the counts and, where the current one is judged, the next. */
  async refresh(): Promise<void> {
    await this.once(async () => {
      const view = await this.view(), standing = this.standing(view);
      if (this.current && !standing) return this.go(view, undefined);
      return standing && !this.current ? this.go(view, standing) : this.show(view, standing);
    });
  }

  /** The name that is to be judged now; undefined for a quotation. */
  get currentMention(): PlacedMention | undefined {
    return this.current?.what === 'mention' ? this.current.mention : undefined;
  }

  private state(view: SourceView): ReviewState {
    const count = (kind: Step['kind']): number => this.done.filter((step) => step.kind === kind).reduce((sum, step) => sum + step.count, 0);
    return {
      uri: this.uri,
      current: this.current && { ...this.current.span, words: excerpt(view.text.slice(this.current.span.start, this.current.span.end), longestWords), label: labelOf(this.current) },
      left: this.open(view).length,
      accepted: count('accept'), rejected: count('reject'), retyped: count('retype'), skipped: count('skip'),
    };
  }

  /** What holds of this review by now: what was undone by whatever road counts no more, and what was done again does. */
  private get done(): readonly Step[] {
    return this.steps.filter(({ kind, mark }) => kind === 'skip' || (mark !== undefined && this.app.history.has(mark)));
  }

  /** Keeps a judgement as a step of the history; false when it came to nothing. */
  private async judge(kind: 'accept' | 'reject' | 'retype', suggestion: Suggestion, make: () => Promise<number>): Promise<boolean> {
    const before = this.app.history.last, count = await make(), mark = this.app.history.last;
    if (count > 0 && mark !== before) this.steps.push({ kind, suggestion, count, mark });
    return count > 0;
  }

  private async advance(from: Suggestion): Promise<ReviewState> {
    const view = await this.view(), open = this.open(view);
    return this.go(view, nextSuggestion(open, from.span, true, from.what) ?? open[0]);
  }

  /** The current suggestion where it still is one, else the one after it. */
  private standing(view: SourceView): Suggestion | undefined {
    const { current } = this, open = this.open(view);
    if (!current) return open[0];
    return this.suggestions(view).find((each) => same(each, current)) ?? nextSuggestion(open, current.span, false) ?? open[0];
  }

  private go(view: SourceView, suggestion: Suggestion | undefined): ReviewState {
    if (suggestion) {
      const range = rangeOf(this.editor.document, suggestion.span);
      // The selection is what a screen reader reads out.
      this.editor.selection = new vscode.Selection(range.start, range.end);
      this.editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    return this.show(view, suggestion);
  }

  private show(view: SourceView, suggestion: Suggestion | undefined): ReviewState {
    this.current = suggestion;
    const state = this.state(view);
    this.display.show(this.editor, state);
    return state;
  }

  /** What is left to judge, without what was skipped. */
  private open(view: SourceView): Suggestion[] {
    const skipped = new Set(this.steps.filter(({ kind }) => kind === 'skip').map(({ suggestion }) => keyOf(suggestion)));
    return this.suggestions(view).filter((each) => !skipped.has(keyOf(each)));
  }

  private suggestions(view: SourceView): Suggestion[] {
    const { uri } = this.editor.document;
    const shows = settings.highlightTypes(uri), quotes = settings.highlightQuotations(uri);
    return suggestionsOf(view, settings.suggestionsThreshold(uri)).filter((each) => (each.what === 'mention' ? shows(each.mention.type) : quotes(each.quotation.kind)));
  }

  private async view(): Promise<SourceView> {
    const view = await this.app.session.currentView(this.uri);
    if (!view) throw new UserError('The source is not open any more, so the review ended.');
    return view;
  }

  /** A key that is held down judges one suggestion, not all of them. */
  private async once(act: () => Promise<ReviewState>): Promise<ReviewState> {
    if (this.busy) return this.state(await this.view());
    this.busy = true;
    try {
      return await act();
    } finally {
      this.busy = false;
    }
  }
}

function labelOf(suggestion: Suggestion): string {
  return suggestion.what === 'mention' ? typeFacts(suggestion.mention.type).label : kindLabels[suggestion.quotation.kind];
}

function keyOf({ what, span }: Suggestion): string {
  return `${what} ${span.start} ${span.end}`;
}

function same(a: Suggestion, b: Suggestion): boolean {
  return keyOf(a) === keyOf(b);
}
