import { numberText, numbersOf, withLowEnd, type NumberFind } from './numbers';
import { joinRanges } from './ranges';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

const units = new Set(`
mile miles kilometer kilometers kilometre kilometres km kms meter meters metre metres m cm mm foot feet ft inch inches yard yards acre acres hectare hectares ha km² m² km2 m2 m³ light-year light-years
ton tons tonne tonnes kilogram kilograms kilo kilos kg kgs gram grams g mg pound pounds lb lbs ounce ounces oz stone barrel barrels bpd gallon gallons liter liters litre litres ml
degree degrees °C °F watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt terawatts kW MW GW TW GWh MWh kWh TWh kilowatt-hour kilowatt-hours megawatt-hour megawatt-hours gigawatt-hours terawatt-hours
volt volts hertz Hz MHz GHz byte bytes megabyte megabytes gigabyte gigabytes terabyte terabytes GB MB TB decibel decibels mph kph km/h knots
`.trim().split(/\s+/));
/** These stand behind a number without a space between them. */
const glued = /^(\d[\d,]*(?:\.\d+)?)(km|kms|km²|km2|m²|m|cm|mm|ft|in|kg|kgs|g|mg|lb|lbs|oz|ml|ha|kW|MW|GW|TW|kWh|MWh|GWh|TWh|MHz|GHz|GB|MB|TB|mph|kph)$/;
/** Of "a mile" and "half a mile" a reader expects a measure, of "a ton" and "an inch" rarely. */
const single = new Set(['mile', 'kilometer', 'kilometre', 'acre', 'hectare']);
const power = new Set(['square', 'cubic', 'nautical', 'metric', 'sq', 'sq.', 'cu.']);
const lengths = /^(?:miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|m|feet|ft|knots)$/;
const volumes = /^(?:barrels?|gallons?|lit(?:er|re)s?|tons?|tonnes?)$/;
const smaller = /^(?:inch|inches|in|ounces?|oz)$/;

const hyphenated = /^(\d[\d,.]*|[a-z]+)-(mile|kilometer|kilometre|km|meter|metre|foot|inch|acre|ton|tonne|pound|hectare|megawatt|gigawatt|gallon|barrel|yard)$/;
const numerals = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'fifteen', 'twenty', 'thirty', 'forty', 'fifty', 'hundred']);

/** Finds measures: a number with a unit of length, area, weight, volume, temperature or power. */
export const recognizeQuantities: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context, before = context.mentions.length;
  let taken = -1;
  for (const number of numbersOf(context)) {
    const unit = number.from > taken ? unitEnd(tokens, vagueEnd(tokens, number) + 1) : 0;
    if (unit > 0 && (!isHalf(tokens[number.from]) || single.has(tokens[unit]?.text ?? ''))) taken = addWithRest(context, number, unit);
  }
  tokens.forEach((token, at) => { if (token.kind === 'word') addWord(context, token.text, at); });
  joinRanges(context, before);
};

function isHalf(token: Token | undefined): boolean {
  return token?.text === 'half' || token?.text === 'Half';
}

/** The last token of "dozens of" or "hundreds of thousands of", else the number's own. */
function vagueEnd(tokens: readonly Token[], { to, value }: NumberFind): number {
  let at = to;
  while (value === null && at < to + 4 && tokens[at + 1]?.text === 'of') at += /^(?:thousands|millions|billions|hundreds)$/.test(tokens[at + 2]?.text ?? '') ? 2 : 1;
  return at;
}

/** The last token of the unit that starts at an index, or 0. */
function unitEnd(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text ?? '', next = at + (tokens[at + 1]?.text === '.' && text === 'sq' ? 2 : 1);
  if (power.has(text) && units.has(tokens[next]?.text ?? '')) return next;
  if (text === '°' && /^[CF]\.?$/.test(tokens[at + 1]?.text ?? '')) return at + 1;
  return units.has(text) ? at : 0;
}

/** The last token of "per hour" behind a length, "a day" behind a volume, "Celsius" behind degrees; else the unit's own. */
function restEnd(tokens: readonly Token[], unit: number): number {
  const text = tokens[unit]?.text ?? '', next = tokens[unit + 1]?.text ?? '', after = tokens[unit + 2]?.text ?? '';
  if (/^degrees?$/.test(text) && /^(?:Celsius|Fahrenheit|C|F)$/.test(next)) return unit + 1;
  if (!/^(?:per|an?)$/.test(next)) return unit;
  return (lengths.test(text) && /^(?:hour|second|minute)$/.test(after)) || (volumes.test(text) && /^(?:day|year|hour|minute|second)$/.test(after)) ? unit + 2 : unit;
}

/** "6 feet 2 inches" is one measure. Returns the last token it takes. */
function addWithRest(context: BlockContext, number: NumberFind, unit: number): number {
  const { tokens } = context, end = restEnd(tokens, unit);
  const composed = /^(?:feet|foot|pounds?)$/.test(tokens[unit]?.text ?? '') && /^\d\d?$/.test(tokens[unit + 1]?.text ?? '') && smaller.test(tokens[unit + 2]?.text ?? '');
  const { from, low } = withLowEnd(tokens, number), text = composed ? undefined : numberText(number.value, low);
  add(context, from, composed ? unit + 2 : end, text === undefined ? undefined : `${text} ${unitText(context, vagueEnd(tokens, number) + 1, end)}`);
  return composed ? unit + 2 : end;
}

function unitText({ tokens, prose }: BlockContext, from: number, to: number): string {
  return prose.slice(tokens[from]?.start, tokens[to]?.end).replaceAll(/\s+/g, ' ');
}

/** "80kg", "6ft 2in", "six-foot", "a mile": number and unit in one word, or no number at all. */
function addWord(context: BlockContext, text: string, at: number): void {
  const { tokens } = context, code = text.charCodeAt(0), digit = code >= 48 && code <= 57;
  if (digit && text.length < 14) {
    const [, digits = '', unit = ''] = glued.exec(text) ?? [], next = tokens[at + 1]?.text ?? '';
    // "5m" of people or dollars is five million, "5m" alone may be.
    const counted = unit === 'm' && !digits.includes('.');
    if (unit === 'ft' && /^\d\d?in$/.test(next)) add(context, at, at + 1, undefined);
    else if (unit !== '' && unit !== 'in' && !counted && tokens[at - 1]?.kind !== 'symbol') add(context, at, at, `${digits.replaceAll(',', '')} ${unit}`);
  }
  if (text.includes('-') && (digit || text.length < 18)) {
    const [, number = '', unit = ''] = hyphenated.exec(text) ?? [];
    if (unit !== '' && (digit || numerals.has(number))) add(context, at, at, digit ? `${number.replaceAll(',', '')} ${unit}` : undefined);
  }
  if ((text === 'a' || text === 'an') && single.has(tokens[at + 1]?.text ?? '') && tokens[at - 1]?.text !== 'half') add(context, at, at + 1, `1 ${tokens[at + 1]?.text ?? ''}`);
}

function add(context: BlockContext, from: number, to: number, value: string | undefined): void {
  const first = context.tokens[from], last = context.tokens[to];
  if (!first || !last) return;
  context.mentions.push({ start: first.start, end: last.end, type: 'QUANTITY', confidence: 0.9, why: ['number with a unit'], ...(value === undefined ? {} : { value }) });
}
