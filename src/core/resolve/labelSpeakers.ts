import type { SourceBlock } from '../analysis/model';
import { isOath } from '../articles/stageLines';
import type { TurnLabel } from '../parse/turnLabel';
import type { EntityLookup } from './clusterFacts';
import { partsOf, type Parts } from './interviewees';
import { speakerOf, type Speaker } from './speakers';

const asking = /^(?:q|question|interviewer)$/iu;
const answering = /^(?:a|answer|interviewee|the witness)$/iu;
/** A label that is somebody's initials. */
const initials = /^\p{Lu}\.?\p{Lu}\.?(?:\p{Lu}\.?)?$/u;

/** Whether a label says initials only, and the text before the first turn or another label has a name with them. */
export function areInitials(label: string, text: string): boolean {
  return initials.test(label) && namesWith(label, text).size === 1;
}

/** The names in a text that initials stand for. */
function namesWith(label: string, text: string): Set<string> {
  const letters = label.replace(/\./gu, '').split('');
  const name = new RegExp(`(?<![\\p{L}\\p{N}])${letters.map((letter) => `${letter}[\\p{L}’'.-]{1,30}`).join('[ \\t]{1,2}')}(?![\\p{L}])`, 'gu');
  return new Set([...text.matchAll(name)].map(([found]) => found));
}

/** Tells whom labels mean that are no names: who asks and who answers, initials. Asked label by label, in order. */
export class LabelSpeakers {
  /** Of the article that is being read, as is all below. */
  private parts: Parts = { asks: null, answers: null };
  private people: ReadonlySet<string> | null = null;
  private readonly meant = new Map<string, Speaker | null>();
  private examiner: Speaker | null = null;
  private witness: Speaker | null = null;
  private article = -1;
  private read = 0;

  constructor(private readonly source: readonly SourceBlock[], private readonly lookup: EntityLookup) {}

  /** Who is meant by the label of block `head`, itself found to name `named`; null when that stays open. */
  speaker(head: number, { name, examiner }: TurnLabel, named: Speaker | null): Speaker | null {
    const block = this.source[head], words = block?.findings.prose.slice(name.start, name.end) ?? '', article = block?.article ?? 0;
    if (article !== this.article) {
      [this.article, this.people, this.examiner, this.witness] = [article, null, null, null];
      this.meant.clear();
      this.parts = partsOf(this.source, this.lookup, head);
    }
    this.readOaths(head);
    if (examiner) this.examiner = named ?? { mention: null, entity: null, name: words, confidence: 0.9 };
    if (named && !asking.test(words) && !answering.test(words)) return named;
    if (asking.test(words)) return this.examiner ?? this.parts.asks;
    if (answering.test(words)) return this.witness ?? this.parts.answers;
    return initials.test(words) ? this.withInitials(words) : null;
  }

  /** Who was sworn in between the last label and this one. */
  private readOaths(head: number): void {
    for (; this.read < head; this.read++) {
      const { prose } = this.source[this.read]?.findings ?? { prose: '' };
      if (!isOath(prose)) continue;
      const person = this.lookup.speakersIn(this.read).find(({ type }) => type === 'PERSON');
      this.witness = person ? speakerOf(this.lookup, person.entity, null, 0.9) : null;
    }
  }

  private withInitials(words: string): Speaker | null {
    const known = this.meant.get(words);
    if (known !== undefined) return known;
    this.people ??= new Set(this.source.flatMap(({ article }, i) => (article === this.article ? this.lookup.speakersIn(i).filter(({ type }) => type === 'PERSON').map(({ entity }) => entity) : [])));
    const found = [...this.people].filter((entity) => namesWith(words, this.lookup.cluster(entity)?.name ?? '').size > 0), [only] = found;
    const speaker = found.length === 1 && only !== undefined ? speakerOf(this.lookup, only, null, 0.9) : null;
    this.meant.set(words, speaker);
    return speaker;
  }
}
