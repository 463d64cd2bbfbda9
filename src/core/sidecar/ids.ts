import { sha256 } from '@noble/hashes/sha2.js';
import { encodeUtf8 } from './utf8';

/** SHA-256 of a text's UTF-8, as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return hex(sha256(encodeUtf8(text)));
}

/** A `urn:uuid:` of version 8 made of the first 122 bits of the SHA-256 of a text: equal texts give equal ids. */
export function derivedUuid(content: string): string {
  const bytes = sha256(encodeUtf8(content)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hex(bytes);
  return `urn:uuid:${[digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')}`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
