import type { Cluster, Mention, ResolvedEntities, Role, SourceBlock } from '../analysis/model';
import { lowerBound } from '../lowerBound';
import { withoutAccents } from '../recognize/lexicon';
import type { Span } from '../span';
import { pronounOfGivenName } from './givenNames';

/** What pronouns a person goes by, as far as the text or the given name shows. */
export type Gender = 'he' | 'she' | null;

/** What speaker resolution needs to know about a source's entities, looked up by block and cluster. */
export interface EntityLookup {
  cluster(id: string): Cluster | undefined;
  gender(id: string): Gender;
  /** The mention that shares most with a span of the block's prose, people first. */
  mentionAt(block: number, span: Span): Mention | null;
  /** A block's mentions of people and groups that can speak, in order. */
  speakersIn(block: number): readonly Mention[];
  /** By cluster: positive for he, negative for she. */
  readonly votes: ReadonlyMap<string, number>;
  /** What the block says about who people are. */
  rolesIn(block: number): readonly Role[];
}

const speakingTypes = new Set(['PERSON', 'ORG', 'PLACE', 'NORP']);
const heTitles = /(?:\b(?:Mr|Sir|Lord|King|Prince|Father|Brother|Uncle|Monsieur|Congressman|Pope|chairman|spokesman|actor|businessman)\.?|\bhis (?:husband|father|brother|son))[,\s]+$/u;
const sheTitles = /(?:\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|Aunt|Madam|Madame|Mme|Mlle|Congresswoman|chairwoman|spokeswoman|actress|businesswoman)\.?|\b(?:his wife|her mother|her sister|her daughter))[,\s]+$/u;
const heRoles = /\b(?:chairman|spokesman|congressman|king|prince|actor|husband|father|son|brother|businessman|nobleman|himself|he)\b/iu;
const sheRoles = /\b(?:chairwoman|spokeswoman|congresswoman|queen|princess|actress|wife|mother|daughter|sister|businesswoman|first lady|herself|she)\b/iu;

/** Indexes a source's resolved entities. */
export function lookUpEntities(source: readonly SourceBlock[], entities: ResolvedEntities): EntityLookup {
  const clusters = new Map(entities.clusters.map((cluster) => [cluster.id, cluster]));
  const votes = genderVotes(source, entities);
  const speakersIn = (block: number): readonly Mention[] => speakersAmong(entities.mentions[block] ?? none);
  const genders = new Map<string, Gender>();
  const gender = (id: string): Gender => {
    const known = genders.get(id);
    if (known !== undefined) return known;
    const vote = votes.get(id) ?? 0, told = Math.abs(vote) >= 0.5;
    const result = (told ? null : genderOfName(clusters.get(id))) ?? (vote > 0 ? 'he' : vote < 0 ? 'she' : null);
    genders.set(id, result);
    return result;
  };
  return {
    cluster: (id) => clusters.get(id),
    gender,
    mentionAt: (block, span) => bestOverlap(speakersIn(block), span),
    speakersIn,
    votes,
    rolesIn: (block) => entities.roles[block] ?? [],
  };
}

/** What depends on a block's mentions only, kept as long as they are. */
const speakerLists = new WeakMap<readonly Mention[], readonly Mention[]>();
const voteLists = new WeakMap<readonly Mention[], Votes>();
const none: readonly never[] = [];

interface Votes {
  readonly findings: SourceBlock['findings'];
  readonly roles: readonly Role[];
  readonly votes: readonly (readonly [entity: string, weight: number])[];
}

function speakersAmong(mentions: readonly Mention[]): readonly Mention[] {
  let speakers = speakerLists.get(mentions);
  if (!speakers) speakerLists.set(mentions, speakers = mentions.filter((mention) => speakingTypes.has(mention.type)).sort((a, b) => a.start - b.start));
  return speakers;
}

/** Titles before a person's names and roles beside them: positive for he, negative for she. */
function genderVotes(source: readonly SourceBlock[], entities: ResolvedEntities): Map<string, number> {
  const votes = new Map<string, number>();
  source.forEach(({ findings }, b) => {
    const mentions = entities.mentions[b] ?? none, roles = entities.roles[b] ?? none;
    if (mentions.length + roles.length === 0) return;
    const known = voteLists.get(mentions);
    const own = known?.findings === findings && known.roles === roles ? known.votes : votesIn(findings.prose, mentions, roles);
    if (own !== known?.votes) voteLists.set(mentions, { findings, roles, votes: own });
    for (const [entity, weight] of own) votes.set(entity, (votes.get(entity) ?? 0) + weight);
  });
  return votes;
}

function votesIn(prose: string, mentions: readonly Mention[], roles: readonly Role[]): [string, number][] {
  const votes: [string, number][] = [];
  for (const mention of mentions) {
    if (mention.type !== 'PERSON') continue;
    const before = prose.slice(Math.max(0, mention.start - 24), mention.start);
    if (heTitles.test(before)) votes.push([mention.entity, 2]);
    else if (sheTitles.test(before)) votes.push([mention.entity, -2]);
  }
  votes.push(...pronounVotes(prose, mentions));
  for (const role of roles) {
    const text = prose.slice(role.start, role.end);
    if (sheRoles.test(text)) votes.push([role.entity, -1]);
    else if (heRoles.test(text)) votes.push([role.entity, 1]);
  }
  return votes;
}

/** What a pronoun in the sentence of the only person in it weighs: names say more, titles and roles much more. */
const pronounWeight = 0.001;
/** Pronouns farther from a name are seldom about it. */
const pronounReach = 160;

/** "Moreno shrugged his shoulders": the pronouns that go on with a sentence which opens with the only person in it. */
function pronounVotes(prose: string, mentions: readonly Mention[]): [string, number][] {
  const people = mentions.filter(({ type }) => type === 'PERSON');
  return people.flatMap(({ start, end, entity }, i): [string, number][] => {
    if (!/(?:^|[.!?][”"’']?\s+)(?:\p{Lu}[\p{L}.]{1,12} ){0,2}$/u.test(prose.slice(Math.max(0, start - 30), start))) return [];
    const rest = prose.slice(end, Math.min(end + pronounReach, people[i + 1]?.start ?? prose.length)), sentence = /^[^.!?“”"«»]*/u.exec(rest)?.[0] ?? '';
    if (sentence.length === rest.length && people[i + 1] !== undefined && (people[i + 1]?.start ?? 0) <= end + pronounReach) return [];
    const he = /\b(?:he|his|himself)\b/u.test(sentence), she = /\b(?:she|her|hers|herself)\b/u.test(sentence);
    return he === she ? [] : [[entity, he ? pronounWeight : -pronounWeight]];
  });
}

function genderOfName(cluster: Cluster | undefined): Gender {
  const names = cluster?.type === 'PERSON' ? [cluster.name, ...cluster.aliases] : [];
  // One name alone is as often a surname, unless the source never gives the person another.
  const alone = names.every((name) => !/[\s-]/u.test(name));
  for (const name of names) {
    const first = withoutAccents(name.split(/[\s-]/u)[0] ?? '');
    if (!first || (first === name.toLowerCase() && !alone)) continue;
    const pronoun = pronounOfGivenName(first);
    if (pronoun) return pronoun;
  }
  return null;
}

function bestOverlap(mentions: readonly Mention[], span: Span): Mention | null {
  let best: Mention | null = null, bestScore = 0;
  for (let i = firstReaching(mentions, span.start); i < mentions.length; i++) {
    const mention = mentions[i];
    if (!mention || mention.start >= span.end) break;
    const shared = Math.min(mention.end, span.end) - Math.max(mention.start, span.start);
    const score = shared + (mention.type === 'PERSON' ? 1000 : 0) - (mention.nested ? 500 : 0);
    if (shared > 0 && score > bestScore) [best, bestScore] = [mention, score];
  }
  return best;
}

/** The first mention that may still reach beyond `offset`; mentions are in order and nest at most a little. */
function firstReaching(mentions: readonly Mention[], offset: number): number {
  return Math.max(0, lowerBound(mentions.length, (i) => (mentions[i]?.end ?? 0) > offset) - 2);
}
