/** Longer words are no words: they are looked at each time, so that what is kept stays small. */
const longest = 64;
/** Shorter strings are copied when they are cut out of a text; longer ones would keep all of it alive. */
const shortestSlice = 13;

/** Remembers what depends on a word alone; what is remembered is bounded and holds no text. */
export class Memo<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly make: (word: string) => T, private readonly most = 30_000) {}

  get(word: string): T {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    if (word.length > longest) return this.make(word);
    const own = word.length < shortestSlice ? word : ` ${word}`.slice(1), made = this.make(own);
    if (this.known.size >= this.most) this.known.clear();
    this.known.set(own, made);
    return made;
  }
}
