import { compareSpans } from '../span';
import { differsBetweenSources } from './differs';
import type { Problem, Rule, RuleId, RuleInput } from './model';
import { twoSpeakers } from './twoSpeakers';
import { unattributedQuotation } from './unattributed';
import { unbalancedQuotationMark } from './unbalancedMark';

/** All rules, one line each. */
export const rules: readonly Rule[] = [
  unattributedQuotation,
  unbalancedQuotationMark,
  twoSpeakers,
  differsBetweenSources,
];

/** So many problems of one source are listed at most. */
export const mostProblems = 200;

/** What the rules that are switched on find in a source, in order of position. */
export function problemsOf(input: RuleInput, on: (rule: RuleId) => boolean): Problem[] {
  return rules.filter(({ id }) => on(id)).flatMap((rule) => rule.find(input)).sort(compareSpans).slice(0, mostProblems);
}
