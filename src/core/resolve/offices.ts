/** Nouns of office that stand as a title before a name, too, with the title's short form. */
const offices = new Map<string, string>([
  ...['president', 'minister', 'premier', 'chancellor', 'mayor', 'ambassador', 'judge', 'justice', 'sheriff', 'major', 'commander', 'bishop', 'archbishop', 'cardinal', 'pastor', 'rabbi', 'imam', 'coach', 'detective', 'inspector', 'officer', 'secretary', 'congressman', 'congresswoman', 'councillor', 'speaker', 'director', 'chairman', 'chairwoman', 'commissioner', 'doctor', 'king', 'queen', 'prince', 'princess', 'pope', 'emperor', 'sultan', 'emir', 'sheikh'].map((noun): [string, string] => [noun, noun]),
  ...Object.entries({ 'senator': 'sen.', 'governor': 'gov.', 'representative': 'rep.', 'general': 'gen.', 'colonel': 'col.', 'captain': 'capt.', 'admiral': 'adm.', 'sergeant': 'sgt.', 'professor': 'prof.', 'lieutenant': 'lt.', 'reverend': 'rev.' }).flatMap(([noun, short]): [string, string][] => [[noun, noun], [short, noun], [short.slice(0, -1), noun]]),
  ['dr.', 'doctor'], ['dr', 'doctor'],
]);

/** The office that a word names, in full: "Sen." -> "senator"; empty where it names none. */
export function officeOf(word: string): string {
  return word.length > 14 ? '' : (offices.get(word.toLowerCase()) ?? '');
}

/** The office in the description right behind a name: "mayor" in ", the former mayor of Vik". */
export function officeAfter(prose: string, end: number): string {
  if (prose.charAt(end) !== ',') return '';
  const [phrase = ''] = prose.slice(end + 1, end + 60).split(/[,.;:—]|\s(?:of|at|for|in|and|said)\s/u, 1);
  const words = phrase.trim().split(/\s+/u);
  return /^(?:an?|the|now|then|former|formerly|who)$/u.test(words[0] ?? '') ? officeOf(words[words.length - 1] ?? '') : '';
}
