import { plainAcronyms } from './facts/words';
import { occupations } from './facts/persons';
import { addMention } from './finds';
import { isPlain, runsOf, type Run } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

/** Notes capitalised runs as names of unknown type; the rest of the source may say what they are. */
export const recognizeUnknown: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  // In a title any word may have a capital; resolution looks known names up there by itself.
  if (weak) return;
  for (const run of runs) findUnknown(context, run);
};

function findUnknown(context: BlockContext, { words }: Run): void {
  let start = 0, end = words.length - 1;
  while (start < end && (words[start]?.title || occupations.has(words[start]?.token.text.toLowerCase() ?? ''))) start++;
  while (end > start && words[end]?.linker) end--;
  const first = words[start], last = words[end];
  if (!first || !last) return;
  const inner = words.slice(start, end + 1);
  if (inner.length === 1 && (isPlain(first) || plainAcronyms.has(first.token.text) || first.title)) return;
  const opens = first.initial && first.common;
  const common = inner.filter((word) => word.common).length;
  addMention(context, first, last, null, opens ? 0.1 : common === inner.length ? 0.25 : common > 0 ? 0.35 : 0.45, 'capitalised');
  const second = words[start + 1];
  if (opens && second && start + 1 <= end && !second.linker) addMention(context, second, last, null, 0.3, 'capitalised');
}
