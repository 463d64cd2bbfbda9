import type { Sidecar } from '../../core/sidecar/model';
import { digestOf } from './lastSeen';

/** Heads that are remembered. */
const most = 50;

/** The heads that annotations stood under before a change gave them another one, so that undoing it brings back the file as it was. */
export class Heads {
  private readonly byItems = new Map<string, Sidecar['head']>();

  /** Remembers the head of a sidecar that a change is about to replace, if the change makes it another one. */
  keep(before: Sidecar | undefined, after: Sidecar | undefined): void {
    if (!before || !after || sameHead(before, after)) return;
    const key = keyOf(before);
    this.byItems.delete(key);
    this.byItems.set(key, before.head);
    for (const [oldest] of this.byItems) if (this.byItems.size > most) this.byItems.delete(oldest);
  }

  /** The sidecar under the head that just these annotations had; else as it is. */
  restored(sidecar: Sidecar): Sidecar {
    const head = this.byItems.size > 0 ? this.byItems.get(keyOf(sidecar)) : undefined;
    return head?.length === sidecar.head.length ? { ...sidecar, head } : sidecar;
  }
}

function sameHead({ head }: Sidecar, other: Sidecar): boolean {
  return head === other.head || (head.length === other.head.length && head.every(({ key, json }, i) => key === other.head[i]?.key && json === other.head[i].json));
}

function keyOf({ items }: Sidecar): string {
  return digestOf(items.map(({ json }) => json).join('\n'));
}
