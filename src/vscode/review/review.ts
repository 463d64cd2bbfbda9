import * as vscode from 'vscode';
import { decisionOn, nextSuggestion, suggestionsOf, type Suggestion } from '../../core/commands/review';
import { builtInTypes } from '../../core/analysis/types';
import { kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import type { SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import type { App } from '../app';
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
  /** The annotation that holds the decision. */
  readonly id?: string;
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
      if (!this.suggestions(view).some((each) => same(each, current))) return this.go(view, nextSuggestion(this.suggestions(view), current.span, false));
      const kept = await this.app.annotations.decide(view.uri, decisionOn(current, kind, type), this.who);
      this.steps.push({ kind, suggestion: current, id: kept.id });
      return this.advance(current);
    });
  }

  /** Leaves the current suggestion as it is and goes on. */
  skip(): Promise<ReviewState> {
    return this.once(async () => {
      const { current } = this;
      if (!current) return this.state(await this.view());
      this.steps.push({ kind: 'skip', suggestion: current });
      return this.advance(current);
    });
  }

  /** Takes the last judgement of this review back and returns to it. */
  undo(): Promise<ReviewState> {
    return this.once(async () => {
      const step = this.steps.pop();
      if (!step) throw new UserError('Nothing was judged in this review yet.');
      if (step.id !== undefined) await this.app.annotations.remove(this.uri, step.id);
      const view = await this.view();
      return this.go(view, this.suggestions(view).find((each) => same(each, step.suggestion)) ?? nextSuggestion(this.suggestions(view), step.suggestion.span, false));
    });
  }

  /** The type that the current suggestion has; undefined for a quotation. */
  get currentType(): string | undefined {
    return this.current?.what === 'mention' ? this.current.mention.type : undefined;
  }

  /** How far it has come. */
  state(view: SourceView): ReviewState {
    const count = (kind: Step['kind']): number => this.steps.filter((step) => step.kind === kind).length;
    const skipped = new Set(this.steps.filter(({ kind }) => kind === 'skip').map(({ suggestion }) => keyOf(suggestion)));
    return {
      uri: this.uri,
      current: this.current && { ...this.current.span, words: excerpt(view.text.slice(this.current.span.start, this.current.span.end), longestWords), label: labelOf(this.current) },
      left: this.suggestions(view).filter((each) => !skipped.has(keyOf(each))).length,
      accepted: count('accept'), rejected: count('reject'), retyped: count('retype'), skipped: count('skip'),
    };
  }

  private async advance(from: Suggestion): Promise<ReviewState> {
    const view = await this.view(), skipped = new Set(this.steps.filter(({ kind }) => kind === 'skip').map(({ suggestion }) => keyOf(suggestion)));
    const open = this.suggestions(view).filter((each) => !skipped.has(keyOf(each)));
    return this.go(view, nextSuggestion(open, from.span, true, from.what) ?? open[0]);
  }

  private go(view: SourceView, suggestion: Suggestion | undefined): ReviewState {
    this.current = suggestion;
    if (suggestion) {
      const range = rangeOf(this.editor.document, suggestion.span);
      // The selection is what a screen reader reads out.
      this.editor.selection = new vscode.Selection(range.start, range.end);
      this.editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    const state = this.state(view);
    this.display.show(this.editor, state);
    return state;
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

/** The types that a name can be given, by their names. */
export const reviewTypes = builtInTypes.map((type) => ({ type, ...typeFacts(type) }));

function labelOf(suggestion: Suggestion): string {
  return suggestion.what === 'mention' ? typeFacts(suggestion.mention.type).label : kindLabels[suggestion.quotation.kind];
}

function keyOf({ what, span }: Suggestion): string {
  return `${what} ${span.start} ${span.end}`;
}

function same(a: Suggestion, b: Suggestion): boolean {
  return keyOf(a) === keyOf(b);
}
