import type { SourceBlock } from '../analysis/model';
import { mainSubject } from '../quote/subjects';
import { sourceNouns } from '../quote/lexicon';
import { quotedPieces } from '../quote/marks';
import type { Span } from '../span';
import { sentenceUnits, type Unit } from '../quote/units';

/** A plural subject: its words in the prose of `block`. */
export interface PluralSubject {
  readonly block: number;
  readonly span: Span;
}

/** The nearest plural subject before an offset, in the same block or the one before: of "they said". */
export function pluralSubjectBefore(source: readonly SourceBlock[], block: number, offset: number): PluralSubject | null {
  for (let b = block; b >= 0 && block - b <= 1; b--) {
    const here = source[b];
    if (!here || here.article !== source[block]?.article) return null;
    const sentences = sentenceUnits(here.findings, quotedPieces(here.findings.prose));
    for (let s = sentences.length - 1; s >= 0; s--) {
      const units = sentences[s];
      if (!units || (b === block && (units[0]?.start ?? 0) >= offset)) continue;
      const span = pluralPhrase(units, b === block ? offset : Infinity);
      if (span) return { block: b, span };
    }
  }
  return null;
}

function pluralPhrase(units: readonly Unit[], before: number): Span | null {
  const subject = mainSubject(units, units.length);
  if (!subject || subject.kind !== 'nominal' || subject.span.end > before) return null;
  for (let i = subject.from; i <= subject.to; i++) {
    const word = units[i]?.lower ?? '';
    if (word === 'and' || (word.endsWith('s') && sourceNouns.has(word))) return subject.span;
  }
  return null;
}
