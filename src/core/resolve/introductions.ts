import { findCues } from '../quote/cueFinder';
import type { QuotationCandidate } from '../recognize/context';
import type { SpeakerContext } from './speakers';

/**
 * The candidate with the cue and the speaker of the block before, when that block ends in a colon and this one starts with
 * the quotation: "She wrote:" and a paragraph in quotation marks. null when it does not.
 */
export function introductionOf({ source, sentencesIn }: SpeakerContext, block: number, candidate: QuotationCandidate): QuotationCandidate | null {
  const before = source[block - 1];
  if (!before || before.article !== source[block]?.article || candidate.start > 1) return null;
  const sentence = before.findings.prose.trimEnd().endsWith(':') ? sentencesIn(block - 1).at(-1) : undefined;
  const subject = sentence && (findCues(sentence.units).findLast((cue) => cue.subject !== null)?.subject ?? sentence.subject);
  if (!subject) return null;
  return { ...candidate, speaker: subject.span, speakerKind: subject.kind };
}
