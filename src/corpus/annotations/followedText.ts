import type { NormalizedText } from '../../core/anchor/normalizedText';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { TextChange } from '../ports';
import { Places } from './places';
import type { SourceHost } from './sourceHost';

/** The most characters that one key puts in, as an opening mark with its closing one, or takes out. */
const oneKey = 2;

function isOneKey({ start, end, text }: TextChange): boolean {
  return text.length <= oneKey && end - start <= oneKey;
}

/** The present text of one source, saved or not, and where its annotations stand in it. */
export abstract class FollowedText {
  protected readonly places: Places;

  constructor(readonly uri: string, text: string, protected dirty: boolean, protected readonly host: SourceHost) {
    this.places = new Places(text, {
      pause: host.pause,
      found: () => {
        this.host.changed(this.uri);
        void this.remember();
      },
      failed: (error) => { host.failed(uri, error); },
    });
  }

  /** The annotations with their places in the present text. */
  get placed(): readonly PlacedAnnotation[] {
    return this.places.all;
  }

  get isDirty(): boolean {
    return this.dirty;
  }

  /** The present text, normalised once. */
  normalized(): NormalizedText {
    return this.places.normalized();
  }

  /** Moves the places along with edits, applied one after the other. */
  edit(changes: readonly TextChange[], text: string, dirty: boolean): void {
    this.dirty = dirty;
    // What makes a document its file's text again was no typing but an undo, a revert or another program. Of single keys
    // nobody knows at first; where all that they change is a character, the marks around it go with it, whoever did it.
    if (dirty || changes.every(isOneKey)) this.places.edit(changes, text);
    else this.replace(text, false);
  }

  /** The present text is not the file's: nothing is written before it is saved. */
  unsaved(): void {
    this.dirty = true;
  }

  /** Finds everything again in a text that replaced the one before; what stood in a part that did not change stays there. */
  replace(text: string, dirty: boolean): void {
    this.dirty = dirty;
    if (text === this.places.document) return;
    this.places.replace(text);
    void this.remember();
  }

  /** Remembers the text on which everything stands now, if it is the saved one and nothing is being looked for. */
  protected abstract remember(): Promise<void>;
}
