import type { SourceBlock } from '../analysis/model';
import { mainSubject } from '../quote/subjects';
import { sourceNouns } from '../quote/lexicon';
import { quotedPieces } from '../quote/marks';
import { wordsAt } from './nameText';
import { sentenceUnits, type Unit } from '../quote/units';

/** The words of the nearest plural subject before an offset, in the same block or the one before: of "they said". */
export function pluralSubjectBefore(source: readonly SourceBlock[], block: number, offset: number): string | null {
  for (let b = block; b >= 0 && block - b <= 1; b--) {
    const here = source[b];
    if (!here || here.article !== source[block]?.article) return null;
    const sentences = sentenceUnits(here.findings, quotedPieces(here.findings.prose));
    for (let s = sentences.length - 1; s >= 0; s--) {
      const units = sentences[s];
      if (!units || (b === block && (units[0]?.start ?? 0) >= offset)) continue;
      const phrase = pluralPhrase(units, b === block ? offset : Infinity, here.findings.prose);
      if (phrase) return phrase;
    }
  }
  return null;
}

function pluralPhrase(units: readonly Unit[], before: number, prose: string): string | null {
  const subject = mainSubject(units, units.length);
  if (!subject || subject.kind !== 'nominal' || subject.span.end > before) return null;
  for (let i = subject.from; i <= subject.to; i++) {
    const word = units[i]?.lower ?? '';
    if (word.endsWith('s') && sourceNouns.has(word)) return wordsAt(prose, subject.span);
  }
  return null;
}
