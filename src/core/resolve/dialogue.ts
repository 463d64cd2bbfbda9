import type { SourceBlock } from '../analysis/model';
import type { QuotationCandidate } from '../recognize/context';
import type { Span } from '../span';
import type { EntityLookup } from './clusterFacts';
import type { Spoken } from './quotationsMemory';
import type { SpeakerContext } from './speakers';

/** How many of the last turns of a dialogue are kept in mind. */
const remembered = 3;

/** A dialogue with one more turn; a turn of several quotations is one, and is whose the last attributed one is. */
export function withTurn(dialogue: readonly Spoken[], spoken: Spoken): readonly Spoken[] {
  const same = dialogue.find(({ block, step }) => block === spoken.block && step === spoken.step);
  if (same && spoken.name === null) return dialogue;
  return [...dialogue.filter((other) => other !== same).slice(1 - remembered), spoken];
}

/** Whether two people have spoken in turns up to the one before the turn `step` of a block. */
export function isConversation(dialogue: readonly Spoken[], block: number, step: number): boolean {
  const [second, third] = [dialogue.at(-2), dialogue.at(-1)];
  return second !== undefined && third !== undefined && second.name !== null && third.name !== null && isNext(third, { block, step }) && isNext(second, third) && second.name !== third.name;
}

/** Whose turn it is: who was spoken to by name, or who spoke before the other in a dialogue of two. */
export function alternating(dialogue: readonly Spoken[], block: number, step: number, lookup: EntityLookup): Pick<Spoken, 'entity' | 'name' | 'mention' | 'mentionBlock'> | null {
  const [first, second, third] = [dialogue.at(-3), dialogue.at(-2), dialogue.at(-1)];
  if (!third || !isNext(third, { block, step })) return null;
  if (third.addressed !== null && third.addressed !== third.entity) return { entity: third.addressed, name: lookup.cluster(third.addressed)?.name ?? null, mention: null, mentionBlock: block };
  if (!second || second.name === null || !isNext(second, third) || second.name === third.name) return null;
  // Words right behind others are an answer; of paragraphs it must have shown that two people talk.
  if (step > 0 || (second.asks && !third.asks)) return second;
  return first && isNext(first, second) && first.name === third.name ? second : null;
}

/** “Where to, Ana?” “Home,” she said: who was spoken to by name in the turn before, when the pronoun fits. */
export function answering(dialogue: readonly Spoken[], block: number, step: number, { lookup, source }: SpeakerContext, { speaker, speakerKind, kind }: QuotationCandidate): string | null {
  const third = dialogue.at(-1), entity = third?.addressed;
  if (!third || !entity || entity === third.entity || speakerKind !== 'pronoun' || !speaker || kind === 'indirect' || !isNext(third, { block, step })) return null;
  const word = (source[block]?.findings.prose ?? '').slice(speaker.start, speaker.end).toLowerCase();
  return (word === 'he' || word === 'she') && (lookup.gender(entity) ?? word) === word ? entity : null;
}

/** Whether a turn comes right behind another: in the same paragraph with nothing between, or in the next one. */
function isNext(before: Pick<Spoken, 'block' | 'step'>, { block, step }: Pick<Spoken, 'block' | 'step'>): boolean {
  return step > 0 ? before.block === block && before.step === step - 1 : before.block === block - 1;
}

/** Whether the words end with a question. */
export function isQuestion(block: SourceBlock | undefined, { end }: Span): boolean {
  return /\?[\s”"’'»]{0,4}$/u.test((block?.findings.prose ?? '').slice(Math.max(0, end - 6), end));
}

/** Whether a quotation is all there is in its paragraph. */
export function isWhole(block: SourceBlock | undefined, { start, end }: QuotationCandidate): boolean {
  const prose = block?.findings.prose ?? '';
  return start <= 1 && end >= prose.trimEnd().length - 1;
}

const title = String.raw`(?:(?:Mr|Mrs|Ms|Dr)\.? |(?:Miss|Sir|Lady|Lord|Aunt|Uncle|Captain|Doctor|Madam|Father|Mother|Sister|Brother|dear|my dear|old|young|little) ){0,2}`;
const opens = new RegExp(`["“”‘'«„](?:(?:Oh|O|Ah|Well|Yes|No|Now|But|And|Come|Dear|My dear|Hush|Why),? )?${title}$`, 'u'), closes = new RegExp(`, ?${title}$`, 'u');

/** The people whom somebody speaks to by name within a quotation: “Come here, Ana.”, “Ana, come here.” */
export function addressedIn(lookup: EntityLookup, source: readonly SourceBlock[], block: number, spans: readonly Span[]): string[] {
  const prose = source[block]?.findings.prose ?? '';
  return lookup.speakersIn(block).flatMap(({ type, start, end, entity }) => {
    if (type !== 'PERSON' || !spans.some((span) => span.start < start && end < span.end)) return [];
    const before = prose.slice(Math.max(0, start - 40), start), after = prose.charAt(end);
    return (opens.test(before) && /[,!?]/u.test(after)) || (closes.test(before) && /[.!?;—”"’]/u.test(after)) || (closes.test(before) && after === ',' && /^,["”’]/u.test(prose.slice(end, end + 2))) ? [entity] : [];
  });
}
