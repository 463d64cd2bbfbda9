import type { Root } from 'nlcst';
import { unified } from 'unified';
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

/**
 * V8 throws code away that it has optimised for objects of some shape as soon as a collection finds none of them alive,
 * and the first keystroke after a pause would pay for it: what is made of one block is kept for good.
 */
const kept: object[] = [];
const example = { kind: 'paragraph', prose: 'Ms. Ida Holm’s ferry left Oslo on Monday at 9:40 a.m. “Two of 15 crossings were sold out,” said Mr. Vale of the Harbour Union, a rival. He paid $20 for his.' } as const;

/** Makes an analyzer; the recognizers' tables are built once for it. Without `onError` it throws what a recognizer throws. */
export function createBlockAnalyzer(onError?: OnRecognizerError, list: readonly Recognizer[] = recognizers): BlockAnalyzer {
  const parser = unified().use(english).freeze();
  // Attached once and called in turn: going through unified's pipeline takes longer than most recognizers.
  const transforms = list.map((recognizer) => (onError ? trapped(recognizer, onError) : recognizer)());
  const read = ({ kind, prose }: Pick<Block, 'kind' | 'prose'>): { readonly file: VFile; readonly tree: Root; readonly findings: BlockFindings } => {
    const file = new VFile(prose), tree = parser.parse(file);
    const findings: BlockFindings = { kind, prose, ...tokensOf(tree, prose), mentions: [], roles: [], quotations: [] };
    file.data.glossator = findings;
    for (const transform of transforms) transform(tree, file);
    return { file, tree, findings };
  };
  if (list === recognizers && kept.length === 0) kept.push(read(example));
  return (block) => read(block).findings;
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
