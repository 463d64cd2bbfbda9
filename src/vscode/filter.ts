import picomatch from 'picomatch/posix';
import * as vscode from 'vscode';
import { proseLanguages } from '../core/analysis/types';
import { settings } from './settings';

/** The languages whose documents are read; which of their files are sources the globs in the settings say. */
const languages: ReadonlySet<string> = new Set(proseLanguages);

/** Schemes whose documents are not texts that somebody reads as a source. */
const foreignSchemes: ReadonlySet<string> = new Set(['output', 'vscode', 'vscode-settings', 'walkThrough', 'comment', 'vscode-scm', 'debug', 'search-editor', 'glossator-check']);

/** Decides which files and documents are sources, by the settings of their folder. */
export class SourceFilter {
  private readonly matchers = new Map<string, (path: string) => boolean>();

  /** To be called when settings or folders change. */
  reset(): void {
    this.matchers.clear();
  }

  /** Whether a file is included by the settings. */
  includes(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const path = folder ? relativePath(folder.uri, uri) : uri.path.slice(uri.path.lastIndexOf('/') + 1);
    return this.matcherOf(folder).call(undefined, path);
  }

  /** Whether a document is prose as far as its language and its place say: what a user may want to switch on. */
  couldBeSource(document: vscode.TextDocument): boolean {
    return languages.has(document.languageId) && !foreignSchemes.has(document.uri.scheme);
  }

  /** Whether a document is to be read as a source. */
  isSource(document: vscode.TextDocument): boolean {
    if (!this.couldBeSource(document)) return false;
    // The user chose this language for the document: no glob overrules that.
    if (document.languageId === 'sourcetext' || document.isUntitled) return true;
    return this.includes(document.uri);
  }

  /** Whether a document's text belongs to "all sources": not the old sides of diffs and the like. */
  isIndexed(uri: vscode.Uri): boolean {
    return uri.scheme === 'untitled' || uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  }

  private matcherOf(folder: vscode.WorkspaceFolder | undefined): (path: string) => boolean {
    const key = folder?.uri.toString() ?? '';
    const known = this.matchers.get(key);
    if (known) return known;
    const included = picomatch([...settings.include(folder?.uri)], { dot: true }), excluded = picomatch([...settings.exclude(folder?.uri)], { dot: true, nocase: true });
    const matcher = (path: string): boolean => included(path) && !excluded(path);
    this.matchers.set(key, matcher);
    return matcher;
  }
}

function relativePath(folder: vscode.Uri, uri: vscode.Uri): string {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path.slice(1);
}
