import type { SourceBlock } from '../analysis/model';
import { sourceNouns } from '../quote/lexicon';
import type { Span } from '../span';
import type { Sentence, Sentences } from './sentences';

/** A plural subject: its words in the prose of `block`. */
export interface PluralSubject {
  readonly block: number;
  readonly span: Span;
}

/** The nearest plural subject before an offset, in the same block or the one before: of "they said". */
export function pluralSubjectBefore(source: readonly SourceBlock[], sentencesIn: Sentences, block: number, offset: number): PluralSubject | null {
  for (let b = block; b >= 0 && block - b <= 1; b--) {
    const here = source[b];
    if (!here || here.article !== source[block]?.article) return null;
    const sentences = sentencesIn(b);
    for (let s = sentences.length - 1; s >= 0; s--) {
      const sentence = sentences[s];
      if (!sentence || (b === block && (sentence.units[0]?.start ?? 0) >= offset)) continue;
      const span = pluralPhrase(sentence, b === block ? offset : Infinity);
      if (span) return { block: b, span };
    }
  }
  return null;
}

/** Many people in one word: "their campaign … they". */
const groups: ReadonlySet<string> = new Set(['campaign', 'team', 'family', 'crew', 'police', 'couple', 'staff', 'crowd', 'band', 'jury', 'pair', 'trio', 'group', 'union', 'party', 'council', 'committee', 'company']);

function pluralPhrase({ units, subject }: Sentence, before: number): Span | null {
  if (!subject || subject.kind !== 'nominal' || subject.span.end > before) return null;
  for (let i = subject.from; i <= subject.to; i++) {
    const word = units[i]?.lower ?? '';
    if (word === 'and' || (word.endsWith('s') && sourceNouns.has(word))) return subject.span;
  }
  if (groups.has(units[subject.to]?.lower ?? '')) return subject.span;
  return null;
}
