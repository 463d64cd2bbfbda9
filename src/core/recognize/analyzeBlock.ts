import { unified } from 'unified';
import type { Root } from 'nlcst';
import { VFile } from 'vfile';
import type { Block } from '../parse/block';
import { english } from '../parse/english';
import { tokensOf } from '../parse/tokens';
import type { BlockFindings, Recognizer } from './context';
import { recognizers } from './list';

/**
 * Parses a block's prose to nlcst and runs every recognizer over it. The outcome depends on the block's kind and prose
 * only, so it may be kept for as long as those stay the same.
 */
export type BlockAnalyzer = (block: Pick<Block, 'kind' | 'prose'>) => BlockFindings;

/** Told of a recognizer that threw; what the others find in the block stands. */
export type OnRecognizerError = (recognizer: string, error: unknown) => void;

/** Makes an analyzer; the recognizers' tables are built once for it. Without `onError` it throws what a recognizer throws. */
export function createBlockAnalyzer(onError?: OnRecognizerError, list: readonly Recognizer[] = recognizers): BlockAnalyzer {
  const processor = unified().use(english);
  for (const recognizer of list) processor.use(onError ? trapped(recognizer, onError) : recognizer);
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

/** One bad rule must not take the names and quotations of all others with it. */
function trapped(recognizer: Recognizer, onError: OnRecognizerError): Recognizer {
  return () => {
    const transform = recognizer();
    return (tree, file) => {
      try {
        transform(tree, file);
      } catch (error) {
        onError(recognizer.name, error);
      }
    };
  };
}
