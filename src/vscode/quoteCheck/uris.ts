import * as vscode from 'vscode';
import { sourceName } from '../../corpus/trees/places';

/** The scheme of what a check shows as read-only documents. */
export const checkScheme = 'glossator-check';

/** What such a document shows: the report on a draft, or one side of a comparison of a quotation that starts at an offset. */
export type CheckDocument =
  | { readonly kind: 'report'; readonly draft: string }
  | { readonly kind: 'draft' | 'source'; readonly draft: string; readonly start: number };

/** The address of a document that a check shows; its last part is what the tab says. */
export function checkUri(shown: CheckDocument): vscode.Uri {
  const name = sourceName(shown.draft).replace(/[\\/]/gu, '-');
  const path = shown.kind === 'report' ? `/Quotations in ${name.replace(/\.(?:md|markdown|txt)$/iu, '')}.md` : `/${shown.kind}/${name}.txt`;
  return vscode.Uri.from({ scheme: checkScheme, path, query: JSON.stringify(shown) });
}

/** What a document shows, from its address; undefined when it is none of a check's. */
export function checkDocumentOf(uri: vscode.Uri): CheckDocument | undefined {
  if (uri.scheme !== checkScheme) return undefined;
  try {
    const { kind, draft, start } = JSON.parse(uri.query) as { readonly kind?: unknown; readonly draft?: unknown; readonly start?: unknown };
    if (typeof draft !== 'string') return undefined;
    if (kind === 'report') return { kind, draft };
    return (kind === 'draft' || kind === 'source') && typeof start === 'number' ? { kind, draft, start } : undefined;
  } catch {
    return undefined;
  }
}
