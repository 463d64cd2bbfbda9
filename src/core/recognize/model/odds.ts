/** A candidate less likely than this is no name: the probability of a name is shared by rival spans and types. Fitted on licensed texts that the model was not trained on. */
export const leastProbability = 0.35;

/** The log of the odds of a probability, kept finite. */
export function logOdds(probability: number): number {
  return Math.log(Math.max(probability, 1e-4) / Math.max(1 - probability, 1e-4));
}

/** The probability with these log odds. */
export function fromLogOdds(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** A confidence on the scale of the rules, where 0.5 is where a name begins, from log odds. */
export function confidenceOf(value: number): number {
  return fromLogOdds(value - logOdds(leastProbability));
}
