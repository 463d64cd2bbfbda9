import type { AnalyzedBlock, Mention, Role } from '../analysis/model';
import type { PlacedMention, SourceView } from '../analysis/view';
import { foldName } from '../analysis/entityId';
import { shift, type Span } from '../span';
import { isValueType } from './kinds';
import type { AnnotationFacts, CorpusFacts, SourceSpan } from './model';
import { excerpt, visibleText } from './text';

/** What is said of an entity that occurs in one source only. */
export const nothingElsewhere: CorpusFacts = { mentions: 0, sources: 0, quotations: 0 };

/** What is said where nobody kept anything. */
export const nothingKept: AnnotationFacts = { tags: [], notes: [] };

/** Below this confidence the machine calls its find a guess. */
export const tentativeBelow = 0.7;

const longestRole = 90;

/** The place of a span in the view's source. */
export function placeIn(view: SourceView, { start, end }: Span): SourceSpan {
  return { uri: view.uri, start, end };
}

/**
 * The words that say who an entity is, as the text has them, at most `most`: without repetitions, and without those
 * that longer ones say again. "President Ada Holm of Norway" is "President of Norway".
 */
export function rolesOf(view: SourceView, entity: string, most: number): string[] {
  const roles = new Map<string, string>();
  for (const block of view.analysis.blocks) {
    for (const role of block.roles) {
      if (role.entity !== entity) continue;
      addRole(roles, excerpt(wordsOf(view.text, block, role), longestRole));
    }
  }
  return [...roles.values()].slice(0, most);
}

/** The roles without repetitions, and without those that longer ones say again. */
export function withoutRepeats(roles: Iterable<string>): string[] {
  const kept = new Map<string, string>();
  for (const role of roles) addRole(kept, role);
  return [...kept.values()];
}

function addRole(roles: Map<string, string>, text: string): void {
  const folded = foldName(text);
  if (folded === '' || [...roles.keys()].some((known) => isWithin(folded, known))) return;
  for (const known of roles.keys()) if (isWithin(known, folded)) roles.delete(known);
  roles.set(folded, text);
}

/** A role's words without the name that stands among them. */
function wordsOf(text: string, { start, mentions }: AnalyzedBlock, role: Role): string {
  const own = mentions.find((mention) => mention.entity === role.entity && mention.start > role.start && mention.end < role.end);
  const words = (from: number, to: number): string => text.slice(start + from, start + to);
  return own ? `${words(role.start, own.start).trimEnd()} ${words(own.end, role.end).trimStart()}` : words(role.start, role.end);
}

/** Whether the words of one role are among another's. */
function isWithin(role: string, other: string): boolean {
  return ` ${other} `.includes(` ${role.replace(/^(?:an?|the) /, '')} `);
}

/**
 * Who an entity is at a point of a source, in its words: as its paragraph says, else as the article last said before, or first says
 * after; else as the source says anywhere.
 */
export function roleAt(view: SourceView, entity: string, { start, end }: Span, longest = longestRole): string | undefined {
  const here = view.blockAt(start), last = view.blockAt(end), { blocks } = view.analysis;
  const first = blocks.findLastIndex((block, i) => i <= here && block.startsArticle), next = blocks.findIndex((block, i) => i > last && block.startsArticle);
  let best: { readonly rank: number; readonly text: string } | undefined;
  for (const [i, block] of blocks.entries()) {
    if (block.roles.length === 0) continue;
    const other = i < first || (next >= 0 && i >= next);
    const rank = i >= here && i <= last ? 0 : (other ? 1e9 : 0) + (i < here ? here - i : 1e6 + i - last);
    for (const role of block.roles) {
      if (role.entity !== entity || (best && best.rank <= rank)) continue;
      const text = excerpt(view.text.slice(block.start + role.start, block.start + role.end), longest);
      if (text !== '') best = { rank, text };
    }
  }
  return best?.text;
}

/** Names that share paragraphs with an entity, most paragraphs first, with the place of the first shared mention. */
export function togetherWith(view: SourceView, entity: string, most: number): { name: string; count: number; at: SourceSpan }[] {
  const shared = new Map<string, { name: string; count: number; at: SourceSpan }>();
  for (const index of new Set(view.mentionsOf(entity).map(({ block }) => block))) {
    const block = view.analysis.blocks[index];
    if (!block) continue;
    const seen = new Set<string>([entity]);
    for (const mention of block.mentions) {
      if (seen.has(mention.entity) || isValueType(mention.type)) continue;
      seen.add(mention.entity);
      const known = shared.get(mention.entity);
      if (known) known.count++;
      else shared.set(mention.entity, { name: nameOf(view, mention, block.start), count: 1, at: placeIn(view, shift(mention, block.start)) });
    }
  }
  return [...shared.values()].sort((a, b) => b.count - a.count || a.at.start - b.at.start).slice(0, most);
}

function nameOf(view: SourceView, mention: Mention, offset: number): string {
  return visibleText(view.cluster(mention.entity)?.name ?? view.text.slice(mention.start + offset, mention.end + offset));
}

/** The pronoun or noun phrase at an offset that stands for an entity, with its place in the source. */
export function referenceAt(view: SourceView, offset: number): PlacedMention | undefined {
  const index = view.blockAt(offset), block = view.analysis.blocks[index];
  const found = block?.references.find(({ start, end }) => start + block.start <= offset && offset < end + block.start);
  if (!block || !found) return undefined;
  const article = view.articles.findLastIndex(({ start }) => start <= block.start);
  return { ...found, ...shift(found, block.start), block: index, article: Math.max(0, article) };
}
