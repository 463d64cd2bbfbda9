import type { SourceBlock } from '../analysis/model';
import { findCues } from '../quote/cueFinder';
import { quotedPieces } from '../quote/marks';
import { mainSubject } from '../quote/subjects';
import { sentenceUnits } from '../quote/units';
import type { QuotationCandidate } from '../recognize/context';

/**
 * The candidate with the cue and the speaker of the block before, when that block ends in a colon and this one starts with
 * the quotation: "She wrote:" and a paragraph in quotation marks. null when it does not.
 */
export function introductionOf(source: readonly SourceBlock[], block: number, candidate: QuotationCandidate): QuotationCandidate | null {
  const before = source[block - 1];
  if (!before || before.article !== source[block]?.article || candidate.start > 1) return null;
  const { prose } = before.findings;
  if (!prose.trimEnd().endsWith(':')) return null;
  const units = sentenceUnits(before.findings, quotedPieces(prose)).at(-1);
  if (!units) return null;
  const cue = findCues(units).filter(({ subject }) => subject !== null).at(-1);
  const subject = cue?.subject ?? mainSubject(units, units.length);
  if (!subject) return null;
  return { ...candidate, speaker: subject.span, speakerKind: subject.kind };
}
