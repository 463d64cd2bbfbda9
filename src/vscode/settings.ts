import * as vscode from 'vscode';
import { defaultThreshold } from '../core/analysis/confident';
import type { EntityType, QuotationKind } from '../core/analysis/types';
import type { RuleId } from '../core/diagnostics/model';

const megabyte = 1_000_000;

/** How highlights are drawn. */
export type HighlightStyle = 'underline' | 'background' | 'both';

/** The user's settings, read anew at each call; `scope` is the source they are for. */
export const settings = {
  include: (scope?: vscode.Uri): readonly string[] => read<string[]>('include', scope, []),
  exclude: (scope?: vscode.Uri): readonly string[] => [...switches('exclude', scope)].flatMap(([glob, on]) => on ? [glob] : []),
  /** Tells whether a type is shown; types that nobody switched off are. */
  highlightTypes: (scope?: vscode.Uri): (type: EntityType) => boolean => shown('highlight.types', scope),
  highlightStyle: (scope?: vscode.Uri): HighlightStyle => read<HighlightStyle>('highlight.style', scope, 'underline'),
  highlightQuotations: (scope?: vscode.Uri): (kind: QuotationKind) => boolean => shown('highlight.quotations', scope),
  /** Suggestions the machine is less sure of than this (0-1) are not shown. */
  suggestionsThreshold: (scope?: vscode.Uri): number => read<number>('suggestions.threshold', scope, defaultThreshold),
  hoverEnabled: (scope?: vscode.Uri): boolean => read<boolean>('hover.enabled', scope, true),
  /** Tells whether a rule's problems are shown. */
  diagnostics: (scope?: vscode.Uri): (rule: RuleId) => boolean => shown('diagnostics', scope),
  annotator: (): string => read<string>('annotator', undefined, '').trim(),
  /** Characters; larger texts are left alone. */
  maxFileSize: (scope?: vscode.Uri): number => read<number>('maxFileSize', scope, 10) * megabyte,
};

/** A setting that switches things on and off by name; a user's switches add to the defaults. */
function switches(key: string, scope: vscode.Uri | undefined): Map<string, boolean> {
  return new Map(Object.entries(read<Record<string, boolean>>(key, scope, {})));
}

function shown(key: string, scope: vscode.Uri | undefined): (name: string) => boolean {
  const names = switches(key, scope);
  return (name) => names.get(name) !== false;
}

function read<T>(key: string, scope: vscode.Uri | undefined, otherwise: T): T {
  return vscode.workspace.getConfiguration('glossator', scope ?? null).get<T>(key) ?? otherwise;
}

/** Calls back when one of the settings changes; `changed` tells whether a given one did. */
export function onDidChangeSettings(listener: (changed: (key: string) => boolean) => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('glossator')) listener((key) => event.affectsConfiguration(`glossator.${key}`));
  });
}
