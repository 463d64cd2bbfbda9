/**
 * `npx tsx training/measure.ts FOLDER [--fold=N] [--weights=FILE] [--who=rules,both] [--errors=SET]`: strict F1 of PERSON, ORG and PLACE,
 * and of each type, on every fifth text of the training sets (which `train.ts --fold=N` leaves out), on the lines in `held`, which no
 * training reads, and on development sets.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { unpack, type PackedModel } from '../src/core/recognize/model/weights';
import { modelAnalyzer, rulesAnalyzer } from './examples';
import { inSource, lineOf, measuredTexts, scoreOf, type Finder } from './scores';

const { values, positionals: [folder = '../shared'] } = parseArgs({
  allowPositionals: true,
  options: { fold: { type: 'string', default: '0' }, weights: { type: 'string', default: 'src/core/recognize/model/weights.json' }, who: { type: 'string', default: 'both' }, errors: { type: 'string', default: '' } },
});
const finders = new Map<string, Finder>([['rules', inSource(rulesAnalyzer())], ['both', inSource(modelAnalyzer(unpack(JSON.parse(readFileSync(values.weights, 'utf8')) as PackedModel)))]]);
const texts = measuredTexts(folder, Number(values.fold));

async function measure(): Promise<void> {
  for (const set of new Set(texts.map((text) => text.set))) for (const who of values.who.split(',')) {
    const score = await scoreOf(texts.filter((other) => other.set === set), finders.get(who)!);
    console.log(set.padEnd(15), who.padEnd(6), lineOf(score));
    if (values.errors === set) console.log([...score.wrong].sort((a, b) => b[1] - a[1]).slice(0, 250).map(([what, n]) => `${n} ${what}`).join('\n'));
  }
}

void measure();
