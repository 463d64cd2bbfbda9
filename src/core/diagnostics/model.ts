import type { SourceView } from '../analysis/view';
import type { NameOf } from '../quoteCheck/describe';
import type { QuotationCheck } from '../quoteCheck/model';
import type { Span } from '../span';

/** What can be done about a problem with one key. */
export type Fix =
  | { readonly kind: 'reassignSpeaker' | 'notAQuotation' | 'compare' }
  /** Writes a text in place of what is there from `at` to `until`. */
  | { readonly kind: 'write'; readonly at: number; readonly until: number; readonly text: string; readonly title: string };

/** A place that has to do with a problem. */
export interface Related extends Span {
  readonly uri: string;
  readonly message: string;
}

/** Something that a reader should look at. */
export interface Problem extends Span {
  readonly rule: RuleId;
  /** One sentence, plain text. */
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** The rules by name, as the setting switches them. */
export const ruleIds = ['unattributedQuotation', 'unbalancedQuotationMark', 'twoSpeakers', 'differsBetweenSources'] as const;
export type RuleId = (typeof ruleIds)[number];

/** What a rule looks at. */
export interface RuleInput {
  readonly view: SourceView;
  /** The source's quotations checked against all other sources; undefined when that was not asked for. */
  readonly check: QuotationCheck | undefined;
  readonly nameOf: NameOf;
}

/** One rule: it finds its problems in a source, in any order. */
export interface Rule {
  readonly id: RuleId;
  /** Whether it compares the source with others. */
  readonly across: boolean;
  find(input: RuleInput): readonly Problem[];
}
