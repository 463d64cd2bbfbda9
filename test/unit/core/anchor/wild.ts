import fc from 'fast-check';

/** Texts of the pieces that make offsets go wrong. */
export const wild = fc.array(
  fc.constantFrom('a', 'Zoë', 'e\u0301', '\r\n', '\r', '\n', '🌾', '👩🏽‍🌾', '\uD83C', '\uDF3E', '\uFEFF', '\u202E', '\0', ' ', '“', 'ẞ'),
  { maxLength: 40 },
).map((parts) => parts.join(''));
