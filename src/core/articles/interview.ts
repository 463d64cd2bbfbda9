import type { Block } from '../parse/block';

/** Fewer question lines are no interview. */
const minQuestions = 3;
/** An answer has at most so many blocks. */
const longestAnswer = 12;
/** A question line is no longer than this. */
const longestQuestion = 400;
/** So many blocks before the first question say that this is an interview. */
const introduction = 10;
const announced = /\b(?:interview(?:s|ed|ing)?|Q ?& ?A|questions and answers|(?:spoke|speaks|spoken|talk|talked|talks|chat|chatted|sat down|conversation) (?:to|with))\b/iu;

type Line = Pick<Block, 'kind' | 'prose' | 'emphasis'>;

/** A turn of an interview without names: whether it asks or answers, and where it ends. */
export interface InterviewTurn {
  readonly asks: boolean;
  readonly end: number;
}

/** The question lines of an interview that is announced as one and what stands between them, by the block that each turn opens with. */
export function interviewOf(blocks: readonly Line[]): ReadonlyMap<number, InterviewTurn> {
  const turns = new Map<number, InterviewTurn>();
  for (const questions of runsOf(blocks)) {
    const first = questions[0] ?? 0;
    const before = blocks.slice(Math.max(0, first - introduction), first).map(({ prose }) => prose).join('\n');
    if (questions.length < minQuestions || !announced.test(before)) continue;
    let longest = 1;
    questions.forEach((question, i) => {
      const next = questions[i + 1], end = next ?? Math.min(blocks.length, question + 1 + longest);
      if (next !== undefined) longest = Math.max(longest, next - question - 1);
      turns.set(question, { asks: true, end: question + 1 });
      if (end > question + 1) turns.set(question + 1, { asks: false, end });
    });
  }
  return turns;
}

/** Question lines that follow one another closely, a text between any two and after the last. */
function runsOf(blocks: readonly Line[]): number[][] {
  const runs: number[][] = [];
  // Where questions are emphasised, all that is emphasised between them is asked, a question or not.
  const emphasised = blocks.filter((block) => block.emphasis && isQuestion(block)).length >= minQuestions;
  blocks.forEach((block, i) => {
    const asks = emphasised ? block.emphasis && isText(block, true) && block.prose.length <= longestQuestion : isQuestion(block);
    if (!asks || !isText(blocks[i + 1], emphasised) || (emphasised && blocks[i + 1]?.emphasis)) return;
    const run = runs[runs.length - 1], last = run?.[run.length - 1];
    if (!isQuestion(block) && (last === undefined || i - last - 1 > longestAnswer)) return;
    if (run && last !== undefined && i - last - 1 <= longestAnswer) run.push(i);
    else runs.push([i]);
  });
  return runs;
}

function isQuestion({ kind, prose }: Line): boolean {
  return kind !== 'cell' && kind !== 'heading' && prose.length <= longestQuestion && /^[\p{L}\p{N}]/u.test(prose) && /\?\s{0,4}$/u.test(prose.slice(-5));
}

function isText(block: Line | undefined, anyWords = false): boolean {
  return block !== undefined && (block.kind === 'paragraph' || block.kind === 'item') && (anyWords || !isQuestion(block));
}
