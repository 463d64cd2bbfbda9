import type { BlockRole } from '../analysis/model';
import type { Block } from '../parse/block';
import { foldName } from '../analysis/entityId';
import { isByline, isContributors, isKicker, looksLikeHeadline, looksLikeTitle, type LineFeatures } from './lines';
import { startsOtherSubject } from './cohesion';
import { transcriptOf, type Transcript } from './transcript';

/** A block's place in its article. */
export interface Label {
  readonly role: BlockRole;
  readonly startsArticle: boolean;
}

interface Labelling {
  readonly blocks: readonly Block[];
  readonly lines: readonly LineFeatures[];
  readonly labels: Label[];
  /** Index of the block with which the present article starts, and of its headline (-1: none). */
  start: number;
  headline: number;
  /** The last block ended its article, as contributors' lines do. */
  ended: boolean;
  /** Nothing but headline, kicker and byline stands between the article's start and the present block. */
  top: boolean;
  /** The article has text that a new headline could end. */
  body: boolean;
  /** Some of that text is plain paragraphs. */
  prose: boolean;
  /** It has a byline. */
  byline: boolean;
}

/** Finds where articles start and what each block is in its article; arrays run parallel to `blocks`. */
export function labelBlocks(blocks: readonly Block[], lines: readonly LineFeatures[], transcript: Transcript = transcriptOf(blocks)): Label[] {
  const state: Labelling = { blocks, lines, labels: [], start: 0, headline: -1, ended: true, top: true, body: false, prose: false, byline: false };
  let speaking = -1;
  for (let i = 0; i < blocks.length; i++) {
    const asked = transcript.interview.get(i), turn = asked !== undefined || transcript.labels.has(i);
    if (turn) speaking = asked?.end ?? transcript.endsAt(i);
    else if (i < speaking && interrupts(blocks[i], lines[i])) speaking = -1;
    const silent = !turn && i < speaking && transcript.isNobodys(i);
    if (silent) speaking = -1;
    const label = silent ? { role: 'subhead' as const, startsArticle: false } : turn || i < speaking ? { role: 'turn' as const, startsArticle: state.ended } : labelBlock(state, i);
    if (label.startsArticle) {
      state.start = i;
      state.headline = -1;
      state.top = true;
      state.body = false;
      state.prose = false;
      state.byline = false;
    }
    if (label.role === 'headline' && state.headline < 0) state.headline = i;
    state.ended = label.role === 'contributors';
    note(state, label.role);
    state.labels.push(label);
  }
  return state.labels;
}

function note(state: Labelling, role: BlockRole): void {
  if (role === 'byline') state.byline = true;
  if (role === 'body') state.prose = true;
  if (role !== 'headline' && role !== 'kicker' && role !== 'byline') state.top = false;
  if (role === 'body' || role === 'turn' || role === 'item') state.body = true;
}

function labelBlock(state: Labelling, i: number): Label {
  const block = state.blocks[i], line = state.lines[i];
  if (!block || !line) return { role: 'body', startsArticle: false };
  const starts = state.ended;
  if (block.kind === 'heading') return { role: 'headline', startsArticle: starts || hasBody(state, i) };
  if (block.kind === 'subheading') return starts ? { role: 'headline', startsArticle: true } : { role: 'subhead', startsArticle: false };
  if (block.kind === 'item') return { role: 'item', startsArticle: starts };
  if (block.kind === 'cell') return { role: 'body', startsArticle: starts };
  if (isContributors(block)) return { role: 'contributors', startsArticle: starts };
  if (isByline(block) && !starts) return { role: 'byline', startsArticle: false };
  if (isKicker(block)) return { role: 'kicker', startsArticle: starts || leadsToHeadline(state, i) };
  return labelLine(state, i, block, line);
}

function labelLine(state: Labelling, i: number, block: Block, line: LineFeatures): Label {
  const starts = state.ended;
  const headline = state.blocks[state.headline];
  if (headline && state.top && foldName(headline.prose) === foldName(block.prose)) return { role: 'headline', startsArticle: false };
  const next = state.blocks[i + 1];
  if (looksLikeTitle(line) && next) {
    if (starts || state.headline < 0 && state.top) return { role: 'headline', startsArticle: starts };
    if ((looksLikeHeadline(line) || line.words >= 4 && isByline(next)) && hasBody(state, i) && !isList(state, i)) return { role: 'headline', startsArticle: true };
    if (line.words <= 10) return { role: 'subhead', startsArticle: false };
  }
  if (!starts && hasBody(state, i) && isSummary(state, i, line)) return { role: 'summary', startsArticle: false };
  const other = !starts && i - state.start >= 5 && state.labels[i - 1]?.role === 'body' && /^[^“"«„‘]/.test(block.prose) && startsOtherSubject(state.lines, i, state.start);
  return { role: 'body', startsArticle: starts || other };
}

/** The sentence below a headline that is set apart by a kicker, a repeated headline or a byline after it. */
function isSummary(state: Labelling, i: number, line: LineFeatures): boolean {
  if (!state.top || state.headline < 0 || line.length > 320 || state.byline) return false;
  const next = state.blocks[i + 1];
  return i - state.start >= 2 || next !== undefined && isByline(next);
}

/** Whether the present article has any text yet that a new headline could end. */
function hasBody(state: Labelling, i: number): boolean {
  return i === 0 || state.ended || state.body || state.top;
}

/** Among other short lines: a table of contents rather than a headline over text. */
function isList(state: Labelling, i: number): boolean {
  const next = state.lines[i + 1], after = state.lines[i + 2];
  return next !== undefined && !next.endsSentence && after !== undefined && !after.endsSentence && next.words < 25 && after.words < 25;
}

function leadsToHeadline(state: Labelling, i: number): boolean {
  const next = state.lines[i + 1];
  return next !== undefined && looksLikeTitle(next) && next.words >= 4 && state.prose;
}

/** Headings and what looks like one end a speaker's turn even when nobody else's follows. */
function interrupts(block: Block | undefined, line: LineFeatures | undefined): boolean {
  return !block || !line || block.kind === 'heading' || block.kind === 'subheading' || isByline(block) || isContributors(block) || isKicker(block) || looksLikeHeadline(line);
}
