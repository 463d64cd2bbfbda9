import { functionWords } from './facts/words';
import { isCapitalised } from './forms';
import { contextOf, type BlockContext, type Recognizer } from './context';

const works = new Set(['novel', 'book', 'film', 'movie', 'song', 'album', 'play', 'musical', 'poem', 'painting', 'series', 'show', 'memoir', 'documentary', 'opera', 'single', 'biography', 'essay', 'sitcom', 'drama', 'thriller', 'podcast', 'titled', 'entitled', 'called', 'bestseller', 'musical', 'ballet', 'symphony', 'trilogy', 'sequel']);
const maxWords = 12;

/** Finds titles of books, films, songs and the like: words in title case within quotation marks, introduced as such. */
export const recognizeWorks: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  context.tokens.forEach((token, at) => {
    if (token.kind === 'punctuation' && (token.text === '"' || token.text === '“')) addWork(context, at);
  });
};

function addWork({ tokens, mentions }: BlockContext, open: number): void {
  const lead = [tokens[open - 1], tokens[open - 2]].some((token) => token !== undefined && works.has(token.text.toLowerCase()));
  if (!lead) return;
  for (let at = open + 1; at <= open + maxWords; at++) {
    const token = tokens[at], first = tokens[open + 1], last = tokens[at - 1];
    if (!token || !first || !last) return;
    if (/^["”]$/.test(token.text)) {
      const end = last.text === ',' || last.text === '.' ? tokens[at - 2] : last;
      if (end && at > open + 1 && end.start >= first.start) mentions.push({ start: first.start, end: end.end, type: 'WORK', confidence: 0.85, why: ['title in quotation marks'] });
      return;
    }
    if (token.kind === 'word' && !isCapitalised(token.text) && !functionWords.has(token.text)) return;
  }
}
