import retextEnglish from 'retext-english';
import { unified } from 'unified';
import type { Root } from 'nlcst';
import { VFile } from 'vfile';
import type { Block } from '../parse/block';
import { tokensOf } from '../parse/tokens';
import type { BlockFindings } from './context';
import { recognizers } from './list';

/**
 * Parses a block's prose to nlcst and runs every recognizer over it. The outcome depends on the block's kind and prose
 * only, so it may be kept for as long as those stay the same. Throws what a recognizer throws.
 */
export type BlockAnalyzer = (block: Pick<Block, 'kind' | 'prose'>) => BlockFindings;

/** Makes an analyzer; the recognizers' tables are built once for it. */
export function createBlockAnalyzer(): BlockAnalyzer {
  const processor = unified().use(retextEnglish);
  for (const recognizer of recognizers) processor.use(recognizer);
  processor.freeze();
  return ({ kind, prose }) => {
    const file = new VFile(prose);
    const tree: Root = processor.parse(file);
    const findings: BlockFindings = { kind, prose, ...tokensOf(tree, prose), mentions: [], roles: [], quotations: [] };
    file.data.glossator = findings;
    processor.runSync(tree, file);
    return findings;
  };
}
