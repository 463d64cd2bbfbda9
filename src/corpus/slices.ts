/** How much is done at a stretch, in units of the task's own, and what is called in between and for what fails. */
export interface SlicesOptions {
  readonly budget: number;
  readonly pause: () => Promise<void>;
  readonly failed: (key: string, error: unknown) => void;
}

/** Does a task for each of many keys, as many at a stretch as a budget allows, so that nobody has to wait until all are done. */
export class Slices {
  private readonly waiting = new Set<string>();
  private running = false;

  /** `task` tells what it cost. */
  constructor(private readonly task: (key: string) => number, private readonly options: SlicesOptions) {}

  /** Does the task for these, the first of them at once; those that wait already are done once. */
  start(keys: Iterable<string>): void {
    for (const key of keys) this.waiting.add(key);
    if (!this.running) void this.run();
  }

  /** Does it for this one now, if it waits. */
  now(key: string): void {
    this.perform(key);
  }

  /** Leaves the rest undone. */
  stop(): void {
    this.waiting.clear();
  }

  private async run(): Promise<void> {
    this.running = true;
    let cost = 0;
    // What is added meanwhile is visited as well.
    for (const key of this.waiting) {
      if (cost >= this.options.budget) {
        await this.options.pause();
        cost = 0;
      }
      cost += this.perform(key);
    }
    this.running = false;
  }

  private perform(key: string): number {
    if (!this.waiting.delete(key)) return 0;
    try {
      return this.task(key);
    } catch (error) {
      this.options.failed(key, error);
      return 0;
    }
  }
}
