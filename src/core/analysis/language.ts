import { francAll } from 'franc-min';
import type { BlockFindings } from '../recognize/context';
import { formsOf, question } from '../recognize/forms';
import { isData } from './dataLines';
import type { SourceAnalysis } from './model';

/** Words that make up a third and more of any English text and are rare in other languages. */
const functionWords: ReadonlySet<string> = new Set(
  'the of and to a in that is was he for it with as his on be at by had not are but from or have an they which one you were her all she there would their we him been has when who will no if out so said what up its about than into them can only other new some could these may then do first any my now such like our over me even most made after also did many before must through i this'.split(' '),
);

/** The commonest small words of languages that are often quoted beside English, each language's on its own. */
const foreignWords: readonly ReadonlySet<string>[] = [
  'der die das und ist nicht mit von zu den dem des ein eine einen auf für sich im dass war hat wurde werden auch nach bei über am sagte wie es sie',
  'le la les des un une et est que qui dans pour par avec sur au aux du de en ne pas été sont ont plus il elle se ce cette lundi mardi',
  'el la los las de del que y en un una por con para se al no su es fue lo como más ha este esta dijo',
  'o os as do da dos das de que e em um uma por com para não se no na ao foi é ele ela mais disse',
  'il lo la i gli le di del della che e un una per con non sono è nel alla dei ha più si anche detto',
  'de het een van en niet op dat met voor zijn is te aan die er om ook naar bij werd heeft zei',
  'och att det som en ett på är av för med den inte till var han hon har de om så og er til ikke af at fra jeg et vi',
].map((list) => new Set(list.split(' ')));

/** A block's share in telling what language the source is in. */
export interface BlockLanguage {
  /** What the block alone says; null where it is too short, or too full of names, to be sure. */
  readonly is: 'en' | 'other' | null;
  readonly words: number;
  /** Its words without names, where it does not say itself what it is. */
  readonly plain: string;
  /** Characters that no text has: a binary file read as text. */
  readonly controls: number;
  readonly lines: number;
  /** Characters of lines, and of those among them that are code, data or a log. */
  readonly length: number;
  readonly data: number;
}

/** Fewer words without capitals than this say nothing for certain. */
const enough = 20;
/** With so few words, most of them must be another language's own, and hardly one English. */
const few = 8, mostlyForeign = 0.4, hardlyEnglish = 0.13;
/** English prose has twice this share of its own function words. */
const leastEnglish = 0.2;
/** How likely English may be, beside the likeliest language, in a text that is not. */
const mostEnglish = 0.87;
const longestSample = 1_000;
const script = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Ethiopic}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Lao}]/gu;

const isSmall = question(({ text }) => /^\p{Ll}/u.test(text));
const isShouted = question(({ text }) => text.length > 1 && !/\p{Ll}/u.test(text));

/** Tells what a block is written in, as far as it can. Names are left out: they are of any language. */
export function languageOfBlock({ tokens, prose }: Pick<BlockFindings, 'tokens' | 'prose'>): BlockLanguage {
  const small: string[] = [], shouted: string[] = [], forms = formsOf({ tokens });
  let words = 0;
  for (let at = 0; at < tokens.length; at++) {
    const form = forms[at];
    if (tokens[at]?.kind !== 'word' || !form) continue;
    words++;
    if (isSmall(form)) small.push(form.text);
    else if (isShouted(form)) shouted.push(form.lower);
  }
  const plain = small.length === 0 ? shouted : small, is = scriptOf(prose) ?? languageOfWords(plain);
  const lines = prose.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  return {
    is, words, plain: is === null ? plain.slice(0, 2 * enough).join(' ') : '',
    controls: prose.match(/[\0-\x08\x0E-\x1F\uFFFD]/g)?.length ?? 0,
    lines: lines.length, length: lengthOf(lines), data: lengthOf(lines.filter((line) => isData(line, () => englishShare(line.toLowerCase().match(/\p{L}+/gu) ?? [])))),
  };
}

/** A text in letters that English does not use is in another language. */
function scriptOf(prose: string): 'other' | null {
  if (!hasForeign(prose)) return null;
  const foreign = prose.match(script)?.length ?? 0;
  return foreign >= enough && foreign * 2 > (prose.match(/\p{L}/gu)?.length ?? 0) ? 'other' : null;
}

/** Whether so many characters lie behind the Latin ones, but are no punctuation, that the text may be in another script at all. */
function hasForeign(prose: string): boolean {
  let found = 0;
  for (let at = 0; at < prose.length && found < enough; at++) {
    const code = prose.charCodeAt(at);
    if (code >= 0x370 && (code < 0x2000 || code > 0x206f)) found++;
  }
  return found >= enough;
}

function languageOfWords(words: readonly string[]): 'en' | 'other' | null {
  if (words.length < enough) return words.length >= few && englishShare(words) <= hardlyEnglish && foreignShare(words) >= mostlyForeign ? 'other' : null;
  if (englishShare(words) >= leastEnglish) return 'en';
  const likely = francAll(words.join(' ').slice(0, longestSample)), english = likely.find(([language]) => language === 'eng')?.[1] ?? 0;
  const [best] = likely[0] ?? [];
  return best !== 'eng' && best !== 'und' && english < mostEnglish ? 'other' : null;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function englishShare(words: readonly string[]): number {
  return words.length === 0 ? 0 : words.filter((word) => functionWords.has(word)).length / words.length;
}

/** So many times the words of its English a source must have in other languages to be in another one: each of those paragraphs is left alone anyway. */
const mostOther = 2;

function foreignShare(words: readonly string[]): number {
  return Math.max(...foreignWords.map((own) => words.filter((word) => own.has(word)).length)) / words.length;
}

/** Whether a source is prose in English, prose in another language, or no prose at all; what nothing speaks against is English. */
export function languageOf(blocks: readonly BlockLanguage[], length: number): SourceAnalysis['language'] {
  let controls = 0, lines = 0, characters = 0, data = 0, english = 0, other = 0, undecided = 0;
  const open: string[] = [];
  for (const block of blocks) {
    controls += block.controls;
    lines += block.lines;
    characters += block.length;
    data += block.data;
    if (block.is === 'en') english += block.words;
    else if (block.is === 'other') other += block.words;
    else {
      undecided += block.words;
      if (open.length < 4 * enough && block.plain !== '') open.push(block.plain);
    }
  }
  if (controls > 8 + length / 200) return 'none';
  if (lines >= 5 && data >= characters * 0.6) return 'none';
  const together = other === 0 && english > 0 ? null : languageOfWords(open.join(' ').split(' '));
  if (english + other === 0) return together === 'other' ? 'other' : 'en';
  return other > mostOther * (english + (together === 'en' ? undecided : 0)) ? 'other' : 'en';
}
