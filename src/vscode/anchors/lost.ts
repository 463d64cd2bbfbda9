import * as vscode from 'vscode';
import { lastPlace } from '../../core/annotation/lastPlace';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { hull } from '../../core/annotation/types';
import { excerpt, visibleText } from '../../core/card/text';
import type { Span } from '../../core/span';
import type { App } from '../app';

/** Words of a mark that are shown. */
const longest = 60;

/** A person's mark that needs a word about its place. */
export interface LostMark {
  readonly id: string;
  readonly state: 'drifted' | 'orphan';
  /** Where it is shown; an orphan's is where it stood once, as far as that can be told. */
  readonly span: Span;
  readonly pieces: readonly Span[];
  /** Its words, short. */
  readonly words: string;
  /** What is the matter, as a sentence. */
  readonly message: string;
}

/** The marks of a source that were not found for certain; what the machine found is found anew anyway. */
export function lostMarks(app: App, uri: string): LostMark[] {
  const text = app.session.view(uri)?.text;
  if (text === undefined) return [];
  return app.annotations.placed(uri).flatMap((placed) => {
    if (placed.state === 'placed' || placed.machine) return [];
    const span = placed.state === 'drifted' ? hull(placed.pieces) : undefined;
    const words = visibleText(excerpt(placed.quote, longest));
    return [{ id: placed.id, state: placed.state, span: span ?? lastPlace(placed, text), pieces: placed.pieces, words, message: messageOf(placed, words) }];
  });
}

function messageOf({ state, reason }: PlacedAnnotation, words: string): string {
  const mark = words === '' ? 'A mark' : `The mark on “${words}”`;
  if (state === 'orphan' && reason === 'ambiguous') return `${mark} is kept, but its words stand in several places: put it on the right ones, or delete it.`;
  if (state === 'orphan') return `${mark} is kept, but its words are gone: put it on other words, or delete it.`;
  const why = reason === 'ambiguous' ? 'its words stand in several places' : reason === 'pieces' ? 'a part of its words is gone' : 'its words or those around them changed';
  return `${mark} may stand in the wrong place, for ${why}: confirm it, or put it on other words.`;
}

/** Asks which of several marks is meant. */
export async function pickLost(marks: readonly LostMark[], title: string): Promise<LostMark | undefined> {
  if (marks.length <= 1) return marks[0];
  const rows = marks.map((mark) => ({ mark, label: mark.words === '' ? '(no words)' : mark.words, description: mark.state === 'orphan' ? 'not found' : 'to be confirmed' }));
  return (await vscode.window.showQuickPick(rows, { title, placeHolder: 'Marks that were not found for certain' }))?.mark;
}
