import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { SourceView } from '../../../../src/core/analysis/view';
import type { CheckedQuotation, QuotationCheck } from '../../../../src/core/quoteCheck/model';
import { checkQuotations } from '../../../../src/core/quoteCheck/matcher';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();

/** A text as it is read. */
export async function viewOf(uri: string, text: string, format: 'plain' | 'markdown' = 'plain'): Promise<SourceView> {
  return new SourceView(uri, 1, text, await new SourceAnalyzer(analyzeBlock).update(text, format), true, format);
}

/** Checks a draft against sources by name. */
export async function checkTexts(draft: string, sources: Readonly<Record<string, string>>): Promise<QuotationCheck> {
  const views = await Promise.all(Object.entries(sources).map(([uri, text]) => viewOf(uri, text)));
  return checkQuotations(await viewOf('draft', draft), views);
}

/** The only quotation of a draft, checked against one source. */
export async function checkOne(draft: string, source: string): Promise<CheckedQuotation> {
  const { quotations } = await checkTexts(draft, { source });
  const [first, ...others] = quotations;
  if (!first || others.length > 0) throw new Error(`${quotations.length} quotations in the draft`);
  return first;
}
