import type { FoundPlace } from '../../core/annotation/relocate';
import type { PlacedAnnotation } from '../../core/annotation/types';

/** Moments that are remembered. */
const most = 200;
/** Longer texts are looked at only when there is reason to. */
const cheap = 300_000;

interface Moment {
  readonly places: readonly Remembered[];
  readonly unsure: ReadonlySet<string>;
  readonly sequence: number;
}

/** Where an annotation stood. */
type Remembered = FoundPlace & Pick<PlacedAnnotation, 'id'>;

/** Earlier states of a text, known by a hash, so that what an undo or a revert brings back stands where it stood. */
export class Moments {
  private readonly byText = new Map<string, Moment>();
  private readonly lengths = new Map<number, number>();
  /** When the places of an annotation were set otherwise than by the text: earlier moments say nothing about it. */
  private readonly setAt = new Map<string, number>();
  private sequence = 0;

  /** Remembers where annotations stand in a text, save those of which that is not known for certain; `matters`: even when the text is long. */
  keep(text: string, places: readonly Remembered[], unsure: ReadonlySet<string>, matters: boolean): void {
    if (places.length === 0 || (text.length > cheap && !matters)) return;
    const key = keyOf(text);
    if (!this.byText.delete(key)) this.lengths.set(text.length, (this.lengths.get(text.length) ?? 0) + 1);
    this.byText.set(key, { places, unsure, sequence: ++this.sequence });
    for (const [oldest] of this.byText) {
      if (this.byText.size <= most) break;
      this.byText.delete(oldest);
      const length = Number.parseInt(oldest, 10), left = (this.lengths.get(length) ?? 1) - 1;
      if (left > 0) this.lengths.set(length, left);
      else this.lengths.delete(length);
    }
  }

  /** Forgets where annotations stood: a person or another program has put them elsewhere. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.setAt.set(id, this.sequence);
  }

  /** The places that annotations had in this very text, by id, as far as they are remembered; undefined when the text is new. */
  of(text: string): ReadonlyMap<string, FoundPlace> | undefined {
    const moment = this.lengths.has(text.length) ? this.byText.get(keyOf(text)) : undefined;
    if (!moment) return undefined;
    const known = moment.places.filter(({ id }) => !moment.unsure.has(id) && (this.setAt.get(id) ?? 0) < moment.sequence);
    return new Map(known.map((place) => [place.id, place]));
  }
}

/** The text's length and 64 bits of hash: enough to tell the states of one text apart. */
function keyOf(text: string): string {
  let one = 0x811c9dc5, two = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b);
    two ^= two >>> 13;
  }
  return `${text.length}:${(one >>> 0).toString(36)}:${(two >>> 0).toString(36)}`;
}
