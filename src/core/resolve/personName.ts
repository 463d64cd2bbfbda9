import { nameSuffixes } from '../recognize/facts/persons';

/** A person's name in words, without initials and suffixes; particles stay: "Robert F. Kennedy Jr." -> Robert, Kennedy. */
export function nameParts(name: string): string[] {
  const words = name.split(/\s+/).filter(Boolean);
  const kept = words.filter((word) => !nameSuffixes.has(word) && !/^\p{Lu}\.$/u.test(word));
  return kept.length > 0 ? kept : words;
}

/** Whether two first names may be one person's: equal, or one is the other's initial or beginning. */
export function sameFirstName(a: string, b: string): boolean {
  const x = a.toLowerCase().replaceAll('.', ''), y = b.toLowerCase().replaceAll('.', '');
  return x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y)) || (Math.min(x.length, y.length) >= 3 && (x.startsWith(y) || y.startsWith(x)));
}
