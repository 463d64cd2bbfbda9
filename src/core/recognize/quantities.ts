import { numbersOf, plainNumber } from './numbers';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

const units = new Set(`
mile miles kilometer kilometers kilometre kilometres km kms meter meters metre metres m cm mm foot feet inch inches yard yards acre acres hectare hectares ha
ton tons tonne tonnes kilogram kilograms kilo kilos kg gram grams g mg pound pounds lb lbs ounce ounces stone barrel barrels gallon gallons liter liters litre litres ml
degree degrees °C °F watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kW MW GW GWh MWh kWh volt volts hertz MHz GHz byte bytes megabyte megabytes gigabyte gigabytes GB MB TB
mph kph knots
`.trim().split(/\s+/));
const power = new Set(['square', 'cubic', 'nautical', 'metric']);

const hyphenated = /^\d[\d,.]*-(?:mile|kilometer|kilometre|meter|metre|foot|inch|acre|ton|tonne|pound|hectare|megawatt|gallon|barrel|yard)$/;

/** Finds measures: a number with a unit of length, area, weight, volume, temperature or power. */
export const recognizeQuantities: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context;
  for (const { from, to, value } of numbersOf(context)) {
    const unit = unitEnd(tokens, to + 1);
    if (unit > 0) add(context, from, unit, value);
  }
  tokens.forEach((token, at) => {
    if (token.kind === 'word' && token.text.charCodeAt(0) < 58 && hyphenated.test(token.text)) add(context, at, at, null);
  });
};

/** The last token of the unit that starts at an index, or 0. */
function unitEnd(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text ?? '';
  if (power.has(text) && units.has(tokens[at + 1]?.text ?? '')) return at + 1;
  return units.has(text) ? at : 0;
}

function add(context: BlockContext, from: number, to: number, value: number | null): void {
  const first = context.tokens[from], last = context.tokens[to];
  if (!first || !last) return;
  context.mentions.push({
    start: first.start, end: last.end, type: 'QUANTITY', confidence: 0.9, why: ['number with a unit'],
    ...(value === null ? {} : { value: `${plainNumber(value)} ${last.text}` }),
  });
}
