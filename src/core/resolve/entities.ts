import type { Mention, ResolvedEntities, Role, SourceBlock } from '../analysis/model';
import type { Span } from '../span';
import { clusterMentions } from './entitiesClusters';
import { chooseMentions, type Choice } from './entitiesChoose';
import { gatherEvidence } from './entitiesEvidence';
import { knownNames } from './knownNames';
import { rolesOf } from './entitiesRoles';
import { turnSpeakers } from './turnSpeakers';

/**
 * Decides, with the whole source in view, which candidates are names and of what, and which of them name the same
 * thing. Arrays run parallel to the source's blocks, offsets are in each block's prose. Time grows with the number of
 * tokens and candidates.
 */
export function resolveEntities(source: readonly SourceBlock[]): ResolvedEntities {
  const withSpeaker = turnSpeakers(source);
  const first = source.map(({ findings }, block) => withSpeaker(chooseMentions(findings, null), block));
  const evidence = gatherEvidence(source, first);
  const withKnown = knownNames(source, first);
  const chosen = source.map(({ findings, role }, block) => withSpeaker(withKnown(chooseMentions(findings, evidence, role === 'headline' || role === 'kicker' || role === 'subhead'), block), block));
  const { clusters, entities } = clusterMentions(source, chosen);
  const mentions = chosen.map((choices, block) => choices.map((choice, i): Mention => toMention(choice, entities[block]?.[i] ?? '')));
  const roles = source.map(({ findings }, block): Role[] => rolesOf(findings, mentions[block] ?? []));
  return { mentions, references: source.map(() => []), roles, clusters };
}

function toMention(choice: Choice, entity: string): Mention {
  const { start, end }: Span = choice;
  return {
    start, end, type: choice.type, entity, confidence: Math.round(choice.confidence * 100) / 100, why: choice.why,
    ...(choice.value === undefined ? {} : { value: choice.value }),
  };
}
