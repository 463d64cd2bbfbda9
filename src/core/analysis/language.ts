import type { SourceAnalysis } from './model';
import type { BlockFindings } from '../recognize/context';

/** Words that make up a third and more of any English text and are rare in other languages. */
const functionWords: ReadonlySet<string> = new Set(
  'the of and to a in that is was he for it with as his on be at by had not are but from or have an they which one you were her all she there would their we him been has when who will no if out so said what up its about than into them can only other new some could these may then do first any my now such like our over me even most made after also did many before must through'.split(' '),
);

/** A block's share in telling what language the source is in. */
export interface LanguageCounts {
  readonly words: number;
  readonly functionWords: number;
  /** Characters that no text has: a binary file read as text. */
  readonly controls: number;
}

/** Counts the words of a block that tell English from other languages. */
export function languageCounts({ tokens, prose }: BlockFindings): LanguageCounts {
  let words = 0, english = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words++;
    if (functionWords.has(token.text.toLowerCase())) english++;
  }
  return { words, functionWords: english, controls: prose.match(/[\0-\x08\x0E-\x1F\uFFFD]/g)?.length ?? 0 };
}

/** Whether a source is prose in English, prose in another language, or no prose at all. */
export function languageOf(counts: readonly LanguageCounts[], length: number): SourceAnalysis['language'] {
  let words = 0, english = 0, controls = 0;
  for (const count of counts) {
    words += count.words;
    english += count.functionWords;
    controls += count.controls;
  }
  if (controls > 8 + length / 200) return 'none';
  if (words < 40) return 'en';
  return english / words >= 0.12 ? 'en' : 'other';
}
