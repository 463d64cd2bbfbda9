import type { AnalyzedBlock, Cluster, Mention } from '../analysis/model';
import { entityUri } from '../analysis/entityId';
import { addTo } from '../multimap';
import { compareSpans, contains } from '../span';
import type { Span } from '../span';
import { blockAt } from './blocks';
import type { Decision, DecisionIndex } from './decisionIndex';
import type { KnownEntity } from './applyDecisions';

/** Mentions by block after the decisions, and what that did to entities. */
export interface DecidedMentions {
  /** Runs parallel to the blocks; undefined where nothing changed. */
  readonly mentions: readonly (readonly Mention[] | undefined)[];
  /** Entities that a person named. */
  readonly named: readonly Cluster[];
  /** From an entity that the machine gave to a mention to the one that a person gave to it. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Applies the decisions about mentions: a person's own stand as they were made, the machine's give way where they collide. */
export function applyToMentions(
  blocks: readonly AnalyzedBlock[], decisions: DecisionIndex, clusters: ReadonlyMap<string, Cluster>, lookup: (uri: string) => KnownEntity | undefined,
): DecidedMentions {
  const met = new Map<Decision, Mention>();
  const kept = blocks.map((block) => keepUndecided(block, decisions, met));
  const nestedIn = outerMentions(blocks, kept);
  const named: Cluster[] = [], moved = new Map<string, string>();
  const added = new Map<number, Mention[]>();
  for (const decision of decisions.all()) {
    if (!decision.positive) continue;
    const at = blockAt(blocks, decision.span.start);
    const block = blocks[at];
    if (!block) continue;
    const machine = met.get(decision);
    const mention = mentionOf(decision, block.start, machine, nestedIn(at, decision.span));
    if (machine && machine.entity !== mention.entity) moved.set(machine.entity, mention.entity);
    if (!clusters.has(mention.entity)) named.push(clusterOf(mention, decision, lookup));
    addTo(added, at, mention);
  }
  const mentions = blocks.map((block, i) => {
    const own = added.get(i), rest = kept[i] ?? block.mentions;
    if (!own) return rest.length === block.mentions.length ? undefined : rest;
    return [...rest, ...own].sort(compareSpans);
  });
  return { mentions, named, moved };
}

/** The machine's mentions of a block that nobody decided about and that collide with no decision; notes which decisions meet one. */
function keepUndecided(block: AnalyzedBlock, decisions: DecisionIndex, met: Map<Decision, Mention>): Mention[] {
  return block.mentions.filter((mention) => {
    const span = { start: block.start + mention.start, end: block.start + mention.end };
    const decision = decisions.about(span, mention.type);
    if (decision) {
      const first = met.get(decision);
      const exact = decision.span.start === span.start && decision.span.end === span.end;
      if (!first || exact) met.set(decision, mention);
      return false;
    }
    return decisions.overlapping(span).every((other) => !other.positive || canStandTogether(mention, span, other));
  });
}

/** A name inside another name may stay; two readings of the same words may not. */
function canStandTogether(mention: Mention, span: Span, decision: Decision): boolean {
  if (contains(decision.span, span)) return mention.nested === true && mention.type !== decision.type;
  return contains(span, decision.span) && mention.type !== decision.type;
}

/** Tells whether a span lies inside a longer mention that stays. */
function outerMentions(blocks: readonly AnalyzedBlock[], kept: readonly (readonly Mention[])[]): (at: number, span: Span) => boolean {
  return (at, span) => {
    const base = blocks[at]?.start ?? 0, inner = { start: span.start - base, end: span.end - base };
    return kept[at]?.some((mention) => contains(mention, inner)) ?? false;
  };
}

function mentionOf(decision: Decision, base: number, machine: Mention | undefined, nested: boolean): Mention {
  const { annotation, span, kind, type } = decision;
  return {
    start: span.start - base,
    end: span.end - base,
    type,
    entity: annotation.entity ?? (machine?.type === type ? machine.entity : entityUri(type, annotation.quote)),
    confidence: 1,
    why: machine?.type === type ? machine.why : [],
    ...(machine?.type === type && machine.value !== undefined && { value: machine.value }),
    ...(nested && { nested: true as const }),
    decision: { kind, annotation: annotation.id },
  };
}

function clusterOf(mention: Mention, decision: Decision, lookup: (uri: string) => KnownEntity | undefined): Cluster {
  const known = lookup(mention.entity);
  return {
    id: mention.entity,
    name: known?.name ?? decision.annotation.quote.replace(/\s+/gu, ' ').trim(),
    type: known?.type ?? mention.type,
    aliases: [],
  };
}
