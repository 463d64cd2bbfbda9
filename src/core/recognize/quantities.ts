import { numberAt, plainNumber } from './numbers';
import { contextOf, type Recognizer } from './context';

const units = new Set(`
mile miles kilometer kilometers kilometre kilometres km kms meter meters metre metres m cm mm foot feet inch inches yard yards acre acres hectare hectares ha
ton tons tonne tonnes kilogram kilograms kilo kilos kg gram grams g mg pound pounds lb lbs ounce ounces stone barrel barrels gallon gallons liter liters litre litres ml
degree degrees °C °F watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kW MW GW GWh MWh kWh volt volts hertz MHz GHz byte bytes megabyte megabytes gigabyte gigabytes GB MB TB
mph kph knots nautical cubic
`.trim().split(/\s+/));
const square = new Set(['square', 'cubic', 'nautical', 'metric']);

/** Finds measures: a number with a unit of length, area, weight, volume, temperature or power. */
export const recognizeQuantities: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context;
  for (let at = 0; at < tokens.length; at++) {
    const number = numberAt(context, at);
    const hyphenated = /^\d[\d,.]*-(?:mile|kilometer|kilometre|meter|metre|foot|inch|acre|ton|tonne|pound|hectare|megawatt|gallon|barrel|yard)$/.test(tokens[at]?.text ?? '');
    const from = tokens[at];
    if (!from || (!number && !hyphenated)) continue;
    let to = number ? number.to : at;
    if (number) {
      const next = tokens[to + 1];
      if (next && square.has(next.text) && units.has(tokens[to + 2]?.text ?? '')) to += 2;
      else if (next && units.has(next.text) && !square.has(next.text)) to += 1;
      else continue;
    }
    const last = tokens[to];
    const unit = last?.text ?? '';
    if (!last) continue;
    const value = number?.value === null || number === undefined ? {} : { value: `${plainNumber(number.value)} ${unit}` };
    context.mentions.push({ start: from.start, end: last.end, type: 'QUANTITY', confidence: 0.9, why: ['number with a unit'], ...value });
    at = to;
  }
};
