/** What the benchmark measures, bundled for it by `run.mjs`. */
export { SourceAnalyzer } from '../src/core/analysis/analyzer';
export { createBlockAnalyzer } from '../src/core/recognize/analyzeBlock';
export { AnalysisClient } from '../src/worker/client';
