import type { AnchorReason } from '../anchor/findAnchor';
import { hashOf, sourceOf } from '../sidecar/model';
import { readTargets } from '../sidecar/targets';
import { shown } from './problem';
import type { Checked, Problem, Rule } from './problem';

const reasons: { readonly [key in AnchorReason]: string } = {
  ambiguous: 'its words stand there more than once',
  'context-changed': 'what stood around it has changed',
  'position-only': 'it has a position and no words',
  pieces: 'some of its pieces are missing or in another order',
  'text-gone': 'its words are not there any more',
  'no-selector': 'it has no selector that Glossator knows',
};

/** Every annotation about the text is found in it: those that are not are errors, those that may be wrong are notes. */
const found: Rule = ({ placed, context, sidecar, lines }) => {
  const at = new Map(sidecar.items.map((item, i) => [item, lines[i] ?? 1]));
  return placed.flatMap(({ state, reason, raw, id, quote }): Problem[] => {
    const line = at.get(raw) ?? 1, name = context.source?.name ?? '';
    if (state === 'orphan') return [{ line, severity: 'error', message: `${id} is not in ${name} any more: ${shown(quote)}; anchor it again or delete it` }];
    if (state === 'drifted') return [{ line, severity: 'note', message: `${id} was found, but not with certainty (${reasons[reason ?? 'ambiguous']}): ${shown(quote)}; confirm its place` }];
    return [];
  });
};

/** The hash says whether positions are for this text; where it vouches for it, every position must hold. */
const hash: Rule = ({ sidecar, lines, context }) => {
  if (!context.source) return [];
  const { text, name } = context.source;
  if (hashOf(sidecar) !== text.sha256) {
    return [{ line: 1, severity: 'note', message: `its positions are for an earlier text of ${name}; "Save Annotations" brings them up to date` }];
  }
  const source = sourceOf(sidecar);
  return sidecar.items.flatMap((item, i) => readTargets(item.value, source).pieces.flatMap(({ quote, position }): Problem[] => {
    if (!quote || !position) return [];
    const there = text.text.slice(text.fromCodePoint(position.start), text.fromCodePoint(position.end));
    if (there === quote.exact) return [];
    return [{ line: lines[i] ?? 1, severity: 'error', message: `${item.id ?? 'an annotation'} says that ${shown(quote.exact)} stands at ${position.start} to ${position.end}, where ${name} has ${shown(there)}; open the source and use "Save Annotations"` }];
  }));
};

/** Entities with an id of their own are explained in the workspace's file. */
const entities: Rule = ({ placed, sidecar, lines, context }: Checked) => {
  const at = new Map(sidecar.items.map((item, i) => [item, lines[i] ?? 1]));
  const known = context.entities;
  return placed.flatMap(({ entity, speaker, raw, id }) => [entity, speaker].flatMap((uri): Problem[] => {
    if (!uri?.startsWith('urn:uuid:') || known?.has(uri) === true) return [];
    const message = known ? `${id} names the entity ${uri}, which .glossator/entities.json does not have; restore it there, or decide again who this is`
      : `${id} names the entity ${uri}, and there is no .glossator/entities.json; say with --root where it is`;
    return [{ line: at.get(raw) ?? 1, severity: known ? 'error' : 'note', message }];
  }));
};

/** What is checked against the source and the workspace. */
export const anchorRules: readonly Rule[] = [found, hash, entities];
