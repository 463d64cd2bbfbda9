import { entityUri } from '../analysis/entityId';
import type { Cluster, SourceBlock } from '../analysis/model';
import type { EntityType } from '../analysis/types';
import { addTo } from '../multimap';
import type { Choice } from './entitiesChoose';
import { nameKey } from './nameKey';
import { isShouted, quietName, wordsAt } from './nameText';
import { initialsOf, orgAliases, resolveAlias } from './orgNames';
import { officeAfter } from './offices';
import { clusterPeople } from './people';

/** One mention with the name as written. */
export interface NamedChoice {
  readonly name: string;
  readonly choice: Choice;
  readonly block: number;
  readonly index: number;
  /** The word before the mention: "Mr.", "Ms." and the like tell namesakes apart. */
  readonly before: string;
  /** The office in the description behind it: "mayor"; empty without one. */
  readonly office: string;
}

/** The mentions of one thing. */
export type Group = NamedChoice[];

/** Clusters, and the cluster's id of each mention (parallel to the choices). */
export interface Clustering {
  readonly clusters: Cluster[];
  readonly entities: string[][];
}

/** Puts the mentions that name the same thing together. */
export function clusterMentions(source: readonly SourceBlock[], chosen: readonly (readonly Choice[])[]): Clustering {
  const byType = new Map<EntityType, NamedChoice[]>();
  chosen.forEach((choices, block) => {
    const findings = source[block]?.findings;
    if (!findings) return;
    choices.forEach((choice, index) => {
      const name = wordsAt(findings.prose, choice);
      const [before, office] = choice.type === 'PERSON' ? [wordBefore(findings.prose, choice.start), officeAfter(findings.prose, choice.end)] : ['', ''];
      const named = { name, choice, block, index, before, office };
      addTo(byType, choice.type, named);
    });
  });
  const clusters: Cluster[] = [], used = new Map<string, number>();
  const entities = chosen.map((choices) => choices.map(() => ''));
  for (const [type, mentions] of byType) {
    for (const group of type === 'PERSON' ? clusterPeople(mentions) : clusterByName(type, mentions)) {
      const cluster = makeCluster(type, group, used);
      clusters.push(cluster);
      for (const { block, index } of group) (entities[block] ?? [])[index] = cluster.id;
    }
  }
  return { clusters, entities };
}

/** All that clustering reads of a block's choices, one string each. */
export function sequenceOf(block: SourceBlock | undefined, choices: readonly Choice[]): string[] {
  const prose = block?.findings.prose ?? '';
  return choices.map((choice) => `${choice.type} ${choice.type === 'PERSON' ? `${wordBefore(prose, choice.start)} ${officeAfter(prose, choice.end)}` : ''} ${wordsAt(prose, choice)}`);
}

function wordBefore(prose: string, at: number): string {
  const end = prose.charAt(at - 1) === ' ' ? at - 1 : at;
  return prose.slice(prose.lastIndexOf(' ', end - 1) + 1, end);
}

/** Mentions of one name or of names known to be one thing's. */
function clusterByName(type: EntityType, mentions: readonly NamedChoice[]): Iterable<Group> {
  const names = type === 'ORG' ? [...new Set(mentions.map(({ name }) => name))] : [];
  const acronyms = initialsOf(names), aliases = orgAliases(names);
  const groups = new Map<string, Group>();
  for (const mention of mentions) {
    const key = resolveAlias(aliases, nameKey(type, mention.name, acronyms));
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  return groups.values();
}

function makeCluster(type: EntityType, group: Group, used: Map<string, number>): Cluster {
  const counts = new Map<string, number>();
  for (const { name } of group) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()];
  // A speaker's label has the whole name in capitals: better than the surname alone.
  const shouted = (name: string): number => (type === 'PERSON' && name.includes(' ') ? 50 : 1000);
  const fullness = (name: string): number => (name.split(' ').length - 1) * 100 + name.length - (isShouted(name) ? shouted(name) : 0);
  const canonical = names.reduce((best, name) => (fullness(name) > fullness(best) ? name : best), names[0] ?? '');
  const name = quietName(type === 'NORP' ? names.reduce((best, other) => (other.length < best.length ? other : best), canonical) : canonical, type);
  const uri = entityUri(type, name), homonym = (used.get(uri) ?? 0) + 1;
  used.set(uri, homonym);
  const aliases = names.filter((other) => other !== name).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return { id: homonym > 1 ? `${uri}#${homonym}` : uri, name, type, aliases };
}
