import { numberAt, plainNumber } from './numbers';
import { contextOf, type BlockContext, type Recognizer } from './context';

const signs = new Map<string, string>([['$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₦', 'NGN'], ['₽', 'RUB'], ['₩', 'KRW'], ['₱', 'PHP'], ['₪', 'ILS'], ['₴', 'UAH'], ['₺', 'TRY'], ['฿', 'THB'], ['₫', 'VND']]);
const codes = new Map<string, string>([['Rs', 'INR'], ['Rs.', 'INR'], ['US$', 'USD'], ['C$', 'CAD'], ['A$', 'AUD'], ['HK$', 'HKD'], ['NZ$', 'NZD'], ['S$', 'SGD'], ['R$', 'BRL'], ['NT$', 'TWD'], ['USD', 'USD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['JPY', 'JPY'], ['CHF', 'CHF'], ['CNY', 'CNY'], ['RMB', 'CNY'], ['INR', 'INR'], ['RM', 'MYR'], ['AED', 'AED'], ['SAR', 'SAR'], ['QAR', 'QAR'], ['GHS', 'GHS'], ['KES', 'KES'], ['Sh', 'KES'], ['Ksh', 'KES'], ['NGN', 'NGN'], ['ZAR', 'ZAR'], ['GH¢', 'GHS'], ['GHC', 'GHS'], ['Dh', 'AED'], ['US', 'USD'], ['N', 'NGN'], ['R', 'ZAR'], ['A', 'AUD'], ['C', 'CAD'], ['HK', 'HKD'], ['NZ', 'NZD'], ['S', 'SGD'], ['NT', 'TWD'], ['Q', 'GTQ'], ['Tk', 'BDT']]);
const dollarPrefixes = new Set(['US', 'A', 'C', 'HK', 'NZ', 'S', 'NT', 'R']);
const names = new Map<string, string>([
  ['dollar', 'USD'], ['dollars', 'USD'], ['euro', 'EUR'], ['euros', 'EUR'], ['pound', 'GBP'], ['pounds', 'GBP'], ['yen', 'JPY'], ['yuan', 'CNY'], ['renminbi', 'CNY'], ['rupee', 'INR'], ['rupees', 'INR'], ['ruble', 'RUB'], ['rubles', 'RUB'], ['rouble', 'RUB'], ['roubles', 'RUB'],
  ['won', 'KRW'], ['peso', 'MXN'], ['pesos', 'MXN'], ['rand', 'ZAR'], ['naira', 'NGN'], ['shilling', 'KES'], ['shillings', 'KES'], ['franc', 'CHF'], ['francs', 'CHF'], ['krona', 'SEK'], ['kronor', 'SEK'], ['kroner', 'NOK'], ['zloty', 'PLN'], ['forint', 'HUF'], ['lira', 'TRY'], ['shekels', 'ILS'], ['shekel', 'ILS'], ['dirham', 'AED'], ['dirhams', 'AED'], ['riyal', 'SAR'], ['riyals', 'SAR'], ['rial', 'IRR'], ['rials', 'IRR'], ['dinar', 'KWD'], ['dinars', 'KWD'], ['baht', 'THB'], ['ringgit', 'MYR'], ['rupiah', 'IDR'], ['dong', 'VND'], ['taka', 'BDT'], ['cedi', 'GHS'], ['cedis', 'GHS'], ['hryvnia', 'UAH'], ['hryvnias', 'UAH'], ['reais', 'BRL'], ['bolivars', 'VES'], ['bitcoin', 'BTC'], ['bitcoins', 'BTC'], ['cent', 'USD'], ['cents', 'USD'], ['pence', 'GBP'], ['USD', 'USD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['INR', 'INR'], ['AED', 'AED'],
]);
const nationalities = /^(?:U\.S\.|US|Canadian|Australian|Hong|New|Singapore|Swiss|British|Mexican|Egyptian|Turkish|Swedish|Norwegian|Danish|Chinese|Japanese|Indian|Pakistani|CFA|Namibian)$/;

/** Finds amounts of money, with currency and number as their value: "$710 billion", "150 million euros". */
export const recognizeMoney: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  for (let at = 0; at < context.tokens.length; at++) at = moneyAt(context, at) ?? at;
};

/** Adds the amount that starts at a token; returns the last token it takes. */
function moneyAt(context: BlockContext, at: number): number | undefined {
  const { tokens } = context, token = tokens[at];
  if (!token) return undefined;
  const signed = signAt(context, at);
  if (signed) {
    const number = numberAt(context, signed.next);
    if (!number) return undefined;
    const currencyWord = tokens[number.to + 1];
    const to = currencyWord && names.has(currencyWord.text) && signed.currency === 'USD' ? number.to + 1 : number.to;
    return add(context, at, to, number.value, signed.currency);
  }
  const number = numberAt(context, at);
  if (!number) return undefined;
  let to = number.to + 1;
  if (tokens[to]?.text === 'of' && number.value === null && /^(?:millions|billions|thousands|hundreds|trillions)$/.test(tokens[to + 1]?.text ?? '')) to += 2;
  if (tokens[to]?.text === 'of' && number.value === null) to++;
  if (nationalities.test(tokens[to]?.text ?? '')) to++;
  const currency = names.get(tokens[to]?.text ?? '');
  if (!currency) return undefined;
  // "two pounds" may be a weight, "ten won" a score.
  if (/^(?:won|pound|pounds|rand|real|dong|cent)$/.test(tokens[to]?.text ?? '') && (number.value ?? 0) < 1000) return undefined;
  return add(context, at, to, /^(?:cents?|pence)$/.test(tokens[to]?.text ?? '') && number.value !== null ? number.value / 100 : number.value, currency);
}

function signAt({ tokens }: BlockContext, at: number): { currency: string; next: number } | undefined {
  const token = tokens[at], next = tokens[at + 1];
  if (!token || !next) return undefined;
  const sign = signs.get(token.text);
  if (sign) return { currency: sign, next: at + 1 };
  const code = codes.get(token.text);
  if (!code) return undefined;
  if (next.text === '$' && next.start === token.end && dollarPrefixes.has(token.text)) return { currency: code, next: at + 2 };
  return token.text.length > 1 && token.text !== 'US' && token.text !== 'HK' && next.kind !== 'punctuation' && /^\d/.test(next.text) ? { currency: code, next: at + 1 } : undefined;
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
