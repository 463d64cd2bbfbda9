import type { Rule } from './model';

/** Fewer words in quotation marks are as likely a title or somebody's term. */
const leastWords = 5;

/** Somebody's words of whom the source does not say, or not clearly, whose they are. */
export const unattributedQuotation: Rule = {
  id: 'unattributedQuotation',
  across: false,
  find: ({ view }) => view.quotations
    .filter(({ kind, speaker, speakerName, decision }) => kind !== 'indirect' && speaker === null && speakerName === null && !decision)
    .filter(({ spans, quoted }) => (quoted.length > 0 ? quoted : spans).reduce((words, { start, end }) => words + view.text.slice(start, end).split(/\s+/u).length, 0) >= leastWords)
    .map(({ start, end }) => ({
      rule: 'unattributedQuotation', start, end, related: [], fixes: [{ kind: 'reassignSpeaker' }, { kind: 'notAQuotation' }],
      message: 'Nobody is found who says this quotation.',
    })),
};
