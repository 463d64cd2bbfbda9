import type { SourceBlock } from '../analysis/model';
import type { EntityType } from '../analysis/types';
import type { MentionCandidate } from '../recognize/context';
import { confidenceOf, logOdds } from '../recognize/model/odds';
import { wordsAt } from './nameText';

/** What the trained model thinks of one name over the whole source. */
export interface ModelVotes {
  /** Places where the name stands, and the sum of the probabilities of each type over them. */
  places: number;
  readonly sums: Map<EntityType, number>;
}

/** How much the candidate's own place and the rest of the source count; fitted by logistic regression on licensed texts that the model was not trained on. */
const own = 0.91, others = 0.23, partOfPerson = 2.5, partOfOther = -1.5, firstName = 0.3;

/** Adds up what the model says of each name in all of the source's blocks. */
export function gatherVotes(source: readonly SourceBlock[]): Map<string, ModelVotes> {
  const votes = new Map<string, ModelVotes>(), seen = new Set<string>();
  source.forEach(({ findings }, block) => {
    for (const { start, end, type, probability } of findings.mentions) {
      if (probability === undefined || type === null) continue;
      const name = wordsAt(findings.prose, { start, end }), place = `${block} ${start} ${end}`;
      let vote = votes.get(name);
      if (!vote) votes.set(name, vote = { places: 0, sums: new Map() });
      if (!seen.has(place)) vote.places++;
      seen.add(place);
      vote.sums.set(type, (vote.sums.get(type) ?? 0) + probability);
    }
  });
  return votes;
}

/** The confidence in a candidate of the model with the whole source in view: the name's other places, and `part`, how often it is part of a person's full name. */
export function sourceConfidence(mention: MentionCandidate, probability: number, votes: ModelVotes | undefined, part: number): number {
  const elsewhere = (votes?.places ?? 1) - 1, sum = mention.type === null ? 0 : (votes?.sums.get(mention.type) ?? probability);
  const agreement = elsewhere > 0 ? ((sum - probability) / elsewhere - 0.5) * Math.sqrt(Math.min(elsewhere, 4)) : 0;
  const person = (part < 1 ? part * firstName : Math.min(part, 3)) * (mention.type === 'PERSON' ? partOfPerson : partOfOther);
  return confidenceOf(own * logOdds(probability) + others * agreement + person);
}
