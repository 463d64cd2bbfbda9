import * as vscode from 'vscode';
import { highlightTypes } from '../core/highlight/kinds';
import { quotationKinds } from '../core/analysis/types';
import { quoteCheckIds } from './quoteCheck/ids';
import { markColor } from '../core/highlight/marks';
import { anchorIds } from './anchors/ids';
import { markingIds } from './marking/ids';
import { moveIds } from './moves/ids';

/** The commands that package.json contributes. A test compares them with it both ways. */
export const commandIds = {
  saveAnnotations: 'glossator.saveAnnotations',
  acceptSuggestion: 'glossator.acceptSuggestion',
  rejectSuggestion: 'glossator.rejectSuggestion',
  findEntity: 'glossator.findEntity',
  explainMention: 'glossator.explainMention',
  copyQuoteWithAttribution: 'glossator.copyQuoteWithAttribution',
  nextAnnotation: 'glossator.nextAnnotation',
  previousAnnotation: 'glossator.previousAnnotation',
  changeType: 'glossator.changeType',
  editSpan: 'glossator.editSpan',
  reassignSpeaker: 'glossator.reassignSpeaker',
  extendQuotation: 'glossator.extendQuotation',
  shrinkQuotation: 'glossator.shrinkQuotation',
  splitQuotation: 'glossator.splitQuotation',
  mergeQuotations: 'glossator.mergeQuotations',
  rejectQuotation: 'glossator.rejectQuotation',
  copySpeakerQuotations: 'glossator.copySpeakerQuotations',
  renameEntity: 'glossator.renameEntity',
  mergeEntities: 'glossator.mergeEntities',
  splitEntity: 'glossator.splitEntity',
  editAliases: 'glossator.editAliases',
  linkEntity: 'glossator.linkEntity',
  ...markingIds,
  ...anchorIds,
  ...moveIds,
  export: 'glossator.export',
  import: 'glossator.import',
  resolveSidecarConflict: 'glossator.resolveSidecarConflict',
  undo: 'glossator.undo',
  redo: 'glossator.redo',
  ...quoteCheckIds,
  rebuildIndex: 'glossator.rebuildIndex',
  toggle: 'glossator.toggle',
} as const;
export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** The settings that package.json contributes. */
export const settingIds = [
  'glossator.include', 'glossator.exclude', 'glossator.maxFileSize', 'glossator.highlight.types', 'glossator.highlight.style',
  'glossator.highlight.quotations', 'glossator.suggestions.threshold', 'glossator.hover.enabled', 'glossator.diagnostics', 'glossator.annotator',
] as const;

/** The theme colours that package.json contributes: a line and a wash for each type, a bar and a wash for each kind of quotation. */
export const colourIds = [
  ...highlightTypes.flatMap((type) => [`glossator.${type.toLowerCase()}Foreground`, `glossator.${type.toLowerCase()}Background`]),
  markColor,
  ...quotationKinds.flatMap((kind) => [`glossator.${kind}QuotationBorder`, `glossator.${kind}QuotationBackground`]),
];

/** What `when` clauses in package.json may ask. */
export interface ContextKeys {
  /** The active editor shows a source that is analysed. */
  'glossator.active': boolean;
  /** The active editor shows a text that could be switched on. */
  'glossator.possible': boolean;
  /** The active source has quotations. */
  'glossator.hasQuotations': boolean;
  /** The cursor is on a quotation, or on the words that say whose it is. */
  'glossator.onQuotation': boolean;
  /** There is a mark, decision or correction to undo. */
  'glossator.canUndo': boolean;
  /** There is one to do again. */
  'glossator.canRedo': boolean;
  /** Suggestions are being reviewed one by one in the active editor. */
  'glossator.reviewing': boolean;
}

/** The context keys by name, for the test that compares them with package.json. */
export const contextKeys: readonly (keyof ContextKeys)[] = [
  'glossator.active', 'glossator.possible', 'glossator.hasQuotations', 'glossator.onQuotation', 'glossator.canUndo', 'glossator.canRedo', 'glossator.reviewing',
];

/** Sets a context key; VS Code is told only when the value differs from the last one. */
export class ContextKey<K extends keyof ContextKeys> {
  private value: ContextKeys[K] | undefined;

  constructor(private readonly key: K) {}

  set(value: ContextKeys[K]): void {
    if (value === this.value) return;
    this.value = value;
    void vscode.commands.executeCommand('setContext', this.key, value);
  }
}
