import * as vscode from 'vscode';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import type { Span } from '../../core/span';
import { marksAt } from '../../corpus/marking/occurrences';
import type { App } from '../app';
import { UserError } from '../messages';
import { plain } from './choose';

const longest = 60;

/** The mark that is meant: the one of `id`, else the one at a place; of several there one is chosen, the smallest first. Undefined when dismissed. */
export async function markMeant(app: App, uri: string, span: Span, id: string | undefined, title: string): Promise<PlacedAnnotation | undefined> {
  const placed = app.annotations.placed(uri);
  if (id !== undefined) {
    const found = placed.find((each) => each.id === id);
    if (!found) throw new UserError('This mark is gone already.');
    return found;
  }
  const marks = marksAt(placed, span), [first] = marks;
  if (!first) throw new UserError('There is no mark at the cursor: put it into one that you or others made.');
  if (marks.length === 1) return first;
  const rows = marks.map((mark) => ({ mark, label: plain(excerpt(mark.quote, longest)), description: plain(factsOf(mark).join(' · ')) }));
  return (await vscode.window.showQuickPick(rows, { title: `Glossator: ${title}`, placeHolder: 'Several marks lie over each other here' }))?.mark;
}

function factsOf({ tags, type, notes, creator }: PlacedAnnotation): string[] {
  const facts = [...tags.map((tag) => `#${tag}`), ...(type === undefined ? [] : [typeFacts(type).label]), ...notes.map((note) => excerpt(note, longest))];
  return [...(facts.length > 0 ? facts : ['highlight']), ...(creator === '' ? [] : [creator])];
}
