import * as vscode from 'vscode';
import { builtInTypes } from '../../core/analysis/types';
import { typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import type { Tag } from '../../core/codebook/codebookFile';
import { tidyTag } from '../../core/codebook/tags';
import type { Saying } from '../../core/commands/markable';

/** What was chosen: what to say, whether it is to be a note that is still to be written, and whether the passages are one mark. */
export interface Chosen {
  readonly saying: Saying;
  readonly note: boolean;
  readonly together: boolean;
}

interface Row extends vscode.QuickPickItem {
  readonly saying?: Saying;
  readonly note?: true;
}

/** What may be chosen from. */
export interface Choices {
  readonly title: string;
  /** Tags of the codebook, and others that are in use. */
  readonly tags: readonly Tag[];
  readonly recent: readonly string[];
  /** More than one: they can be made the pieces of one mark. */
  readonly passages: number;
  /** Whether a type, a plain highlight and a note may be chosen, or a tag only. */
  readonly tagsOnly?: boolean;
}

const longestName = 100;

/** Asks what to say about passages: a tag (a new one by typing it), a type, nothing, or a note. Undefined when dismissed. */
export function chooseSaying(choices: Choices): Promise<Chosen | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  const together: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('link'), tooltip: `Make the ${choices.passages} passages one mark` };
  const apart: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('unlink'), tooltip: `Make ${choices.passages} marks` };
  let joined = false;
  const show = (): void => {
    pick.title = joined ? `${choices.title} (as one)` : choices.title;
    pick.buttons = choices.passages > 1 ? [joined ? apart : together] : [];
  };
  const rows = rowsOf(choices);
  pick.items = rows;
  pick.placeholder = choices.tagsOnly ? 'A tag, or type a new one' : 'A tag (type a new one), a type, or a note';
  pick.matchOnDescription = true;
  show();
  return new Promise((resolve) => {
    pick.onDidTriggerButton(() => {
      joined = !joined;
      show();
    });
    pick.onDidChangeValue((value) => { pick.items = withTyped(rows, value, choices.tags); });
    pick.onDidAccept(() => {
      const row = meant(withTyped(rows, pick.value, choices.tags), pick.activeItems[0], pick.value);
      resolve(row?.saying && { saying: row.saying, note: row.note === true, together: joined });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** The row that is meant: whoever types fast is done before the list follows, and what is active in it is of what was typed before. */
function meant(rows: readonly Row[], active: Row | undefined, value: string): Row | undefined {
  const typed = value.trim().toLowerCase();
  const fits = ({ label, description, alwaysShow }: Row): boolean => alwaysShow === true || label.toLowerCase().includes(typed) || description?.toLowerCase().includes(typed) === true;
  const shown = rows.filter((row) => row.saying && (typed === '' || fits(row)));
  return shown.find(({ label }) => label === active?.label) ?? (typed === '' ? active : shown[0]);
}

/** A tag that is typed by its key alone comes first; a name that is no tag yet is offered as a new one, last. */
function withTyped(rows: readonly Row[], value: string, tags: readonly Tag[]): Row[] {
  const keyed = tags.find(({ key }) => key !== undefined && key === value.trim());
  const first: Row[] = keyed ? [{ ...tagRow(keyed), alwaysShow: true }] : [];
  const name = tidyTag(value);
  const isNew = name !== '' && !keyed && tags.every((tag) => tag.name !== name);
  return [...first, ...rows, ...(isNew ? [{ label: `$(add) New tag “${plain(name)}”`, alwaysShow: true, saying: { tag: name } }] : [])];
}

function rowsOf({ tags, recent, tagsOnly }: Choices): Row[] {
  const byName = new Map(tags.map((tag) => [tag.name, tag]));
  const lately = recent.map((name) => byName.get(name) ?? { name, terms: [] });
  const others = tags.filter(({ name }) => !recent.includes(name));
  return [
    ...group('recent tags', lately.map(tagRow)),
    ...group('tags', others.map(tagRow)),
    ...(tagsOnly ? [] : [
      ...group('more', [
        { label: '$(note) Note…', description: 'writes a note beside the passage', saying: {}, note: true },
        { label: '$(paintcan) Highlight', description: 'marks it and says nothing', saying: {} },
      ]),
      ...group('names and values', builtInTypes.map((type): Row => ({ label: `$(${typeFacts(type).icon}) ${typeFacts(type).label}`, saying: { type } }))),
    ]),
  ];
}

function group(label: string, rows: readonly Row[]): Row[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** A tag as a row of a list, with its key and what it is for. */
export function tagRow({ name, key, description }: Tag): Row {
  const facts = [...(key === undefined ? [] : [`key ${plain(key)}`]), ...(description === undefined ? [] : [plain(description)])];
  return { label: `$(tag) ${plain(name)}`, description: facts.join(' · '), saying: { tag: name } };
}

/** Words from files as they are: VS Code would draw `$(name)` as an icon. */
export function plain(text: string): string {
  return excerpt(text, longestName).replace(/\$\(/g, '$\u2060(');
}
