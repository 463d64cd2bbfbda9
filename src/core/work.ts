/** What may be done at a stretch, in units of about a microsecond. */
const slice = 4000;

/** Counts work, since core has no clock, and says when it is time to let others run. */
export class Work {
  private done = 0;

  constructor(private readonly pause: (() => Promise<void>) | undefined) {}

  /** Counts units of about a microsecond; true when `rest` should be awaited. */
  due(units: number): boolean {
    this.done += units;
    return this.done >= slice && this.pause !== undefined;
  }

  /** Lets others run. */
  async rest(): Promise<void> {
    this.done = 0;
    await this.pause?.();
  }
}
