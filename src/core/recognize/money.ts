import { numberOf, numberText, numbersOf, plainNumber, withLowEnd, type NumberFind } from './numbers';
import { joinRanges } from './ranges';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';
import { formsOf, question } from './forms';

const signs = new Map<string, string>([['$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₦', 'NGN'], ['₽', 'RUB'], ['₩', 'KRW'], ['₱', 'PHP'], ['₪', 'ILS'], ['₴', 'UAH'], ['₺', 'TRY'], ['฿', 'THB'], ['₫', 'VND']]);
const codes = new Map<string, string>([['Rs', 'INR'], ['Rs.', 'INR'], ['US$', 'USD'], ['N$', 'NAD'], ['C$', 'CAD'], ['A$', 'AUD'], ['HK$', 'HKD'], ['NZ$', 'NZD'], ['S$', 'SGD'], ['R$', 'BRL'], ['NT$', 'TWD'], ['USD', 'USD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['JPY', 'JPY'], ['CHF', 'CHF'], ['CNY', 'CNY'], ['RMB', 'CNY'], ['INR', 'INR'], ['RM', 'MYR'], ['AED', 'AED'], ['SAR', 'SAR'], ['QAR', 'QAR'], ['GHS', 'GHS'], ['KES', 'KES'], ['Sh', 'KES'], ['Ksh', 'KES'], ['NGN', 'NGN'], ['ZAR', 'ZAR'], ['GH¢', 'GHS'], ['GHC', 'GHS'], ['Dh', 'AED'], ['US', 'USD'], ['N', 'NGN'], ['R', 'ZAR'], ['A', 'AUD'], ['C', 'CAD'], ['HK', 'HKD'], ['NZ', 'NZD'], ['S', 'SGD'], ['NT', 'TWD'], ['Q', 'GTQ'], ['Tk', 'BDT'],
  ['KD', 'KWD'], ['BD', 'BHD'], ['RO', 'OMR'], ['OMR', 'OMR'], ['QR', 'QAR'], ['SR', 'SAR'], ['LE', 'EGP'], ['JD', 'JOD'], ['Rp', 'IDR'], ['Rp.', 'IDR'], ['Shs', 'KES'], ['Sh.', 'KES'], ['KSh', 'KES'], ['TSh', 'TZS'], ['UGX', 'UGX'], ['FCFA', 'XAF'], ['CFA', 'XAF'], ['MK', 'MWK'], ['GH', 'GHS'], ['CUP', 'CUP'], ['TWD', 'TWD'], ['SEK', 'SEK'], ['NOK', 'NOK'], ['DKK', 'DKK'], ['PLN', 'PLN'], ['TRY', 'TRY'], ['MXN', 'MXN'], ['BRL', 'BRL'], ['AUD', 'AUD'], ['CAD', 'CAD'], ['NZD', 'NZD'], ['SGD', 'SGD'], ['HKD', 'HKD'], ['PKR', 'PKR'], ['LKR', 'LKR'], ['NPR', 'NPR'], ['PHP', 'PHP'], ['THB', 'THB'], ['VND', 'VND'], ['KZT', 'KZT'], ['RUB', 'RUB'], ['UAH', 'UAH'], ['ILS', 'ILS'], ['NIS', 'ILS'], ['Tk.', 'BDT'],
]);
const dollarPrefixes = new Set(['N', 'US', 'A', 'C', 'HK', 'NZ', 'S', 'NT', 'R']);
const names = new Map<string, string>([
  ['dollar', 'USD'], ['dollars', 'USD'], ['euro', 'EUR'], ['euros', 'EUR'], ['pound', 'GBP'], ['pounds', 'GBP'], ['yen', 'JPY'], ['yuan', 'CNY'], ['renminbi', 'CNY'], ['rupee', 'INR'], ['rupees', 'INR'], ['ruble', 'RUB'], ['rubles', 'RUB'], ['rouble', 'RUB'], ['roubles', 'RUB'],
  ['won', 'KRW'], ['peso', 'MXN'], ['pesos', 'MXN'], ['rand', 'ZAR'], ['naira', 'NGN'], ['shilling', 'KES'], ['shillings', 'KES'], ['franc', 'CHF'], ['francs', 'CHF'], ['krona', 'SEK'], ['kronor', 'SEK'], ['kroner', 'NOK'], ['zloty', 'PLN'], ['forint', 'HUF'], ['lira', 'TRY'], ['shekels', 'ILS'], ['shekel', 'ILS'], ['dirham', 'AED'], ['dirhams', 'AED'], ['riyal', 'SAR'], ['riyals', 'SAR'], ['rial', 'IRR'], ['rials', 'IRR'], ['dinar', 'KWD'], ['dinars', 'KWD'], ['baht', 'THB'], ['ringgit', 'MYR'], ['rupiah', 'IDR'], ['dong', 'VND'], ['taka', 'BDT'], ['cedi', 'GHS'], ['cedis', 'GHS'], ['hryvnia', 'UAH'], ['hryvnias', 'UAH'], ['reais', 'BRL'], ['bolivars', 'VES'], ['bitcoin', 'BTC'], ['bitcoins', 'BTC'], ['buck', 'USD'], ['bucks', 'USD'], ['quid', 'GBP'], ['cent', 'USD'], ['cents', 'USD'], ['pence', 'GBP'], ['USD', 'USD'], ['EUR', 'EUR'], ['GBP', 'GBP'], ['INR', 'INR'], ['AED', 'AED'],
]);
const nationalities = /^(?:U\.S\.|US|HK|NZ|Canadian|Australian|Hong|New|Singapore|Swiss|British|Mexican|Egyptian|Turkish|Swedish|Norwegian|Danish|Chinese|Japanese|Indian|Pakistani|CFA|Namibian|Zimbabwean|Kenyan|Ugandan|Tanzanian|Nigerian|Ghanaian|Argentine|Chilean|Colombian|Philippine|Taiwan|Kuwaiti|Iraqi|Jordanian|Saudi|Qatari|Emirati|Omani|Czech|Icelandic)$/;

/** Finds amounts of money, with currency and number as their value: "$12.5 million", "40 million euros". */
export const recognizeMoney: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const before = context.mentions.length, forms = formsOf(context);
  context.tokens.forEach((token, at) => {
    if (!mayHold(forms[at])) return;
    if (token.kind === 'word' && token.text.length > 2) addJoined(context, token.text, at);
    else if (token.kind === 'symbol') addPriced(context, token, context.tokens[at + 1]);
  });
  // "hundreds of millions of dollars" is one amount, though it holds two numbers.
  let taken = -1;
  for (const number of numbersOf(context)) {
    if (number.from > taken) taken = Math.max(taken, addSigned(context, number) || addNamed(context, number) || addClosed(context, number));
  }
  joinRanges(context, before);
};

/** Whether a word can be or hold an amount, or be its sign, at all: most cannot. */
const mayHold = question(({ text }) => text.charCodeAt(0) < 58 || hasDigit(text) || text.includes('illion-') || signs.has(text));

/** The amount in "$30-a-month", "$5-an-hour". */
function addPriced({ mentions }: BlockContext, sign: Token, word: Token | undefined): void {
  const currency = signs.get(sign.text), digits = currency === undefined || !word || word.start !== sign.end ? undefined : /^(\d[\d,]*(?:\.\d+)?)-(?:an?|per|plus)\b/.exec(word.text)?.[1];
  if (word && currency !== undefined && digits !== undefined) mentions.push({ start: sign.start, end: word.start + digits.length, type: 'MONEY', confidence: 0.95, why: ['amount with a currency'], value: `${currency} ${numberText(numberOf(digits)) ?? ''}` });
}

/** "$5 million", "US$3m", "Rs 500 crore". Returns the last token it takes, or 0. */
function addSigned(context: BlockContext, number: NumberFind): number {
  const sign = signBefore(context, number.from);
  if (!sign) return 0;
  const { to } = number;
  const worded = sign.currency === 'USD' && names.get(context.tokens[to + 1]?.text ?? '') !== undefined;
  return add(context, sign.from, worded ? to + 1 : to, numberText(number.value, number.low), sign.currency);
}

/** "300€", "250 €": the sign last. */
function addClosed(context: BlockContext, { from, to, value, low }: NumberFind): number {
  const { tokens } = context, sign = tokens[to + 1], next = tokens[to + 2], currency = /^[€£₽₴₫]$/.test(sign?.text ?? '') ? signs.get(sign?.text ?? '') : undefined;
  if (currency === undefined || !sign || (next?.start === sign.end && /^\d/.test(next.text))) return 0;
  return add(context, from, to + 1, numberText(value, low), currency);
}

const joined = /^([A-Z][A-Za-z]{0,3}?)(\d[\d,]*(?:\.\d+)?)(k|m|mn|mil|million|b|bn|bil|billion|tn|trillion)?$/;
const trailing = /^(\d[\d,]*(?:\.\d+)?)([A-Z]{3})$/;
const compound = /^(?:[a-z]+-|\d[\d.]*-)?(?:multi)?(?:million|billion|trillion)-(dollar|euro|pound|rupee|yen|yuan|rand|naira|peso)$/;
const scaleOf: ReadonlyMap<string, number> = new Map([['k', 1e3], ['m', 1e6], ['b', 1e9], ['t', 1e12], ['crore', 1e7], ['lakh', 1e5]]);
const thousands = /^\d{3}$/;

/** "RM7.8mil", "R120 000", "12CUP", "30-million-dollar": number and currency in one word. */
function addJoined(context: BlockContext, text: string, at: number): void {
  const code = text.charCodeAt(0);
  if (code >= 65 && code <= 90) {
    const [, prefix = '', digits = '', scale = ''] = hasDigit(text) ? (joined.exec(text) ?? []) : [];
    // One letter and a small number is a road, a paper size or a gene: "A4", "N7".
    const enough = prefix.length > 1 || scale !== '' || digits.length > 2 || thousands.test(context.tokens[at + 1]?.text ?? '');
    if (codes.has(prefix) && enough) addWithTail(context, at, prefix, numberOf(digits) * (scaleOf.get(scale.charAt(0)) ?? 1));
  } else if ((code >= 48 && code <= 57) || (text.length > 10 && text.includes('illion-'))) {
    const [, digits = '', currency = ''] = trailing.exec(text) ?? [];
    if (codes.has(currency)) add(context, at, at, numberText(numberOf(digits)), currency);
    const name = compound.exec(text)?.[1];
    if (name !== undefined) add(context, at, at, undefined, names.get(name) ?? '');
  }
}

/** Whether a digit follows the one to four letters of a code. */
function hasDigit(text: string): boolean {
  for (let at = 1; at < 5; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Takes in the thousands that a space sets off, and a "million" that follows. */
function addWithTail(context: BlockContext, at: number, prefix: string, start: number): void {
  const { tokens } = context;
  let to = at, value = start;
  // The tokenizer joins the thousands behind a comma to numbers only.
  if (tokens[to + 1]?.text === ',' && tokens[to + 1]?.start === tokens[to]?.end && tokens[to + 2]?.start === tokens[to + 1]?.end && /^\d{3}(?:,\d{3})*$/.test(tokens[to + 2]?.text ?? '')) {
    value = numberOf(`${plainNumber(value)}${tokens[to + 2]?.text ?? ''}`);
    to += 2;
  }
  while (thousands.test(tokens[to + 1]?.text ?? '')) value = value * 1000 + Number(tokens[++to]?.text);
  const word = /^(?:million|billion|trillion|bn|mn|crore|lakh)$/.exec(tokens[to + 1]?.text ?? '')?.[0];
  if (word !== undefined) {
    to++;
    value *= scaleOf.get(word) ?? scaleOf.get(word.charAt(0)) ?? 1;
  }
  add(context, at, to, numberText(value), codes.get(prefix) ?? prefix);
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
  const { from, low } = withLowEnd(tokens, number), share = /^(?:cents?|pence)$/.test(unit) ? 0.01 : 1;
  return add(context, from, to, numberText(number.value === null ? null : number.value * share, typeof low === 'number' ? low * share : low), currency);
}

function signBefore({ tokens }: BlockContext, at: number): { currency: string; from: number } | undefined {
  const token = tokens[at - 1], before = tokens[at - 2], number = tokens[at];
  if (!token || !number) return undefined;
  const sign = signs.get(token.text);
  if (sign && before && token.start - before.end <= (before.text === 'US' ? 1 : 0) && dollarPrefixes.has(before.text)) return { currency: codes.get(`${before.text}$`) ?? sign, from: at - 2 };
  if (sign) return { currency: sign, from: at - 1 };
  const code = codes.get(token.text);
  return code && token.text.length > 1 && token.text !== 'US' && token.text !== 'HK' && /^\d/.test(number.text) ? { currency: code, from: at - 1 } : undefined;
}

function add(context: BlockContext, from: number, to: number, amount: string | undefined, currency: string): number {
  const first = context.tokens[from], last = context.tokens[to];
  if (first && last) context.mentions.push({ start: first.start, end: last.end, type: 'MONEY', confidence: 0.95, why: ['amount with a currency'], ...(amount === undefined ? {} : { value: `${currency} ${amount}` }) });
  return to;
}
