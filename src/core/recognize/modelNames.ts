import { contextOf, type MentionCandidate, type Recognizer } from './context';
import { Tagger, type ScoredName } from './model/tagger';
import { unpack, type Model } from './model/weights';
import packed from './model/weights.json';

const judged = new Set<MentionCandidate['type']>(['PERSON', 'ORG', 'PLACE', 'NORP', null]);

/** Weighs what the rules found with the shipped model: its candidates take the place of theirs, with the rules' reasons kept. */
export const recognizeModelNames: Recognizer = () => namesByModel(unpack(packed))();

/** The same by another model. */
export function namesByModel(model: Model): Recognizer {
  return () => {
    const tagger = new Tagger(model);
    return (_tree, file) => {
      const context = contextOf(file), names = tagger.names(context), { mentions } = context;
      const rules = mentions.filter(({ type }) => judged.has(type)), others = mentions.filter(({ type }) => !judged.has(type));
      const reasons = new Map(rules.map((mention) => [keyOf(mention), mention.why]));
      mentions.length = 0;
      mentions.push(...others);
      for (const name of names) if (name.type !== 'MISC') mentions.push(candidate(name, reasons.get(keyOf(name)) ?? []));
    };
  };
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: MentionCandidate['type'] }): string {
  return `${start} ${end} ${type ?? ''}`;
}

function candidate({ start, end, type, probability }: ScoredName, why: readonly string[]): MentionCandidate {
  return { start, end, type, confidence: probability, probability, why: [...why, `model ${probability.toFixed(2)}`] };
}
