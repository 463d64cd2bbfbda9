import type { Disposable, Event } from './ports';

/** A source of events; listeners are called in the order in which they came, and one that throws does not stop the others. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(value: T) => void>();

  /** `onError` receives what a listener throws. */
  constructor(private readonly onError: (error: unknown) => void) {}

  readonly event: Event<T> = (listener) => {
    const own = (value: T): void => { listener(value); };
    this.listeners.add(own);
    return { dispose: () => { this.listeners.delete(own); } };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.onError(error);
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}
