import * as vscode from 'vscode';
import { typeFacts } from '../../core/card/kinds';
import { keyOf, lineStyleOf, type HighlightKind, type HighlightType } from '../../core/highlight/kinds';
import type { HighlightStyle } from '../settings';

type MentionKind = Extract<HighlightKind, { what: 'mention' }>;
type MarkHighlightKind = Extract<HighlightKind, { what: 'mark' }>;
type QuotationHighlight = Extract<HighlightKind, { what: 'quotation' }>;

/** The editor's decoration types: each made when it is first needed, once for its kind. */
export class DecorationTypes implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();

  constructor(private readonly style: HighlightStyle) {}

  /** The decoration type that draws a kind. */
  of(kind: HighlightKind): vscode.TextEditorDecorationType {
    const key = keyOf(kind);
    const known = this.types.get(key);
    if (known) return known;
    const options = lookOf(kind, this.style);
    const type = vscode.window.createTextEditorDecorationType({ ...options, rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed });
    this.types.set(key, type);
    return type;
  }

  /** The decoration type of a key that was drawn before. */
  known(key: string): vscode.TextEditorDecorationType | undefined {
    return this.types.get(key);
  }

  /** Takes everything that these types drew off all editors. */
  dispose(): void {
    for (const type of this.types.values()) type.dispose();
    this.types.clear();
  }
}

function lookOf(kind: HighlightKind, style: HighlightStyle): vscode.DecorationRenderOptions {
  switch (kind.what) {
    case 'mention': return mentionLook(kind, style);
    case 'quotation': return quotationLook(kind);
    case 'mark': return markLook(kind);
  }
}

/**
 * A highlighter's wash between two rails, with a thick bar where it begins: nothing that the machine suggests looks like it.
 * The rails are solid for a tag, dashed for a note alone, dotted where the place is to be checked.
 */
function markLook({ sort, color, part }: MarkHighlightKind): vscode.DecorationRenderOptions {
  const colour = color.startsWith('#') ? color : new vscode.ThemeColor(color);
  if (part === 'opening') return { borderColor: colour, borderStyle: 'solid', borderWidth: '0 0 0 2px' };
  const css = color.startsWith('#') ? color : `var(--vscode-${color.replaceAll('.', '-')}, var(--vscode-glossator-markForeground, currentColor))`;
  return {
    // A tag's colour is a full one: behind letters it must be thin.
    backgroundColor: `color-mix(in srgb, ${css} 18%, transparent)`,
    borderColor: colour,
    borderStyle: sort === 'unsure' ? 'dotted' : sort === 'note' ? 'dashed' : 'solid',
    borderWidth: '1px 0 1px 0',
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  };
}

/** A line under the letters, thicker where a person has decided; a wash of colour where the user wants one, and under decisions. */
function mentionLook({ type, strength }: MentionKind, style: HighlightStyle): vscode.DecorationRenderOptions {
  const decided = strength === 'decided';
  const look: vscode.DecorationRenderOptions = {};
  // Names are all over a text: the marks of all would hide what somebody searches for or has marked.
  if (decided) {
    look.overviewRulerColor = new vscode.ThemeColor(typeFacts(type).color);
    look.overviewRulerLane = vscode.OverviewRulerLane.Right;
  }
  if (style !== 'background' || decided) look.textDecoration = underline(type, strength);
  if (style !== 'underline' || decided) {
    look.backgroundColor = new vscode.ThemeColor(`glossator.${type.toLowerCase()}Background`);
    look.borderRadius = '3px';
  }
  if (style === 'background' && !decided) {
    // The line style still tells the groups apart for those who cannot rely on colour.
    look.borderColor = new vscode.ThemeColor(typeFacts(type).color);
    look.borderStyle = lineStyleOf(type);
    look.borderWidth = lineStyleOf(type) === 'double' ? '0 0 3px 0' : '0 0 1px 0';
  }
  return look;
}

/**
 * Colours inside `text-decoration` cannot be theme colours, but VS Code offers each as a CSS variable; where one is missing
 * the line takes the text's colour.
 */
function underline(type: HighlightType, strength: MentionKind['strength']): string {
  const colour = `var(--vscode-${typeFacts(type).color.replaceAll('.', '-')}, currentColor)`;
  const shade = strength === 'faint' ? `color-mix(in srgb, ${colour} 55%, transparent)` : colour;
  return `underline ${lineStyleOf(type)} ${strength === 'decided' ? '2px' : '1px'} ${shade}`;
}

/**
 * A wash behind the words; bars at both ends, solid for direct, double for mixed, dashed for indirect. Turns of a transcript
 * have their bars only: they are the whole text.
 */
function quotationLook({ kind, part, strength }: QuotationHighlight): vscode.DecorationRenderOptions {
  const background = new vscode.ThemeColor(`glossator.${kind}QuotationBackground`);
  const colour = new vscode.ThemeColor(`glossator.${kind}QuotationBorder`);
  if (part === 'turn') return {};
  if (part === 'content' || part === 'quoted') {
    // Words in quotation marks are words that somebody said, however unsure it is who.
    const washed = strength !== 'faint' || kind === 'direct' || part === 'quoted';
    return {
      ...(washed ? { backgroundColor: background } : {}),
      ...(part === 'content' && kind !== 'indirect' ? { overviewRulerColor: colour, overviewRulerLane: vscode.OverviewRulerLane.Left } : {}),
    };
  }
  const style = { direct: 'solid', mixed: 'double', indirect: 'dashed' }[kind];
  const width = strength === 'faint' && kind === 'direct' ? 1 : { direct: 2, mixed: 3, indirect: 1 }[kind] + (strength === 'decided' ? 1 : 0);
  return {
    borderColor: colour,
    borderStyle: style,
    borderWidth: part === 'opening' ? `0 0 0 ${width}px` : `0 ${width}px 0 0`,
  };
}
