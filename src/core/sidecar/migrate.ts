import { headValue, sidecarFormat, withHead } from './model';
import type { Sidecar } from './model';

/** A step from one version of the format to the next; it keeps whatever it does not know. */
export interface Migration {
  /** The version that it reads. */
  readonly from: number;
  /** One sentence: what changed in the next version. */
  readonly what: string;
  up(sidecar: Sidecar): Sidecar;
}

/** One step for each version before the present one, in order. A new version adds a step here and a folder of fixtures. */
export const migrations: readonly Migration[] = [];

/** The sidecar in the present format; one that is in it already comes back as it is. `steps` and `to` are for tests. */
export function migrate(sidecar: Sidecar, steps: readonly Migration[] = migrations, to = sidecarFormat): Sidecar {
  let current = sidecar;
  for (let format = formatOf(sidecar); format < to; format++) {
    const step = steps.find(({ from }) => from === format);
    if (!step) throw new RangeError(`There is no way from format ${format} to ${format + 1}.`);
    current = withHead(step.up(current), 'glossator:format', format + 1);
  }
  return current;
}

function formatOf(sidecar: Sidecar): number {
  return Number(headValue(sidecar, 'glossator:format'));
}
