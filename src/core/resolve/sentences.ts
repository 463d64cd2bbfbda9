import type { SourceBlock } from '../analysis/model';
import { quotedPieces } from '../quote/marks';
import type { SpeakerPhrase } from '../quote/speakerPhrase';
import { mainSubject } from '../quote/subjects';
import { sentenceUnits, type Unit } from '../quote/units';

/** A sentence and whom or what its main clause is about. */
export interface Sentence {
  readonly units: readonly Unit[];
  readonly subject: SpeakerPhrase | null;
}

/** Reads the sentences of a source's blocks. */
export type Sentences = (block: number) => readonly Sentence[];

/** Sentences are read once for all pronouns of a block and of the next: who resolves goes from block to block, and no more are kept. */
export function sentencesOf(source: readonly SourceBlock[]): Sentences {
  const read = new Map<number, readonly Sentence[]>();
  return (block) => {
    const known = read.get(block);
    if (known) return known;
    for (const other of read.keys()) if (other < block - 1) read.delete(other);
    const findings = source[block]?.findings;
    const made = findings ? sentenceUnits(findings, quotedPieces(findings.prose)).map((units) => ({ units, subject: mainSubject(units, units.length) })) : [];
    read.set(block, made);
    return made;
  };
}
