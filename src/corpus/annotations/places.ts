import { NormalizedText } from '../../core/anchor/normalizedText';
import { followEdits } from '../../core/annotation/follow';
import { placeAnnotations, placeInSlices } from '../../core/annotation/place';
import { relink } from '../../core/annotation/relink';
import { relocateAnnotations } from '../../core/annotation/relocate';
import { standsAsStored } from '../../core/annotation/settle';
import type { FoundPlace } from '../../core/annotation/relocate';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { hashOf, sourceOf } from '../../core/sidecar/model';
import type { Sidecar, StoredAnnotation } from '../../core/sidecar/model';
import type { Span } from '../../core/span';
import type { TextChange } from '../ports';
import { Certainty, substantial } from './certainty';
import { changeBetween } from './changeBetween';
import { digestOf } from './lastSeen';
import type { SeenText } from './lastSeen';
import { Moments } from './moments';
import { at, basisIn, seenMoment, seenPlaces, shared, shifted, without } from './placesBasis';

/** What finding places needs from those who hold them. */
export interface PlacesHost {
  /** Lets others run in the middle of a long search. */
  readonly pause: () => Promise<void>;
  /** Called when a search has come to its end. */
  readonly found: () => void;
  readonly failed: (error: unknown) => void;
}

/** How annotations are linked to a changed sidecar; see relink. */
export interface RelinkOptions {
  readonly ours: boolean;
  readonly known?: ReadonlyMap<string, readonly Span[]>;
  readonly anew?: ReadonlySet<string>;
}

/** A search that is under way, for the text as it was when it began. */
interface Search {
  readonly ids: Set<string>;
  /** What was typed since. */
  readonly changes: TextChange[];
  cancelled: boolean;
  done: Promise<void>;
}

class Cancelled extends Error {}

/**
 * Where a source's annotations stand in its present text. Edits are followed at once. When a text takes another's place,
 * an exact search answers at once, and one that compares both texts puts right what that could not know.
 */
export class Places {
  private list: readonly PlacedAnnotation[] = [];
  private normal: NormalizedText | undefined;
  private sidecar: Sidecar | undefined;
  private readonly moments = new Moments();
  private readonly certain = new Certainty(() => this.search?.ids);
  /** Annotations that were described for a text which the sidecar's hash may not be of. */
  private readonly fresh = new Set<string>();
  private search: Search | undefined;
  private ready: { readonly text: NormalizedText; readonly found: ReadonlyMap<StoredAnnotation, PlacedAnnotation> } | undefined;

  constructor(private text: string, private readonly host: PlacesHost) {}

  /** The annotations in the order of their sidecar. */
  get all(): readonly PlacedAnnotation[] {
    return this.list;
  }

  /** The present text as the document has it. */
  get document(): string {
    return this.text;
  }

  /** The present text, normalised once. */
  normalized(): NormalizedText {
    this.normal ??= new NormalizedText(this.text);
    return this.normal;
  }

  /** Resolves when nothing is being looked for any more. */
  async settled(): Promise<void> {
    while (this.search) await this.search.done;
  }

  /** Whether something is being looked for. */
  get searching(): boolean {
    return this.search !== undefined;
  }

  /** Looks for a sidecar's annotations before `start`, letting others run in between; what was found serves while the text stays the same. */
  async prepare(sidecar: Sidecar): Promise<void> {
    const text = this.normalized();
    this.ready = { text, found: await placeInSlices(sidecar, text, this.host.pause) };
  }

  /** Finds a sidecar's annotations; `seen` are texts in which they stood before, the newest first. */
  start(sidecar: Sidecar | undefined, seen: readonly SeenText[]): void {
    this.cancel();
    this.sidecar = sidecar;
    this.list = [];
    if (!sidecar) return;
    const hash = this.normalized().sha256;
    const same = seen.find(({ sha256 }) => sha256 === hash), last = seen.find(({ sha256 }) => sha256 !== hash);
    const exact = hashOf(sidecar) === hash;
    const before = last && new NormalizedText(last.text);
    for (const text of seen) {
      const moment = seenMoment(sidecar, text, this.document.includes('\r\n'));
      this.moments.keep(moment.text, moment.places, new Set(), true);
    }
    const known = seenPlaces(same), earlier = seenPlaces(last), wanted: string[] = [], ready = this.ready?.text === this.normalized() ? this.ready.found : undefined;
    this.ready = undefined;
    this.list = placeAnnotations(sidecar, this.normalized(), ready && { found: ready }).map((found) => {
      const digest = digestOf(found.raw.json), there = known.get(found.id);
      if (there?.digest === digest) return { ...without(found), ...there.place, pieces: there.place.pieces.map((piece) => this.normalized().spanToDocument(piece)) };
      if (exact && found.state === 'placed' && standsAsStored(found, sourceOf(sidecar), this.normalized())) return found;
      const basis = before && basisIn(before, found, earlier.get(found.id), sourceOf(sidecar), hashOf(sidecar) === last?.sha256);
      if (basis) this.certain.set(found.id, basis);
      if (basis || found.state !== 'placed') wanted.push(found.id);
      return found;
    });
    this.find(wanted);
    this.keepMoment(this.text, this.list, true);
  }

  /** Moves the places along with edits, applied one after the other. */
  edit(changes: readonly TextChange[], text: string): void {
    const before = this.text, earlier = this.normal, list = this.list;
    this.setText(text);
    if (list.length === 0) return;
    this.search?.changes.push(...changes);
    const followed = followEdits(list, changes, this.source(), () => this.normalized());
    const then = this.moments.of(text), basis = shared(before, earlier), unsure = this.unsure();
    this.list = then ? followed.map((placed) => at(placed, then.get(placed.id))) : followed;
    const lossy = this.certain.noteChange(list, this.list, basis), isNew = ({ id }: PlacedAnnotation): boolean => then?.has(id) !== true;
    const cut = this.certain.noteCut(list.filter(isNew), changes, basis);
    if (lossy || cut.length > 0) this.moments.keep(before, list, unsure, true);
    for (const [id] of then ?? []) this.search?.ids.delete(id);
    const brings = changes.some((change) => change.text.length >= substantial);
    const wanted = brings ? [...cut, ...this.list.filter((placed) => placed.state !== 'placed' && isNew(placed)).map(({ id }) => id)] : [];
    // An undo may come as one change that says nothing of what moved: what is being looked for is looked for here.
    if (wanted.length > 0 || (then && this.search)) this.find(wanted);
    this.keepMoment(text, this.list, false);
  }

  /** Finds everything again in a text that took this one's place; what stood in a part that did not change stays there. */
  replace(text: string): void {
    const before = this.text, list = this.list, basis = shared(before, this.normal);
    if (before === text) return;
    this.keepMoment(before, list, true);
    this.setText(text);
    if (!this.sidecar || list.length === 0) return;
    const change = changeBetween(before, text), then = this.moments.of(text);
    for (const [id] of then ?? []) this.search?.ids.delete(id);
    const exact = hashOf(this.sidecar) === this.normalized().sha256;
    const quick = new Map(then?.size === list.length ? [] : placeAnnotations(this.sidecar, this.normalized()).map((found) => [found.raw, found]));
    const wanted: string[] = [];
    this.list = list.map((old) => {
      const remembered = then?.get(old.id);
      if (remembered) return at(old, remembered);
      const stayed = shifted(old, change), found = quick.get(old.raw) ?? stayed;
      if (exact && found.state === 'placed' && !this.fresh.has(old.id) && standsAsStored(found, this.source(), this.normalized())) return found;
      if (old.state === 'placed' && this.search?.ids.has(old.id) !== true) {
        if (old.pieces.every((piece) => piece.end <= change.start || piece.start >= change.end) && stayed.state === 'placed') return stayed;
        this.certain.set(old.id, { text: basis(), pieces: old.pieces });
      }
      wanted.push(old.id);
      return found.state !== 'placed' && stayed.state === 'placed' ? stayed : found;
    });
    const isKnown = (_placed: PlacedAnnotation, i: number): boolean => then?.has(list[i]?.id ?? '') === true;
    this.certain.noteChange(list.filter(isKnown), this.list.filter(isKnown), basis);
    this.find(wanted);
    this.keepMoment(text, this.list, true);
  }

  /** Takes up a changed sidecar; see relink. */
  relink(sidecar: Sidecar | undefined, options: RelinkOptions): void {
    const before = this.list;
    this.sidecar = sidecar;
    this.list = relink(sidecar, before, this.normalized(), options);
    const old = new Map(before.map((placed) => [placed.id, placed]));
    const set = this.list.filter(({ id, raw }) => options.known?.has(id) || options.anew?.has(id) || (!options.ours && old.get(id)?.raw.json !== raw.json));
    this.moments.forget(set.map(({ id }) => id));
    for (const { id } of set) {
      this.certain.delete(id);
      this.search?.ids.delete(id);
      if (options.ours) this.fresh.add(id);
      else this.fresh.delete(id);
    }
    if (!options.ours) this.find(set.filter(({ state }) => state !== 'placed').map(({ id }) => id));
    this.keepMoment(this.text, this.list, true);
  }

  /** Ends what is under way. */
  cancel(): void {
    if (this.search) this.search.cancelled = true;
    this.search = undefined;
  }

  private source(): string | undefined {
    return this.sidecar && sourceOf(this.sidecar);
  }

  private setText(text: string): void {
    if (text !== this.text) this.normal = undefined;
    this.text = text;
  }

  /** Begins to look for annotations, together with those that are being looked for. */
  private find(ids: readonly string[]): void {
    const all = new Set([...(this.search?.ids ?? []), ...ids]);
    this.cancel();
    if (all.size === 0) return;
    const search: Search = { ids: all, changes: [], cancelled: false, done: Promise.resolve() };
    this.search = search;
    search.done = this.run(search);
  }

  private async run(search: Search): Promise<void> {
    const pause = async (): Promise<void> => {
      await this.host.pause();
      if (search.cancelled) throw new Cancelled();
    };
    try {
      await Promise.resolve();
      if (search.cancelled) return;
      const wanted = this.list.filter(({ id }) => search.ids.has(id)), text = this.normalized();
      search.changes.length = 0;
      await this.certain.bringForward(wanted, this.source(), { pause });
      const found = await relocateAnnotations(wanted, this.certain.all, this.source(), text, { pause });
      if (!search.cancelled) this.apply(search, found);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.host.failed(error);
    } finally {
      if (this.search === search) this.search = undefined;
    }
    if (!search.cancelled) this.host.found();
  }

  /** Puts annotations where they were found, moved along with what was typed meanwhile. */
  private apply(search: Search, found: ReadonlyMap<string, FoundPlace>): void {
    const before = this.list;
    const moved = followEdits(before.flatMap((annotation) => {
      const place = search.ids.has(annotation.id) ? found.get(annotation.id) : undefined;
      return place && (place.state === 'placed' || !this.certain.isCut(annotation.id)) ? [{ ...without(annotation), ...place }] : [];
    }), search.changes, this.source(), () => this.normalized());
    const byId = new Map(moved.map((annotation) => [annotation.id, annotation]));
    this.list = before.map((annotation) => byId.get(annotation.id) ?? annotation);
    this.certain.noteFound(this.list);
    if (this.search === search) this.search = undefined;
    this.keepMoment(this.text, this.list, true);
  }

  /** Remembers this moment. */
  private keepMoment(text: string, places: readonly PlacedAnnotation[], matters: boolean): void {
    this.moments.keep(text, places, this.unsure(), matters);
  }

  /** The annotations that are being looked for, and those that stand nowhere without its being known where they stood. */
  private unsure(): Set<string> {
    const lost = this.list.filter(({ id, state }) => state !== 'placed' && !this.certain.has(id)).map(({ id }) => id);
    return new Set([...(this.search?.ids ?? []), ...lost]);
  }
}
