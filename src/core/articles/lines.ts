import type { Block } from '../parse/block';
import { Memo } from '../memo';
import type { BlockFindings } from '../recognize/context';
import { formsOf } from '../recognize/forms';

/** What can be told from a block alone about its place in an article. */
export interface LineFeatures {
  readonly words: number;
  readonly length: number;
  /** Ends as a sentence does: with a full stop, an ellipsis or a colon, a closing quotation mark behind it allowed. */
  readonly endsSentence: boolean;
  /** Share of the words of four and more letters that are capitalised, 0-1. */
  readonly titleCase: number;
  /** Capitalised words that do not start a sentence, and their stems: what the block is about, roughly. */
  readonly terms: ReadonlySet<string>;
}

const contributors = /^(?:\p{Lu}[\p{L}.’'-]{0,30}[ ,]+(?:and )?){2,24}(?:also )?(?:contributed|reported from|assisted|provided)\b/u;
const credit = /^(?:additional )?(?:reporting|editing|research) (?:for [^.]{1,60} )?by \p{Lu}/iu;
const byline = /^(?:By|Von|Par|Por) \p{Lu}[^.!?]{2,90}$/u;
const kicker = /^(?:news )?(?:analysis|opinion|exclusive|explainer|live(?: updates)?|breaking|editorial|comment|commentary|interview|profile|review|column|fact check|feature|investigation|video|watch|the big read|long read|special report|business|world|politics|sport|culture|science|technology|health)$/iu;

/** Capitalised words that say nothing about the subject: titles, days and months. */
const commonTerms: ReadonlySet<string> = new Set(
  'president|prime|minister|chancellor|secretary|senator|governor|mayor|general|judge|police|state|parliament|congress|senate|government|house|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|sept|mr|mrs|ms|dr|gen|sen|rep|gov|feb|jan|aug|oct|nov|dec'.split('|'),
);

/** Whether the block names who helped with the article: the last thing in it. */
export function isContributors(block: Block): boolean {
  return block.prose.length < 400 && (contributors.test(block.prose) || credit.test(block.prose));
}

/** Whether the block is a line such as "By Jane Doe". */
export function isByline(block: Block): boolean {
  return block.prose.length < 100 && byline.test(block.prose);
}

/** Whether the block is a label over a headline, such as "News analysis". */
export function isKicker(block: Block): boolean {
  return block.prose.length < 40 && kicker.test(block.prose.trim());
}

/** Reads the features of a block from its tokens. */
export function lineFeatures({ prose, tokens, sentences }: BlockFindings): LineFeatures {
  let words = 0, long = 0, capitals = 0;
  const terms = new Set<string>(), forms = formsOf({ tokens });
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== 'word') continue;
    words++;
    const capital = forms[index]?.upper ?? false;
    if (token.text.length >= 4) {
      long++;
      if (capital) capitals++;
    }
    if (!capital || sentences[token.sentence]?.firstToken === index || token.text.length < 3) continue;
    const term = termOf.get(token.text);
    if (term !== '') terms.add(term);
  }
  return {
    words,
    length: prose.length,
    endsSentence: /[.:;…,][”’"'»)\]]*$/u.test(prose) || /[!?][”"»]$/u.test(prose),
    titleCase: long > 0 ? capitals / long : 0,
    terms,
  };
}

/** "Ukrainian", "Ukraine" and "Ukraine’s" count as one subject: the first five letters tell enough. */
function stem(word: string): string {
  return word.slice(0, 5).toLowerCase();
}

/** The stem of a word that says something about the subject; else nothing. */
const termOf = new Memo((word) => (commonTerms.has(word.toLowerCase().replace('.', '')) ? '' : stem(word)));

/** A line that could stand over an article: long enough to say something, capitalised like a title, not a sentence. */
export function looksLikeHeadline(line: LineFeatures): boolean {
  return line.words >= 7 && line.length <= 150 && !line.endsSentence && line.titleCase >= 0.7;
}

/** A short line without a sentence's end: a headline, subhead or label, depending on what stands around it. */
export function looksLikeTitle(line: LineFeatures): boolean {
  return line.words >= 1 && line.words <= 18 && line.length <= 130 && !line.endsSentence;
}
