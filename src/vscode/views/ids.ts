import * as vscode from 'vscode';

/** The views of Glossator's container; each is `glossator.<name>`. */
export const viewNames = ['topics', 'entities', 'quotes', 'annotations'] as const;
export type ViewName = (typeof viewNames)[number];

/** What the buttons of a view's title do; each is the command `glossator.<action>.<view>`. */
export const titleActions = ['showAllSources', 'showThisFile', 'sortByName', 'sortByCount'] as const;
export type TitleAction = (typeof titleActions)[number];

/** Reveals a span of a source: `{uri, start, end, keepFocus?}`. */
export const revealSpanCommand = 'glossator.revealSpan';

/** Groups annotations by tag or by source, and says whose are shown: `{whose: 'all' | 'mine' | 'others' | 'machine'}`. */
export const annotationViewCommands = { groupByTag: 'glossator.groupByTag', groupBySource: 'glossator.groupBySource', filterAnnotations: 'glossator.filterAnnotations' } as const;

/** Groups quotations (`{by: 'speaker' | 'topic' | 'article'}`) and says which kinds are shown (`{kinds: ['direct', 'mixed', 'indirect']}`). */
export const quotationViewCommands = { groupQuotations: 'glossator.groupQuotations', filterQuotations: 'glossator.filterQuotations' } as const;

/** The commands that the views contribute. */
export const viewCommands: readonly string[] = [
  revealSpanCommand, ...Object.values(annotationViewCommands), ...Object.values(quotationViewCommands), ...viewNames.flatMap((view) => titleActions.map((action) => `glossator.${action}.${view}`)),
];

/** The context keys of a view: what it shows, how it is sorted and grouped, and why it is empty. */
export type ViewKey = 'scope' | 'sort' | 'empty' | 'group';

/** The context keys that the views set, for those who compare them with package.json. */
export const viewContextKeys: readonly string[] = [...viewNames.flatMap((view) => (['scope', 'sort', 'empty'] satisfies ViewKey[]).map((key) => contextKey(key, view))), contextKey('group', 'annotations')];

function contextKey(key: ViewKey, view: ViewName): string {
  return `glossator.${key}.${view}`;
}

/** Sets a context key of a view. */
export function setViewKey(key: ViewKey, view: ViewName, value: string): void {
  void vscode.commands.executeCommand('setContext', contextKey(key, view), value);
}
