import type { SourceBlock } from '../analysis/model';
import type { Span } from '../span';
import type { EntityLookup } from './clusterFacts';

/** Blocks that a description may look back over. */
const maxBlocksBack = 3;
const organisationNouns = /^(?:company|firm|agency|bank|ministry|party|organization|organisation|newspaper|paper|network|union|university|institute|commission|court|group|airline|carmaker|charity|regulator|outlet)$/iu;

/**
 * The one organisation that "the company", "the agency" … can stand for: the only one named in this and the last blocks of
 * the article. null when several fit or none does.
 */
export function describedEntity(source: readonly SourceBlock[], lookup: EntityLookup, block: number, span: Span): string | null {
  const here = source[block];
  if (!here) return null;
  const { prose } = here.findings;
  const text = prose.slice(span.start, span.end).replace(/^the\s+/iu, '');
  if (!organisationNouns.test(text) || !/\bthe\s+$/iu.test(`${prose.slice(Math.max(0, span.start - 5), span.start)}`)) return null;
  const found = new Set<string>();
  for (let b = block; b >= 0 && block - b <= maxBlocksBack && source[b]?.article === here.article && found.size < 2; b--) {
    for (const mention of lookup.speakersIn(b)) if (mention.type === 'ORG' && (b < block || mention.end <= span.start)) found.add(mention.entity);
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
