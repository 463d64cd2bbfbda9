import type { EntityType } from '../analysis/types';
import type { SourceBlock } from '../analysis/model';
import { addTo } from '../multimap';
import { isWeak } from '../recognize/runs';
import type { Choice } from './entitiesChoose';
import { gatherVotes, type ModelVotes } from './entitiesModel';
import { wordsAt } from './nameText';
import { nameParts } from './personName';

/** What the whole source says about names. */
export interface Evidence {
  /** By name as written: how much speaks for each type. */
  readonly types: ReadonlyMap<string, ReadonlyMap<EntityType, number>>;
  /** Surnames and other parts of people's full names, with how often those occur. */
  readonly parts: ReadonlyMap<string, number>;
  /** Names of one or more words that the running text has, by their first word, longest first, for looking them up in titles. */
  readonly byFirstWord: ReadonlyMap<string, readonly string[]>;
  /** By name as written: what the trained model thinks of it. */
  readonly votes: ReadonlyMap<string, ModelVotes>;
}

const looked = new Set<EntityType>(['PERSON', 'ORG', 'PLACE', 'NORP']);

/** Collects what a first reading of each block on its own has found. */
export function gatherEvidence(source: readonly SourceBlock[], choices: readonly (readonly Choice[])[]): Evidence {
  const types = new Map<string, Map<EntityType, number>>();
  const parts = new Map<string, number>();
  const inBody = new Set<string>();
  source.forEach((of, block) => {
    const { findings } = of, weight = evidenceWeight(of);
    for (const choice of choices[block] ?? []) {
      if (!looked.has(choice.type)) continue;
      const name = wordsAt(findings.prose, choice);
      const votes = types.get(name) ?? new Map<EntityType, number>();
      votes.set(choice.type, (votes.get(choice.type) ?? 0) + choice.confidence * choice.confidence * weight);
      types.set(name, votes);
      if (weight === 1) inBody.add(name);
      if (choice.type === 'PERSON' && weight === 1) addParts(parts, name, choice.confidence);
    }
  });
  return { types, parts, byFirstWord: indexNames(inBody), votes: gatherVotes(source) };
}

/** How much what a block says counts: any word of a headline, or of a line that is written like one, may have a capital. */
export function evidenceWeight({ role, findings }: Pick<SourceBlock, 'role' | 'findings'>): number {
  return role === 'headline' || role === 'kicker' || isWeak(findings) ? 0.3 : 1;
}

/** The names about which something else is known than before. */
export function changedNames(before: Evidence, now: Evidence): Set<string> {
  const changed = new Set<string>();
  const compare = <V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>, same: (x: V, y: V) => boolean): void => {
    for (const [name, value] of b) {
      const old = a.get(name);
      if (old === undefined || !same(old, value)) changed.add(name);
    }
    for (const name of a.keys()) if (!b.has(name)) changed.add(name);
  };
  compare(before.types, now.types, sameNumbers);
  compare(before.parts, now.parts, (x, y) => x === y);
  // Parts have straight apostrophes, names have them as written.
  for (const name of [...changed]) if (name.includes("'")) changed.add(name.replaceAll("'", '’'));
  compare(before.votes, now.votes, (x, y) => x.places === y.places && sameNumbers(x.sums, y.sums));
  return changed;
}

function sameNumbers(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [key, value] of a) {
    // Of types that are equally likely the first one wins, so their order counts.
    const other = others.next().value;
    if (other?.[0] !== key || other[1] !== value) return false;
  }
  return true;
}

function addParts(parts: Map<string, number>, name: string, confidence: number): void {
  const words = nameParts(name);
  if (words.length < 2 || confidence < 0.6) return;
  for (let from = 1; from < words.length; from++) {
    const tail = words.slice(from).join(' ');
    parts.set(partKey(tail), (parts.get(partKey(tail)) ?? 0) + 1);
  }
  const first = words[0];
  // A first name alone says less than a surname, however often it occurs.
  if (first && first.length > 2) parts.set(partKey(first), Math.max(parts.get(partKey(first)) ?? 0, 0.5));
}

/** How often words are part of people's full names in the source. */
export function partIn(parts: Evidence['parts'], name: string): number {
  return parts.get(partKey(name)) ?? 0;
}

/** Curly and straight apostrophes are the same. */
function partKey(name: string): string {
  return name.includes('’') ? name.replaceAll('’', "'") : name;
}

function indexNames(names: ReadonlySet<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const name of names) {
    const space = name.indexOf(' ');
    const first = space < 0 ? name : name.slice(0, space);
    addTo(index, first, name);
  }
  for (const list of index.values()) {
    list.sort((a, b) => b.length - a.length);
    // One first word shared by very many names is no name's own; looking all of them up would take too long.
    if (list.length > 50) list.length = 50;
  }
  return index;
}

/** The type that most speaks for, with its share of all evidence. */
export function bestType(votes: ReadonlyMap<EntityType, number> | undefined): { type: EntityType; share: number; weight: number } | undefined {
  if (!votes) return undefined;
  let best: EntityType | undefined, most = 0, all = 0;
  for (const [type, weight] of votes) {
    all += weight;
    if (weight > most) [best, most] = [type, weight];
  }
  return best === undefined ? undefined : { type: best, share: most / all, weight: most };
}
