import path from 'node:path';
import { SourceAnalyzer } from '../core/analysis/analyzer';
import { confident, defaultThreshold } from '../core/analysis/confident';
import { SourceView } from '../core/analysis/view';
import { excerpt } from '../core/card/text';
import { changeLabel, checkLabel, remarkLabels, verdictLabels } from '../core/quoteCheck/describe';
import { checkQuotations } from '../core/quoteCheck/matcher';
import type { CheckedQuotation, Verdict } from '../core/quoteCheck/model';
import { createBlockAnalyzer, type BlockAnalyzer } from '../core/recognize/analyzeBlock';
import { quotedLine } from '../core/quoteCheck/typography';
import { decided, decisionsAbout } from './decided';
import { findFiles } from './files';
import { readSource } from './inputs';
import type { CheckQuotationsOptions } from './options';
import type { Streams } from './streams';

/** What somebody has to look at. */
const findings: ReadonlySet<Verdict> = new Set(['changed', 'misattributed', 'notFound']);
const longestWords = 60;

/** Prints a line for each quotation of a draft, with what the sources say about it; resolves to the exit code. */
export async function checkDraft({ draft, sources, root }: CheckQuotationsOptions, streams: Streams): Promise<number> {
  const { files, problems } = await findFiles(sources);
  for (const problem of problems) streams.say(problem);
  const analyzeBlock = createBlockAnalyzer();
  let failed = problems.length > 0;
  const viewOf = async (file: string): Promise<SourceView | undefined> => {
    const view = await decidedView(file, root, analyzeBlock, streams);
    failed ||= view === 'undecided';
    return view === 'undecided' ? undefined : view;
  };
  const own = await viewOf(draft);
  const views: SourceView[] = [];
  for (const { path: file } of files) {
    if (path.resolve(file) === path.resolve(draft)) continue;
    const view = await viewOf(file);
    if (view) views.push(view);
  }
  if (!own || failed) return 2;
  if (views.length === 0) {
    streams.say('there is no source to check against; name files or a folder after the draft');
    return 2;
  }
  const check = await checkQuotations(own, views);
  const positions = new Map([own, ...views].map((view) => [view.uri, view.text]));
  for (const quotation of check.quotations) await streams.print(`${lineOf(own, quotation, (uri, offset) => `${uri}:${positionIn(positions.get(uri) ?? '', offset)}`)}\n`);
  streams.say(checkLabel(check).replace(/\.$/u, ''));
  return check.quotations.some(({ verdict }) => findings.has(verdict)) ? 1 : 0;
}

/** A file as the editor shows it, decisions applied; `undecided` when those cannot be read, undefined when the file cannot. */
async function decidedView(file: string, root: string | undefined, analyzeBlock: BlockAnalyzer, streams: Streams): Promise<SourceView | 'undecided' | undefined> {
  const source = await readSource(file, streams);
  if ('problem' in source) {
    streams.say(source.problem);
    return undefined;
  }
  const decisions = await decisionsAbout(file, root);
  if ('problem' in decisions) {
    streams.say(decisions.problem);
    return 'undecided';
  }
  const found = confident(await new SourceAnalyzer(analyzeBlock, file).update(source.text, source.format), defaultThreshold);
  return new SourceView(file, 1, source.text, decided(found, source, decisions).analysis, true, source.format);
}

/** `draft:line:column: verdict: “words” (what differs) source:line:column: speaker` */
function lineOf(draft: SourceView, quotation: CheckedQuotation, at: (uri: string, offset: number) => string): string {
  const words = quotation.pieces.map(({ start, end }) => draft.text.slice(start, end).replace(quotedLine, ' ')).join(' … ');
  const details = [...quotation.changes.map(changeLabel), ...remarkLabels(quotation)];
  const [place] = quotation.places;
  return [
    `${at(draft.uri, quotation.start)}: ${verdictLabels[quotation.verdict].toLowerCase()}: ${excerpt(words, longestWords)}`,
    ...(details.length > 0 ? [`(${details.join('; ')})`] : []),
    ...(place ? [`${at(place.uri, place.start)}${place.speakerName === null ? '' : `: ${excerpt(place.speakerName, longestWords)}`}`] : []),
  ].join(' ');
}

/** Line and column of an offset, both from 1. */
function positionIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
