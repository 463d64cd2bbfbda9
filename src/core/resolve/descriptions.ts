import type { SourceBlock } from '../analysis/model';
import type { Span } from '../span';
import type { EntityLookup } from './clusterFacts';
import { wordsAt } from './nameText';

/** Blocks that a description may look back over. */
const maxBlocksBack = 3;
const organisationNouns = /^(?:company|firm|agency|bank|ministry|party|organization|organisation|newspaper|paper|network|union|university|institute|commission|court|group|airline|carmaker|charity|regulator|outlet)$/iu;

/** Heads of state and government: "the Russian leader" is one of them. */
const heads = new Set(['president', 'premier', 'chancellor', 'king', 'queen', 'prime minister', 'leader']);
/** How far back in the article a person's role may be stated. */
const maxRoleBlocks = 60;

/**
 * Whom a definite description stands for: "the company" for the only organisation named in this and the last blocks of the
 * article, "the 31-year-old" for the person named last, "the mayor" for the only person of that role in it so far, "the Russian leader" for the only head whom the text
 * puts beside Russia. null when several fit or none does.
 */
export function describedEntity(source: readonly SourceBlock[], lookup: EntityLookup, block: number, span: Span): string | null {
  const here = source[block];
  if (!here) return null;
  const { prose } = here.findings;
  const text = wordsAt(prose, span).replace(/^the\s+/iu, '');
  if (!/\bthe\s+$/iu.test(prose.slice(Math.max(0, span.start - 5), span.start))) return null;
  if (/^\d{1,3}-year-old$/u.test(text)) return personBefore(lookup, block, span);
  const found = organisationNouns.test(text) ? organisationsNear(source, lookup, block, span) : peopleWithRole(source, lookup, block, text);
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** "the 31-year-old": the person who was named last, in this block or the one before. */
function personBefore(lookup: EntityLookup, block: number, span: Span): string | null {
  const here = lookup.speakersIn(block).filter(({ type, end }) => type === 'PERSON' && end <= span.start);
  return (here.at(-1) ?? lookup.speakersIn(block - 1).findLast(({ type }) => type === 'PERSON'))?.entity ?? null;
}

function organisationsNear(source: readonly SourceBlock[], lookup: EntityLookup, block: number, span: Span): Set<string> {
  const found = new Set<string>();
  const article = source[block]?.article;
  for (let b = block; b >= 0 && block - b <= maxBlocksBack && source[b]?.article === article && found.size < 2; b--) {
    for (const mention of lookup.speakersIn(b)) if (mention.type === 'ORG' && (b < block || mention.end <= span.start)) found.add(mention.entity);
  }
  return found;
}

function peopleWithRole(source: readonly SourceBlock[], lookup: EntityLookup, block: number, text: string): Set<string> {
  const found = new Set<string>();
  const [, country = null, noun = ''] = /^(?:(\p{Lu}\p{L}{3,})\s)?([\p{Ll}-]+(?:\s(?:minister|executive|secretary|director))?)$/u.exec(text) ?? [];
  if (noun === '' || (country && !heads.has(noun))) return found;
  const article = source[block]?.article;
  for (let b = block; b >= 0 && block - b <= maxRoleBlocks && source[b]?.article === article && found.size < 2; b--) {
    const prose = source[b]?.findings.prose ?? '';
    for (const role of lookup.rolesIn(b)) {
      const head = roleHead(wordsAt(prose, role));
      const fits = country ? heads.has(head) && isBeside(prose, role, country) : isCalled(head, noun);
      if (fits && lookup.cluster(role.entity)?.type === 'PERSON') found.add(role.entity);
    }
  }
  return found;
}

/** The transport minister is "the minister", the prime minister is not. */
function isCalled(head: string, noun: string): boolean {
  return head === noun || (head.endsWith(` ${noun}`) && !head.startsWith('prime '));
}

/** "the former head of a bank" -> "head"; "Prime Minister" -> "prime minister". */
function roleHead(role: string): string {
  const [before = ''] = role.toLowerCase().split(/[,\s](?:of|for|at|who|in|on|with|to)\s|,/u, 1);
  const words = before.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  return /^(?:minister|executive|secretary|director)$/u.test(last) && words.length > 1 ? `${words.at(-2) ?? ''} ${last}` : last;
}

/** Whether the words around a role name the country of an adjective: "President Ada Holm of Norway" for "Norwegian". */
function isBeside(prose: string, role: Span, country: string): boolean {
  return prose.slice(Math.max(0, role.start - 30), role.end + 60).includes(country.slice(0, 4));
}
