import { SourceAnalyzer } from '../core/analysis/analyzer';
import { SourceView } from '../core/analysis/view';
import { createBlockAnalyzer } from '../core/recognize/analyzeBlock';
import { findFiles } from './files';
import { formats } from './formats';
import { inputsOf, type TextInput } from './inputs';
import type { AnalyzeOptions } from './options';
import type { Streams } from './streams';

/** Prints what is found in each source as soon as it is known; resolves to the exit code. */
export async function analyze(options: AnalyzeOptions, streams: Streams): Promise<number> {
  const format = formats.find(({ id }) => id === options.format);
  if (!format) throw new Error(`There is no format "${options.format}".`);
  const { files, problems } = await findFiles(options.paths);
  let failed = problems.length > 0, printed = 0;
  for (const problem of problems) streams.say(problem);
  const analyzeBlock = createBlockAnalyzer();
  await streams.print(format.begin);
  for (const file of files) {
    for await (const input of inputsOf(file, options, streams)) {
      if ('problem' in input) {
        streams.say(input.problem);
        failed ||= input.fatal;
        continue;
      }
      const result = await format.print(input, await viewOf(input, new SourceAnalyzer(analyzeBlock)));
      await streams.print(printed++ === 0 ? result : `${format.between}${result}`);
    }
  }
  await streams.print(format.end);
  return failed ? 2 : 0;
}

async function viewOf({ id, text, format }: TextInput, analyzer: SourceAnalyzer): Promise<SourceView> {
  return new SourceView(id, 1, text, await analyzer.update(text, format), true);
}
