import * as vscode from 'vscode';
import type { QuotationKind } from '../core/analysis/types';

const megabyte = 1_000_000;

/** How highlights are drawn. */
export type HighlightStyle = 'underline' | 'background' | 'both';

/** The user's settings, read anew at each call; `scope` is the source they are for. */
export const settings = {
  include: (scope?: vscode.Uri): readonly string[] => read<string[]>('include', scope, []),
  exclude: (scope?: vscode.Uri): readonly string[] => Object.entries(read<Record<string, boolean>>('exclude', scope, {})).flatMap(([glob, on]) => on ? [glob] : []),
  highlightTypes: (scope?: vscode.Uri): readonly string[] => read<string[]>('highlight.types', scope, []),
  highlightStyle: (scope?: vscode.Uri): HighlightStyle => read<HighlightStyle>('highlight.style', scope, 'both'),
  highlightQuotations: (scope?: vscode.Uri): readonly QuotationKind[] => read<QuotationKind[]>('highlight.quotations', scope, []),
  /** Suggestions the machine is less sure of than this (0-1) are not shown. */
  suggestionsThreshold: (scope?: vscode.Uri): number => read<number>('suggestions.threshold', scope, 0.5),
  hoverEnabled: (scope?: vscode.Uri): boolean => read<boolean>('hover.enabled', scope, true),
  annotator: (): string => read<string>('annotator', undefined, '').trim(),
  /** Characters; larger texts are left alone. */
  maxFileSize: (scope?: vscode.Uri): number => read<number>('maxFileSize', scope, 10) * megabyte,
};

function read<T>(key: string, scope: vscode.Uri | undefined, otherwise: T): T {
  return vscode.workspace.getConfiguration('glossator', scope ?? null).get<T>(key) ?? otherwise;
}

/** Calls back when one of the settings changes; `changed` tells whether a given one did. */
export function onDidChangeSettings(listener: (changed: (key: string) => boolean) => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('glossator')) listener((key) => event.affectsConfiguration(`glossator.${key}`));
  });
}
