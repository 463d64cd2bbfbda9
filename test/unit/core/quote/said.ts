import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { recognizeQuotations } from '../../../../src/core/recognize/quotations';

const analyze = createBlockAnalyzer(undefined, [recognizeQuotations]);

/** "speaker: content | content" of each candidate that reports words. */
export function said(prose: string): string[] {
  return analyze({ kind: 'paragraph', prose }).quotations.filter(({ mode }) => mode === 'statement').map(({ speaker, spans }) =>
    `${speaker ? prose.slice(speaker.start, speaker.end) : '?'}: ${spans.map(({ start, end }) => prose.slice(start, end)).join(' | ')}`);
}
