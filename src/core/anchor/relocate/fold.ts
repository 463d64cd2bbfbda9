/** A folded text and, for each of its code units, the stretch of the original that it stands for. */
export interface FoldedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const apostrophe = "'", quotation = '"', hyphen = '-';

/** Typographic variants that editors, converters and style guides exchange for one another. */
const variants: ReadonlyMap<string, string> = new Map([
  ...[...'‘’‚‛′ʼ`´‹›'].map((mark) => [mark, apostrophe] as const),
  ...[...'“”„‟″«»'].map((mark) => [mark, quotation] as const),
  ...[...'‐‑‒–—―−'].map((mark) => [mark, hyphen] as const),
  ['…', '...'],
]);

/** Soft hyphens, joiners, bidi controls and byte order marks: they show nothing. */
export const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const mark = /\p{M}/u;
const plain = /^[A-Za-z0-9 ,;:!?]*$/;

/** Whether a character shows nothing, so that texts with and without it are the same. */
export function isInvisible(character: string): boolean {
  return character.search(invisible) === 0;
}

/** One form for all ways of writing a mark: quotation marks, dashes, ellipses; runs of dashes are one. */
export function foldCharacter(character: string): string {
  return variants.get(character) ?? character;
}

/** The form of a word or mark that is equal for texts that differ in typography or Unicode normalisation only. */
export function foldToken(raw: string): string {
  if (plain.test(raw)) return raw;
  const folded = [...raw.replace(invisible, '').normalize('NFC')].map(foldCharacter).join('');
  if (folded === "''") return quotation;
  return /^-+$/.test(folded) ? hyphen : folded;
}

/**
 * Folds a text as foldToken does, with every run of white space as one space, and says what each code unit stands for.
 * Takes time in proportion to the text.
 */
export function foldText(text: string): FoldedText {
  const starts: number[] = [], ends: number[] = [];
  let out = '';
  for (let at = 0; at < text.length;) {
    const end = clusterEnd(text, at);
    const folded = foldCluster(text.slice(at, end));
    const last = out.charAt(out.length - 1);
    if ((folded === ' ' || folded === hyphen) && last === folded) ends[ends.length - 1] = end;
    else if (folded === apostrophe && last === apostrophe && ends[ends.length - 1] === at) {
      out = out.slice(0, -1) + quotation;
      ends[ends.length - 1] = end;
    } else {
      for (let i = 0; i < folded.length; i++) {
        starts.push(at);
        ends.push(end);
      }
      out += folded;
    }
    at = end;
  }
  return { text: out, starts, ends };
}

function foldCluster(cluster: string): string {
  if (cluster.length === 1 && plain.test(cluster)) return cluster;
  if (cluster.trim() === '') return isInvisible(cluster) ? '' : ' ';
  return cluster.length === 1 ? foldCharacter(cluster.replace(invisible, '')) : cluster.replace(invisible, '').normalize('NFC');
}

/** The end of a character together with the combining marks that follow it. */
function clusterEnd(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  let end = at + (code > 0xffff ? 2 : 1);
  if (code <= 0x20) return end;
  while (end < text.length && text.charCodeAt(end) >= 0x300 && mark.test(text.charAt(end))) end++;
  return end;
}
