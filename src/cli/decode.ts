/** A file's text without its BOM, with a note where a guess was made; or why it is declined. */
export type Decoded =
  | { readonly text: string; readonly note?: string }
  | { readonly declined: string };

const probe = 8_192;

/** Decodes as editors do: by a BOM, else as strict UTF-8, else as windows-1252. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = encodingByMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes) };
  if (bytes.subarray(0, probe).includes(0)) return { declined: 'it is not a text; if it is one, save it as UTF-8' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: decodeWindows1252(bytes), note: 'it is not valid UTF-8 and was read as windows-1252; save it as UTF-8 to be sure' };
  }
}

/** What the bytes 0x80 to 0x9F stand for, by https://encoding.spec.whatwg.org/index-windows-1252.txt. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Decodes by hand: Node 20 takes windows-1252 for ISO 8859-1, whose quotation marks are control characters. */
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\x80-\x9F]/g, (char) => windows1252.charAt(char.charCodeAt(0) - 0x80));
}

function encodingByMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
