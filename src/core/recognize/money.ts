import { numbersOf, plainNumber, type NumberFind } from './numbers';
import { contextOf, type BlockContext, type Recognizer } from './context';

const signs = new Map<string, string>([['$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₦', 'NGN'], ['₽', 'RUB'], ['₩', 'KRW'], ['₱', 'PHP'], ['₪', 'ILS'], ['₴', 'UAH'], ['₺', 'TRY'], ['฿', 'THB'], ['₫', 'VND']]);
const codes = new Map<string, string>([['Rs', 'INR'], ['Rs.', 'INR'], ['US$', 'USD'], ['C$', 'CAD'], ['A$', 'AUD'], ['HK$', 'HKD'], ['NZ$', 'NZD'], ['S$', 'SGD'], ['R$', 'BRL'], ['NT$', 'TWD'], ['USD', 'USD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['JPY', 'JPY'], ['CHF', 'CHF'], ['CNY', 'CNY'], ['RMB', 'CNY'], ['INR', 'INR'], ['RM', 'MYR'], ['AED', 'AED'], ['SAR', 'SAR'], ['QAR', 'QAR'], ['GHS', 'GHS'], ['KES', 'KES'], ['Sh', 'KES'], ['Ksh', 'KES'], ['NGN', 'NGN'], ['ZAR', 'ZAR'], ['GH¢', 'GHS'], ['GHC', 'GHS'], ['Dh', 'AED'], ['US', 'USD'], ['N', 'NGN'], ['R', 'ZAR'], ['A', 'AUD'], ['C', 'CAD'], ['HK', 'HKD'], ['NZ', 'NZD'], ['S', 'SGD'], ['NT', 'TWD'], ['Q', 'GTQ'], ['Tk', 'BDT']]);
const dollarPrefixes = new Set(['US', 'A', 'C', 'HK', 'NZ', 'S', 'NT', 'R']);
const names = new Map<string, string>([
  ['dollar', 'USD'], ['dollars', 'USD'], ['euro', 'EUR'], ['euros', 'EUR'], ['pound', 'GBP'], ['pounds', 'GBP'], ['yen', 'JPY'], ['yuan', 'CNY'], ['renminbi', 'CNY'], ['rupee', 'INR'], ['rupees', 'INR'], ['ruble', 'RUB'], ['rubles', 'RUB'], ['rouble', 'RUB'], ['roubles', 'RUB'],
  ['won', 'KRW'], ['peso', 'MXN'], ['pesos', 'MXN'], ['rand', 'ZAR'], ['naira', 'NGN'], ['shilling', 'KES'], ['shillings', 'KES'], ['franc', 'CHF'], ['francs', 'CHF'], ['krona', 'SEK'], ['kronor', 'SEK'], ['kroner', 'NOK'], ['zloty', 'PLN'], ['forint', 'HUF'], ['lira', 'TRY'], ['shekels', 'ILS'], ['shekel', 'ILS'], ['dirham', 'AED'], ['dirhams', 'AED'], ['riyal', 'SAR'], ['riyals', 'SAR'], ['rial', 'IRR'], ['rials', 'IRR'], ['dinar', 'KWD'], ['dinars', 'KWD'], ['baht', 'THB'], ['ringgit', 'MYR'], ['rupiah', 'IDR'], ['dong', 'VND'], ['taka', 'BDT'], ['cedi', 'GHS'], ['cedis', 'GHS'], ['hryvnia', 'UAH'], ['hryvnias', 'UAH'], ['reais', 'BRL'], ['bolivars', 'VES'], ['bitcoin', 'BTC'], ['bitcoins', 'BTC'], ['cent', 'USD'], ['cents', 'USD'], ['pence', 'GBP'], ['USD', 'USD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['INR', 'INR'], ['AED', 'AED'],
]);
const nationalities = /^(?:U\.S\.|US|Canadian|Australian|Hong|New|Singapore|Swiss|British|Mexican|Egyptian|Turkish|Swedish|Norwegian|Danish|Chinese|Japanese|Indian|Pakistani|CFA|Namibian)$/;

/** Finds amounts of money, with currency and number as their value: "$12.5 million", "40 million euros". */
export const recognizeMoney: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  // "hundreds of millions of dollars" is one amount, though it holds two numbers.
  let taken = -1;
  for (const number of numbersOf(context)) {
    if (number.from > taken) taken = Math.max(taken, addSigned(context, number) || addNamed(context, number));
  }
};

/** "$5 million", "US$3m", "Rs 500 crore". Returns the last token it takes, or 0. */
function addSigned(context: BlockContext, number: NumberFind): number {
  const sign = signBefore(context, number.from);
  if (!sign) return 0;
  const { to } = number;
  const worded = sign.currency === 'USD' && names.get(context.tokens[to + 1]?.text ?? '') !== undefined;
  return add(context, sign.from, worded ? to + 1 : to, number.value, sign.currency);
}

/** "40 million euros", "hundreds of millions of dollars". */
function addNamed(context: BlockContext, number: NumberFind): number {
  const { tokens } = context;
  let to = number.to + 1;
  if (number.value === null && tokens[to]?.text === 'of') to += /^(?:millions|billions|thousands|hundreds|trillions)$/.test(tokens[to + 1]?.text ?? '') ? 2 : 1;
  if (number.value === null && tokens[to]?.text === 'of') to++;
  if (nationalities.test(tokens[to]?.text ?? '')) to++;
  const unit = tokens[to]?.text ?? '', currency = names.get(unit);
  // "two pounds" may be a weight, "ten won" a score.
  if (!currency || (/^(?:won|pounds?|rand|dong|cent)$/.test(unit) && (number.value ?? 0) < 1000)) return 0;
  return add(context, number.from, to, /^(?:cents?|pence)$/.test(unit) && number.value !== null ? number.value / 100 : number.value, currency);
}

function signBefore({ tokens }: BlockContext, at: number): { currency: string; from: number } | undefined {
  const token = tokens[at - 1], before = tokens[at - 2], number = tokens[at];
  if (!token || !number) return undefined;
  const sign = signs.get(token.text);
  if (sign && before && before.end === token.start && dollarPrefixes.has(before.text)) return { currency: codes.get(before.text) ?? sign, from: at - 2 };
  if (sign) return { currency: sign, from: at - 1 };
  const code = codes.get(token.text);
  return code && token.text.length > 1 && token.text !== 'US' && token.text !== 'HK' && /^\d/.test(number.text) ? { currency: code, from: at - 1 } : undefined;
}

function add(context: BlockContext, from: number, to: number, value: number | null, currency: string): number {
  const first = context.tokens[from], last = context.tokens[to];
  if (first && last) {
    context.mentions.push({
      start: first.start, end: last.end, type: 'MONEY', confidence: 0.95, why: ['amount with a currency'],
      ...(value === null || !Number.isFinite(value) ? {} : { value: `${currency} ${plainNumber(value)}` }),
    });
  }
  return to;
}
