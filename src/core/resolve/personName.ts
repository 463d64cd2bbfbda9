import { nameSuffixes } from '../recognize/facts/persons';

/** A person's name in words, without initials and suffixes; particles stay: "Robert F. Kennedy Jr." -> Robert, Kennedy. */
export function nameParts(name: string): string[] {
  const words = name.split(/\s+/).filter(Boolean);
  const kept = words.filter((word) => !nameSuffixes.has(word) && !/^\p{Lu}\.$/u.test(word));
  return kept.length > 0 ? kept : words;
}

/** What tells father and son apart: "Jr"; empty where the name says nothing. */
export function suffixOf(name: string): string {
  const last = name.slice(name.lastIndexOf(' ') + 1);
  return last !== name && nameSuffixes.has(last) ? last.replace('.', '') : '';
}

/** Whether two first names may be one person's: equal, or one is the other's initial or beginning. */
export function sameFirstName(a: string, b: string): boolean {
  const x = a.toLowerCase().replaceAll('.', ''), y = b.toLowerCase().replaceAll('.', '');
  return x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y)) || isShortFor(x, y) || isShortFor(y, x);
}

/** "Dan" for Daniel, but not "Carl" for Carla or "Jean" for Jean-Luc. */
function isShortFor(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short) && !/^(?:-|[ae]$)/.test(long.slice(short.length));
}
