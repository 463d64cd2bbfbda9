/** The types that the model tells apart; what it takes for MISC (works, events, awards) is no name to its caller. */
export const modelTypes = ['PERSON', 'ORG', 'PLACE', 'NORP', 'MISC'] as const;

/** One of the model's types. */
export type ModelType = (typeof modelTypes)[number];

/** Label 0 is "outside"; each type has four more: begins, is inside, is last, is the only one (BILOU). */
export const labelCount = 1 + 4 * modelTypes.length;

/** The places of a word in a name. */
export const begin = 0, inside = 1, last = 2, unit = 3;

/** The label of a word at `place` in a name of the type with index `type`. */
export function labelOf(type: number, place: number): number {
  return 1 + type * 4 + place;
}

/** The labels that may follow each label: a name that has begun goes on until its last word. */
export const followers: readonly (readonly number[])[] = Array.from({ length: labelCount }, (_, label) => {
  const place = (label - 1) & 3;
  if (label > 0 && place < last) return [label - place + inside, label - place + last];
  return starters();
});

/** The labels with which a stretch of words can end. */
export const enders: readonly number[] = Array.from({ length: labelCount }, (_, label) => label).filter((label) => label === 0 || ((label - 1) & 3) >= last);

/** The labels with which a stretch of words can start. */
export function starters(): number[] {
  return [0, ...modelTypes.flatMap((_, type) => [labelOf(type, begin), labelOf(type, unit)])];
}
