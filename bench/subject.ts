/** What the benchmark measures, bundled for it by `run.mjs`. */
export { SourceAnalyzer } from '../src/core/analysis/analyzer';
export { splitBlocks } from '../src/core/parse/split';
export { recognizers } from '../src/core/recognize/list';
export { recognizeQuotations } from '../src/core/recognize/quotations';
export { createBlockAnalyzer } from '../src/core/recognize/analyzeBlock';
export { AnalysisClient } from '../src/worker/client';
