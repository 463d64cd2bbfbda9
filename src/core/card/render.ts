import { decisionLabel, typeFacts } from './kinds';
import type { Card, CardAction, CardLine, MentionCard, QuotationCard, SourceSpan } from './model';
import { escapeMarkdown } from './text';

const lineBreak = '  \n';
const between = ' · ';
const longestNote = 3;

/** A card as Markdown without HTML; links lead to `cardCommands` only, and text from outside shows as it is. */
export function renderCard(card: Card): string {
  const paragraphs = card.card === 'mention' ? mentionParagraphs(card) : quotationParagraphs(card);
  return [...paragraphs, keptLines(card), card.actions.map(actionLink).join(between)].filter((paragraph) => paragraph !== '').join('\n\n');
}

function mentionParagraphs(card: MentionCard): string[] {
  const { label, icon } = typeFacts(card.type);
  const head = [`**${escapeMarkdown(card.name)}**`, `$(${icon}) ${escapeMarkdown(label)}`, ...standing(card)].join(between);
  const about = [
    card.standsFor === undefined ? '' : `“${escapeMarkdown(card.standsFor)}” stands for this name here`,
    card.roles.map((role) => `*${escapeMarkdown(role)}*`).join('; '),
    card.value === undefined ? '' : `Value: ${escapeMarkdown(card.value)}`,
    card.aliases.length === 0 ? '' : `Also: ${card.aliases.map(escapeMarkdown).join(', ')}`,
  ];
  return [
    lines([head, ...about]),
    lines([countLine(card), togetherLine(card)]),
    card.says.length === 0 ? '' : lines([`Quoted ${times(card.quotations)} here${elsewhereQuoted(card)}:`, ...card.says.map(quotedLine)]),
  ];
}

function countLine({ here, elsewhere, first }: MentionCard): string {
  const counts = `${plural(here, 'mention')} here`;
  const others = elsewhere.mentions === 0 ? '' : `, ${elsewhere.mentions} in ${plural(elsewhere.sources, 'other source')}`;
  return `${counts}${others}${first ? `${between}${reveal('first mention', first)}` : ''}`;
}

function togetherLine({ together }: MentionCard): string {
  if (together.length === 0) return '';
  return `With: ${together.map(({ name, count, at }) => `${reveal(escapeMarkdown(name), at)}${count > 1 ? ` ${count}×` : ''}`).join(', ')}`;
}

function elsewhereQuoted({ elsewhere }: MentionCard): string {
  return elsewhere.quotations === 0 ? '' : `, ${times(elsewhere.quotations)} elsewhere`;
}

function quotedLine({ text, at }: CardLine): string {
  return `$(quote) ${reveal(escapeMarkdown(text), at)}`;
}

function quotationParagraphs(card: QuotationCard): string[] {
  const doubtful = card.tentative !== undefined && card.about === 'speaker';
  const name = card.speaker === undefined ? 'No speaker found' : doubtful ? `Perhaps *${escapeMarkdown(card.speaker)}*` : `**${escapeMarkdown(card.speaker)}**`;
  const icon = card.speakerType === undefined ? 'quote' : typeFacts(card.speakerType).icon;
  const told = card.reporter === undefined ? '' : `${between}told by ${escapeMarkdown(card.reporter)}`;
  const cue = `${card.cue === undefined ? '' : `${between}cue “${escapeMarkdown(card.cue)}”`}${told}`;
  const speakerAt = card.speakerAt ? `${between}${reveal('show speaker', card.speakerAt)}` : '';
  return [lines([
    [`${name}${between}$(${icon}) ${escapeMarkdown(card.kind)}`, ...standing(card)].join(between),
    card.role === undefined ? '' : `*${escapeMarkdown(card.role)}*`,
    card.headline ? `In ${reveal(escapeMarkdown(card.headline.text), card.headline.at)}${cue}${speakerAt}` : `${cue}${speakerAt}`.slice(between.length),
  ])];
}

/** What a person decided, or how sure the machine is where it is not. */
function standing(card: Card): string[] {
  const { decision, tentative } = card;
  if (decision !== undefined) return [`$(verified) ${escapeMarkdown(decisionLabel(decision))}`];
  const what = card.card === 'quotation' && card.about === 'speaker' && card.speaker !== undefined ? 'speaker ' : '';
  if (tentative !== undefined) return [`$(question) ${what}uncertain, ${Math.round(tentative * 100)} %`];
  return card.card === 'quotation' && card.likely ? [`${what}likely`] : [];
}

function keptLines({ tags, notes }: Card): string {
  const marked = tags.length === 0 ? '' : `$(tag) ${tags.map(escapeMarkdown).join(', ')}`;
  const shown = notes.slice(0, longestNote).map(({ text, creator }) => `$(note) ${escapeMarkdown(text)}${creator === '' ? '' : ` — ${escapeMarkdown(creator)}`}`);
  return lines([marked, ...shown]);
}

function lines(all: readonly string[]): string {
  return all.filter((line) => line !== '').join(lineBreak);
}

function actionLink({ command, title, icon, argument }: CardAction): string {
  return `[$(${icon}) ${title}](${commandLink(command, argument)})`;
}

function reveal(label: string, at: SourceSpan): string {
  return `[${label}](${commandLink('glossator.revealSpan', { uri: at.uri, start: at.start, end: at.end })})`;
}

/** The address that runs a command with one argument. */
export function commandLink(command: string, argument: Readonly<Record<string, string | number>>): string {
  // Hosts decode the query once or twice: without a percent sign in the JSON both give the same.
  const json = JSON.stringify([argument]).replaceAll('%', '\\u0025');
  return `command:${command}?${encodeURIComponent(json).replace(/[!'()*~_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
