/** Long work as those see it who wait for it: it says how far it has come, and asks before each part whether to go on. */
export interface Going {
  readonly stopped: boolean;
  advance(done: number, all: number): void;
}
