import type { Mention, ResolvedEntities, Role, SourceBlock } from '../analysis/model';
import type { Transcript } from '../articles/transcript';
import type { BlockFindings } from '../recognize/context';
import { isWeak } from '../recognize/runs';
import { indexBefore } from './alignment';
import { clusterMentions } from './entitiesClusters';
import { chooseMentions, type Choice } from './entitiesChoose';
import { changedNames, gatherEvidence } from './entitiesEvidence';
import { alignSources, sameClustering, sameEvidence, sameStrings, type EntityMemory, type Resolution } from './entitiesMemory';
import { gatherKnown, type KnownNames, retype } from './knownNames';
import { wordsAt } from './nameText';
import { describedByOffice } from './roles/offices';
import { rolesOf } from './roles/rolesOf';
import { turnSpeakers } from './turnSpeakers';
import { transcriptIn } from './turns';

const none: readonly never[] = [];
/** What a block alone says, and the names of its candidates: they never change, so they are found once. */
const firstChoices = new WeakMap<BlockFindings, Choice[]>();
const candidateNames = new WeakMap<BlockFindings, readonly string[]>();

/**
 * Decides, with the whole source in view, which candidates are names and of what, and which of them name the same
 * thing. Arrays run parallel to the source's blocks, offsets are in each block's prose. Time grows with the number of
 * tokens and candidates; with `memory` only with what has changed since the last time, as far as that decides nothing else.
 */
export function resolveEntities(source: readonly SourceBlock[], memory?: EntityMemory, { labels }: Transcript = transcriptIn(source)): ResolvedEntities {
  const withSpeaker = turnSpeakers(source, labels);
  const first = source.map(({ findings }, block) => withSpeaker(firstOf(findings), block));
  const read = { source, labels, first }, last = memory?.last ?? null;
  const alignment = last && alignSources(last, read);
  const unchanged = last !== null && alignment !== null && sameEvidence(last, read, alignment);
  const evidence = unchanged ? last.evidence : gatherEvidence(source, first);
  const known = unchanged ? last.known : gatherKnown(source, first);
  const dirty = unchanged ? null : last && sameKnown(last.known, known) ? changedNames(last.evidence, evidence) : undefined;
  const chosen = source.map((block, i) => {
    const index = alignment ? indexBefore(alignment, i) : -1;
    if (last && index >= 0 && (dirty === null || (dirty && !mentionsAny(block, dirty)))) return last.chosen[index] ?? none;
    const now = withSpeaker(retype(block, chooseMentions(block.findings, evidence, isTitle(block)), known), i), before = last?.chosen[index];
    // What is judged anew and stays as it was is the very same, so that nothing that is made of it is made anew.
    return before && sameChoices(before, now) ? before : now;
  });
  const clustering = (last && alignment && sameClustering(last, alignment, source, chosen)) ?? clusterMentions(source, chosen);
  const resolution = finish({ source, labels, first, evidence, known, chosen, clustering }, last);
  if (memory) memory.last = resolution;
  return resolution.result;
}

function sameChoices(before: readonly Choice[], now: readonly Choice[]): boolean {
  return before.length === now.length && now.every(({ start, end, type, confidence, value, why }, i) => {
    const old = before[i];
    return old?.start === start && old.end === end && old.type === type && old.confidence === confidence && old.value === value && sameStrings(old.why, why);
  });
}

function firstOf(findings: BlockFindings): Choice[] {
  const found = firstChoices.get(findings) ?? chooseMentions(findings, null);
  firstChoices.set(findings, found);
  return found;
}

function isTitle({ role }: SourceBlock): boolean {
  return role === 'headline' || role === 'kicker' || role === 'subhead';
}

/** Whether the block's candidates may be judged otherwise now; a title looks up any name. */
function mentionsAny(block: SourceBlock, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const { findings } = block;
  if (isTitle(block) || isWeak(findings)) return true;
  let own = candidateNames.get(findings);
  if (!own) candidateNames.set(findings, own = [...new Set(findings.mentions.map((mention) => wordsAt(findings.prose, mention)))]);
  return own.some((name) => names.has(name));
}

function sameKnown(a: KnownNames, b: KnownNames): boolean {
  return (['companies', 'ships', 'surnames', 'lands'] as const).every((kind) => sameStrings([...a[kind]].sort(), [...b[kind]].sort()));
}

/** Makes mentions and roles of what was chosen; those of blocks in which nothing has changed stay the very same. */
function finish(made: Omit<Resolution, 'mentions' | 'roles' | 'result'>, last: Resolution | null): Resolution {
  const { source, chosen, clustering: { clusters, entities } } = made;
  const before = new Map(last?.chosen.map((choices, i) => [choices, i]));
  const mentions: (readonly Mention[])[] = [], roles: Resolution['roles'][number][] = [];
  chosen.forEach((choices, block) => {
    const ids = entities[block] ?? [], index = before.get(choices);
    const findings = source[block]?.findings;
    if (last && index !== undefined && last.source[index]?.findings === findings && sameStrings(last.clustering.entities[index], ids)) {
      mentions.push(last.mentions[index] ?? none);
      roles.push(last.roles[index] ?? none);
    } else {
      const own = choices.map((choice, i) => toMention(choice, ids[i] ?? ''));
      mentions.push(own);
      roles.push(findings && own.length > 0 ? rolesOf(findings, own) : none);
    }
  });
  const offices = describedByOffice(source, mentions, roles, clusters);
  const result = { mentions, references: offices?.references ?? source.map(() => none), roles: offices ? withDescribed(source, roles, offices.roles) : roles, clusters };
  return { ...made, mentions, roles, result };
}

/** Lists of roles with what the whole source adds to them; while both are equal they stay the very same. */
const described = new WeakMap<BlockFindings, { readonly own: readonly Role[]; readonly more: readonly Role[]; readonly all: readonly Role[] }>();

function withDescribed(source: readonly SourceBlock[], roles: readonly (readonly Role[])[], extra: readonly (readonly Role[])[]): (readonly Role[])[] {
  return source.map(({ findings }, block) => {
    const own = roles[block] ?? none, more = extra[block] ?? none;
    if (more.length === 0) return own;
    const known = described.get(findings);
    if (known?.own === own && known.more.length === more.length && known.more.every(({ entity }, i) => entity === more[i]?.entity)) return known.all;
    const all = [...own, ...more].sort((a, b) => a.start - b.start);
    described.set(findings, { own, more, all });
    return all;
  });
}

function toMention({ start, end, type, confidence, why, value }: Choice, entity: string): Mention {
  return { start, end, type, entity, confidence: Math.round(confidence * 100) / 100, why, ...(value === undefined ? {} : { value }) };
}
