import * as vscode from 'vscode';
import type { Occurrence } from '../../../corpus/marking/occurrences';
import { contextLine, sourceName } from '../../../corpus/trees/places';
import { LineIndex } from '../../positions';
import { revealSpanCommand } from '../../views/ids';
import { placesIn } from './query';

interface Row extends vscode.QuickPickItem {
  readonly place?: Occurrence;
}

const show: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Show This Place' };

/** Shows all places with their line, all ticked, so that single ones can be left out; resolves to those that stay, undefined when dismissed. */
export function chooseOccurrences<T extends Occurrence>(doing: string, found: readonly T[]): Promise<readonly T[] | undefined> {
  const pick = vscode.window.createQuickPick<Row & { readonly place?: T }>();
  const rows = rowsOf(found);
  pick.canSelectMany = true;
  pick.items = rows;
  pick.selectedItems = rows.filter(({ place }) => place !== undefined);
  pick.matchOnDescription = true;
  pick.placeholder = 'Untick what is to be left out';
  const title = (): void => { pick.title = `Glossator: ${doing} ${placesIn(pick.selectedItems.flatMap(({ place }) => place ?? []))}`; };
  title();
  return new Promise((resolve) => {
    pick.onDidChangeSelection(title);
    pick.onDidTriggerItemButton(({ item: { place } }) => {
      if (place) void vscode.commands.executeCommand(revealSpanCommand, { uri: place.view.uri, ...place.span, keepFocus: true });
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.flatMap(({ place }) => place ?? []));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.ignoreFocusOut = true;
    pick.show();
  });
}

function rowsOf<T extends Occurrence>(found: readonly T[]): (Row & { readonly place?: T })[] {
  const rows: (Row & { readonly place?: T })[] = [];
  let uri: string | undefined, lines = new LineIndex('');
  for (const place of found) {
    if (place.view.uri !== uri) {
      uri = place.view.uri;
      lines = new LineIndex(place.view.text);
      rows.push({ label: sourceName(uri), kind: vscode.QuickPickItemKind.Separator });
    }
    const { label } = contextLine(place.view, place.span);
    rows.push({ label: label.replace(/\$\(/g, '$\u2060('), description: `line ${lines.positionAt(place.span.start).line + 1}`, picked: true, place, buttons: [show] });
  }
  return rows;
}
