import { Memo } from '../memo';
import type { BlockContext } from './context';
import { functionWords, months, weekdays } from './facts/words';
import type { WordFacts, WordTable } from './model/words';

/** A word as it is written, with what can be told from that alone: the same for all its tokens. */
export class Form {
  readonly lower: string;
  /** Looks like a name or a part of one by its letters alone: "Oslo", "K2", "iPhone", "d’Ivoire". */
  readonly capitalised: boolean;
  readonly functional: boolean;
  /** Begins with an upper-case letter. */
  readonly upper: boolean;
  /** Can be a word of a name. */
  readonly nameable: boolean;
  /** Bits of the questions that were asked, and of those that were answered with yes. */
  asked = 0;
  answers = 0;
  /** What a table of words says of it, and which. */
  facts: WordFacts | undefined = undefined;
  factsFrom: WordTable | undefined = undefined;

  constructor(readonly text: string) {
    this.lower = text.toLowerCase();
    this.capitalised = isCapitalised(text);
    this.functional = functionWords.has(this.lower);
    this.upper = /^\p{Lu}/u.test(text);
    this.nameable = this.capitalised && (!this.functional || text === 'US' || text === 'WHO') && !weekdays.has(text)
      && !(months.has(text) && text !== 'May' && text !== 'April' && text !== 'June' && text !== 'August');
  }
}

const forms = new Memo((text) => new Form(text));

const known = new WeakMap<BlockContext['tokens'], readonly Form[]>();

/** The forms of a block's tokens, looked up once for all recognizers. */
export function formsOf({ tokens }: Pick<BlockContext, 'tokens'>): readonly Form[] {
  const found = known.get(tokens);
  if (found) return found;
  const made = tokens.map(({ text }) => forms.get(text));
  known.set(tokens, made);
  return made;
}

const questions: unknown[] = [], mostQuestions = 30;

/** Makes a question about a form that is answered once a word. */
export function question(answer: (form: Form) => boolean): (form: Form | undefined) => boolean {
  if (questions.length >= mostQuestions) throw new Error('There are more questions about words than bits for their answers.');
  const bit = 1 << (questions.push(answer) - 1);
  return (form) => {
    if (form === undefined) return false;
    if ((form.asked & bit) === 0) {
      form.asked |= bit;
      if (answer(form)) form.answers |= bit;
    }
    return (form.answers & bit) !== 0;
  };
}

/** Whether a word looks like a name or a part of one by its letters alone: "Oslo", "K2", "iPhone", "d’Ivoire". */
export function isCapitalised(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code >= 65 && code <= 90) return true;
  // Nearly all words end here: three letters in lower case.
  if (code < 128) return code >= 97 && !(isSmall(text.charCodeAt(1)) && isSmall(text.charCodeAt(2))) && /^(?:[a-z]{1,2}['’-]?\p{Lu}|al-\p{Lu})/u.test(text);
  return /^\p{Lu}/u.test(text);
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}
