import * as vscode from 'vscode';
import { nothingElsewhere, referenceAt } from '../../core/card/facts';
import { mentionCard } from '../../core/card/mentionCard';
import { cardCommands, type AnnotationFacts, type Card, type CorpusFacts } from '../../core/card/model';
import { quotationCard } from '../../core/card/quotationCard';
import { renderCard } from '../../core/card/render';
import { isQuotationType } from '../../core/annotation/types';
import type { SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import { keptAt, type AnnotationList } from '../../corpus/trees/annotationList';
import { storedAnnotations } from '../../corpus/trees/storedAnnotations';
import type { CorpusIndex } from '../../corpus/corpusIndex';
import type { App } from '../app';
import { MarkHovers } from './marks';
import { rangeOf } from '../positions';
import { settings } from '../settings';

/** Says on hover who a name is and who says a quotation, in every document that is followed. */
export function registerHover(app: App): vscode.Disposable {
  return vscode.languages.registerHoverProvider({ scheme: '*' }, new SourceHoverProvider(app, storedAnnotations(app.annotations, app.session.index), new MarkHovers(app)));
}

/** Only what is known already is shown: a hover never waits for an analysis. */
export class SourceHoverProvider implements vscode.HoverProvider {
  constructor(private readonly app: Pick<App, 'session' | 'documents'> & Partial<Pick<App, 'entities'>>, private readonly annotations: AnnotationList, private readonly marks?: MarkHovers) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    if (!this.app.documents.isFollowed(document.uri) || !settings.hoverEnabled(document.uri)) return undefined;
    const view = this.app.session.view(document.uri.toString());
    if (view?.version !== document.version) return undefined;
    const threshold = settings.suggestionsThreshold(document.uri);
    const offset = document.offsetAt(position), cards = this.cardsAt(view, offset, threshold), marks = this.marks?.at(view.uri, offset) ?? [];
    const first = cards[0]?.span ?? marks[0]?.span;
    if (!first) return undefined;
    return new vscode.Hover([...(cards.length > 0 ? [markdown(cards.map(({ card }) => card))] : []), ...marks.flatMap(({ contents }) => contents)], rangeOf(document, first));
  }

  /** What is kept about the place, and about the entity in all sources. */
  private withEntry(kept: AnnotationFacts, entity: string): AnnotationFacts {
    const entry = this.app.entities?.entry(entity);
    return entry ? { ...kept, notes: [...kept.notes, ...[...(entry.notes === undefined ? [] : [entry.notes]), ...entry.links].map((text) => ({ text, creator: '' }))] } : kept;
  }

  /** The name's card before the quotation's: the smaller thing is what the pointer is on. */
  private cardsAt(view: SourceView, offset: number, threshold: number): { card: Card; span: Span }[] {
    const shows = (find: { confidence: number; decision?: unknown }): boolean => find.decision !== undefined || find.confidence >= threshold;
    const own = new Set(this.marks?.at(view.uri, offset).map(({ id }) => id));
    // A mark with a card of its own is not told twice.
    const entries = this.annotations.entries(view.uri).filter(({ id }) => !own.has(id));
    const onQuotations = entries.filter(({ type }) => isQuotationType(type)), onNames = entries.filter(({ type }) => !isQuotationType(type));
    const cards: { card: Card; span: Span }[] = [];
    const named = covering(view.mentionAt(offset), offset), reference = named ? undefined : referenceAt(view, offset);
    const mention = named ?? reference;
    if (mention && shows(mention)) {
      const elsewhere = factsElsewhere(this.app.session.index, mention.entity, view.uri);
      cards.push({ card: mentionCard(view, mention, elsewhere, this.withEntry(keptAt(onNames, mention), mention.entity), reference !== undefined), span: mention });
    }
    const quotation = view.quotationAt(offset);
    if (quotation && (quotation.kind !== 'indirect' || shows(quotation))) {
      const span = quotation.spans.find(({ start, end }) => start <= offset && offset <= end) ?? quotation;
      cards.push({ card: quotationCard(view, quotation, keptAt(onQuotations, span)), span });
    }
    return cards;
  }
}

/** A pointer right behind a name is not on it. */
function covering<T extends Span>(span: T | undefined, offset: number): T | undefined {
  return span && offset < span.end ? span : undefined;
}

function factsElsewhere(index: CorpusIndex, entity: string, uri: string): CorpusFacts {
  const known = index.entity(entity, uri);
  if (!known) return nothingElsewhere;
  const here = known.sources.get(uri);
  const quotations = index.quotationsOf(entity, uri).reduce((sum, source) => source.view.uri === uri ? sum : sum + source.quotations.length, 0);
  return { mentions: known.count - (here ?? 0), sources: known.sources.size - (here === undefined ? 0 : 1), quotations, roles: known.roles };
}

function markdown(cards: readonly Card[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(cards.map(renderCard).join('\n\n---\n\n'), true);
  text.isTrusted = { enabledCommands: cardCommands };
  text.supportHtml = false;
  return text;
}
