import type { QuotationKind, TextFormat } from '../analysis/types';
import type { SourceView } from '../analysis/view';
import type { Work } from '../work';
import type { Block } from '../parse/block';
import { splitMarkdown } from '../parse/markdown';
import { proseToBlock } from '../parse/prose';
import { quotedPieces } from '../quote/marks';
import { overlaps, shift, type Span } from '../span';
import { blockQuotes } from './blockQuotes';
import type { Query } from './query';
import { queryOf } from './query';
import type { Speaker } from './speakers';
import { nobody, speakerOf } from './speakers';
import type { WordReader, Words } from './words';

/** A quotation of a draft, ready to be looked for. */
export interface DraftQuotation {
  readonly kind: QuotationKind;
  readonly pieces: readonly Span[];
  readonly speaker: Speaker;
  /** One for each piece that has words. */
  readonly queries: readonly Query[];
}

/** Words in quotation marks that the analysis takes for nobody's speech are checked all the same from this many words on. */
const leastLooseWords = 5;

/** What a draft quotes word for word, in order. */
export async function draftQuotations(view: SourceView, words: Words, reader: WordReader, work: Work): Promise<DraftQuotation[]> {
  const withQueries = (kind: QuotationKind, pieces: readonly Span[], speaker: Speaker): DraftQuotation =>
    ({ kind, pieces, speaker, queries: pieces.map((piece) => queryOf(words, piece, reader)).filter(({ stretches }) => stretches.length > 0) });
  const speech = view.quotations.filter(({ kind, speakerName, decision, quoted }) =>
    kind !== 'indirect' && !(speakerName === null && decision === undefined && quoted.length > 0 && quoted.every((piece) => isTitle(view, piece))));
  const found = speech.map((quotation) => {
    const { kind, quoted, spans } = quotation;
    return withQueries(kind, quoted.length > 0 ? quoted : spans, speakerOf(view, quotation));
  }).filter(({ queries }) => queries.length > 0);
  const taken = [...found.flatMap(({ pieces }) => pieces), ...rejectedIn(view)], marked = await looseQuotes(view, taken, work);
  const loose = [...marked.filter((piece) => !isTitle(view, piece)), ...blockQuotes(view, [...taken, ...marked])]
    .map((piece) => withQueries('direct', [piece], nobody))
    .filter(({ queries }) => wordsOf(queries) >= leastLooseWords);
  return [...found, ...loose].sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0));
}

const works = 'book|novel|memoir|essay|article|poem|play|film|movie|documentary|series|episode|podcast|song|album|opera|painting|sculpture|exhibition|sermon|lecture';
const titledBefore = new RegExp(`\\b(?:${works}|titled|entitled|headlined)[,:]?\\s{0,3}$`, 'iu');
const titledBehind = new RegExp(`^[,\\s]{0,3}(?:an?|the|his|her|their)\\s(?:[\\p{L}-]{1,20}\\s){0,2}(?:${works})\\b`, 'iu');

/** Whether marks are around what a work is called, rather than around anybody's words: it says so, or all words of some length have capitals. */
function isTitle(view: SourceView, { start, end }: Span): boolean {
  if (titledBefore.test(view.text.slice(Math.max(0, start - 30), start)) || titledBehind.test(view.text.slice(end, end + 80))) return true;
  if (view.mentions.some((mention) => mention.type === 'WORK' && overlaps(mention, { start, end }))) return true;
  // Headlines give capitals to whatever they say.
  const role = view.analysis.blocks[view.blockAt(start)]?.role;
  if (role === 'headline' || role === 'subhead') return false;
  const long = view.text.slice(start, end).match(/[\p{L}\p{M}\p{N}]{4,}/gu) ?? [];
  return long.length > 1 && long.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

/** What a person said is no quotation. */
function rejectedIn({ analysis }: SourceView): Span[] {
  return analysis.blocks.flatMap(({ start, rejectedQuotations = [] }) => rejectedQuotations.map((span) => shift(span, start)));
}

/** What stands in quotation marks outside some pieces. */
async function looseQuotes(view: SourceView, pieces: readonly Span[], work: Work): Promise<Span[]> {
  const taken = [...pieces].sort((a, b) => a.start - b.start);
  const marked: Span[] = [];
  for (const { start, end } of view.analysis.blocks) {
    for (const piece of marksIn(view.text.slice(start, end), view.format)) marked.push(shift(piece, start));
    if (work.due((end - start) / 20)) await work.rest();
  }
  let next = 0;
  return marked.filter((piece) => {
    while (next < taken.length && (taken[next]?.end ?? 0) <= piece.start) next++;
    const other = taken[next];
    return !other || !overlaps(other, piece);
  });
}

/** What stands in quotation marks in a paragraph; in Markdown those in code or in a link's address are none. */
function marksIn(text: string, format: TextFormat): Span[] {
  const parts: readonly Pick<Block, 'start' | 'prose' | 'pieces'>[] = format === 'markdown' ? splitMarkdown(text) : [{ start: 0, prose: text, pieces: null }];
  return parts.flatMap((part) => quotedPieces(part.prose).filter(({ open }) => !open).map((piece) => shift(proseToBlock(part, piece), part.start)));
}

/** How many words some queries have. */
export function wordsOf(queries: readonly Query[]): number {
  return queries.reduce((sum, { hashes }) => sum + hashes.length, 0);
}
