import type { PlacedAnnotation } from '../annotation/types';
import { threadsOf } from '../annotation/threads';
import type { Tag } from '../codebook/codebookFile';
import { typeFacts } from './kinds';
import { commandLink } from './render';
import type { CardAction } from './model';
import { escapeMarkdown, harmlessMarkdown, visibleText } from './text';

/** All there is to say about a mark of a person. */
export interface MarkCard {
  readonly tags: readonly Tag[];
  /** What a type is called; absent for marks without one. */
  readonly type?: string;
  readonly creator: string;
  /** ISO 8601. */
  readonly created?: string;
  readonly modified?: string;
  readonly state: PlacedAnnotation['state'];
  readonly resolved: boolean;
  /** Notes and replies in order; Markdown of anybody. */
  readonly remarks: readonly { readonly text: string; readonly creator: string; readonly created: string | undefined }[];
  readonly actions: readonly CardAction[];
}

/** What a mark says; `placed` are its source's annotations, the replies among them, `tagOf` knows the codebook. */
export function markCard(uri: string, mark: PlacedAnnotation, placed: readonly PlacedAnnotation[], tagOf: (name: string) => Tag | undefined): MarkCard {
  const thread = threadsOf(placed).find(({ id }) => id === mark.id), argument = { uri, id: mark.id };
  return {
    tags: mark.tags.map((name) => tagOf(name) ?? { name, terms: [] }),
    ...(mark.type !== undefined && { type: visibleText(typeFacts(mark.type).label) }),
    creator: mark.creator,
    ...(mark.created !== undefined && { created: mark.created }),
    ...(mark.modified !== undefined && { modified: mark.modified }),
    state: mark.state,
    resolved: thread?.resolved ?? false,
    remarks: thread?.remarks ?? [],
    actions: [{ command: 'glossator.changeTags', title: 'Tags…', icon: 'tag', argument }, { command: 'glossator.removeAnnotation', title: 'Delete Mark', icon: 'trash', argument }],
  };
}

const lineBreak = '  \n';
const between = ' · ';

/** The card but its notes, as Markdown without HTML: text from outside shows as it is. `when` says a time as the reader is used to. */
export function renderMark(card: MarkCard, when: (iso: string) => string): string {
  const named = card.tags.map(({ name }) => `**${escapeMarkdown(name)}**`);
  const head = [`$(${card.tags.length > 0 ? 'tag' : card.remarks.length > 0 ? 'note' : 'paintcan'}) ${named.length > 0 ? named.join(', ') : card.remarks.length > 0 ? 'Note' : 'Highlight'}`, ...(card.type === undefined ? [] : [escapeMarkdown(card.type)])];
  const described = card.tags.flatMap(({ description }) => (description === undefined ? [] : [`*${escapeMarkdown(description)}*`]));
  const who = card.creator === '' ? 'Unsigned' : escapeMarkdown(card.creator);
  const dates = [...(card.created === undefined ? [] : [escapeMarkdown(when(card.created))]), ...(card.modified === undefined ? [] : [`changed ${escapeMarkdown(when(card.modified))}`])];
  const standing = [...(card.state === 'drifted' ? ['$(warning) Found with less than certainty: check its place'] : []), ...(card.resolved ? ['$(pass) Resolved'] : [])];
  const lines = [head.join(between), ...described, [who, ...dates].join(between), ...standing].join(lineBreak);
  return `${lines}\n\n${card.actions.map(({ command, title, icon, argument }) => `[$(${icon}) ${title}](${commandLink(command, argument)})`).join(between)}`;
}

/** A note as Markdown that a host must show untrusted: who and when, then the words. */
export function renderRemark({ text, creator, created }: MarkCard['remarks'][number], when: (iso: string) => string): string {
  const who = [creator === '' ? 'Unsigned' : escapeMarkdown(creator), ...(created === undefined ? [] : [escapeMarkdown(when(created))])].join(between);
  return `${who}:\n\n${harmlessMarkdown(text)}`;
}
