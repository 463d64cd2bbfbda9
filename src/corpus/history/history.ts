import { addTo } from '../../core/multimap';
import { Emitter } from '../event';
import type { Going } from '../going';
import type { Event, Log } from '../ports';
import type { Change, ChangeKind, Exchange, Exchanger, Refusal, Undone } from './changes';
import { Turns } from '../turns';

/** How many steps can be undone. */
const defaultDepth = 200;

/** A change whose JSON follows what happens to it while it is on the stack. */
type Kept = { -readonly [K in keyof Change]: Change[K] };

interface Step {
  readonly label: string;
  changes: Kept[];
}

/** A step while it is being made; all that is added before `end` is undone together. */
export interface OpenStep {
  add(changes: readonly Change[]): void;
  /** Puts the step on the stack, unless it changed nothing. */
  end(): void;
  /** What `last` gives while this is the last step. */
  readonly key: object;
}

/** What people marked and decided, in all files, as steps that can be undone and done again. */
export class History {
  private readonly done: Step[] = [];
  private undone: Step[] = [];
  /** All changes on the stacks, by file and id. */
  private readonly byPlace = new Map<string, Set<Kept>>();
  private readonly exchangers = new Map<ChangeKind, Exchanger>();
  private readonly emitter: Emitter<void>;
  private readonly turns = new Turns();

  constructor(log: Log, private readonly depth = defaultDepth) {
    this.emitter = new Emitter((error) => { log.error('A listener to the history failed.', error); });
  }

  /** Fires when there is more or less to undo or redo. */
  get onDidChange(): Event<void> {
    return this.emitter.event;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** What would be undone next. */
  get undoLabel(): string | undefined {
    return this.done.at(-1)?.label;
  }

  /** What would be done again next. */
  get redoLabel(): string | undefined {
    return this.undone.at(-1)?.label;
  }

  /** Says who makes the changes of a kind. */
  handle(kind: ChangeKind, exchanger: Exchanger): void {
    this.exchangers.set(kind, exchanger);
  }

  /** Begins a step; several may be under way, each is one on the stack when it ends. */
  begin(label: string): OpenStep {
    const step: Step = { label, changes: [] };
    let ended = false;
    return {
      key: step,
      add: (changes) => {
        const kept = changes.filter(({ before, after }) => before !== after).map((change) => ({ ...change }));
        step.changes.push(...kept);
        for (const change of kept) this.enter(change);
        if (ended && kept.length > 0 && !this.done.includes(step) && !this.undone.includes(step)) this.push(step);
      },
      end: () => {
        ended = true;
        if (step.changes.length > 0) this.push(step);
      },
    };
  }

  /** Puts changes on the stack that were just made, as one step. */
  record(label: string, changes: readonly Change[]): void {
    const step = this.begin(label);
    step.add(changes);
    step.end();
  }

  /** Makes a step of everything that `make` adds to it, also when it fails half-way. */
  async step<T>(label: string, make: (step: OpenStep) => Promise<T>): Promise<T> {
    const step = this.begin(label);
    try {
      return await make(step);
    } finally {
      step.end();
    }
  }

  /** Makes a step that can be stopped half-way: then what was made of it is taken back, as if it had never begun, and it resolves to undefined. */
  async stoppable<T>(label: string, going: Going | undefined, make: (step: OpenStep) => Promise<T>): Promise<T | undefined> {
    const { made, key } = await this.step(label, async (step) => ({ made: await make(step), key: step.key }));
    if (going?.stopped !== true) return made;
    await this.turns.take(() => this.turn(this.done, undefined, true, key));
    return undefined;
  }

  /** The last step, to be undone by name whatever comes after it. */
  get last(): object | undefined {
    return this.done.at(-1);
  }

  /** Whether a step that `last` gave is done: not undone, and not changed back by others. */
  has(step: object): boolean {
    return this.done.some((each) => each === step);
  }

  /** Takes the last step back, or the one that `last` gave; undefined when there is none. What others changed since stays and is reported. */
  undo(only?: object): Promise<Undone | undefined> {
    return this.turns.take(() => this.turn(this.done, this.undone, true, only));
  }

  /** Makes the step again that was undone last; undefined when there is none. */
  redo(): Promise<Undone | undefined> {
    return this.turns.take(() => this.turn(this.undone, this.done, false));
  }

  /** The program itself described something anew, so that its JSON is another one that says the same. */
  rewritten(kind: ChangeKind, uri: string, id: string, from: string, to: string): void {
    for (const change of this.byPlace.get(placeOf(kind, uri, id)) ?? []) {
      if (change.before === from) change.before = to;
      if (change.after === from) change.after = to;
    }
  }

  /** A file moved, or an editor's text got one: its changes are about that now. */
  moved(from: string, to: string): void {
    for (const step of [...this.done, ...this.undone]) {
      for (const change of step.changes) {
        if (change.uri !== from) continue;
        this.leave(change);
        change.uri = to;
        this.enter(change);
      }
    }
  }

  private push(step: Step): void {
    this.done.push(step);
    for (const old of this.undone) old.changes.forEach((change) => { this.leave(change); });
    this.undone = [];
    while (this.done.length > this.depth) this.done.shift()?.changes.forEach((change) => { this.leave(change); });
    this.emitter.fire();
  }

  /** Without `to` the step is forgotten. */
  private async turn(from: Step[], to: Step[] | undefined, back: boolean, only?: object): Promise<Undone | undefined> {
    const at = only ? from.findIndex((step) => step === only) : from.length - 1;
    const [step] = at < 0 ? [] : from.splice(at, 1);
    if (!step) return undefined;
    const refused: Refusal[] = [];
    try {
      for (const changes of filesOf(back ? [...step.changes].reverse() : step.changes)) {
        const left = await this.exchange(changes, back);
        refused.push(...left);
        const stays = new Set(left.map(({ uri, id }) => `${uri}\n${id}`));
        for (const change of changes) {
          if (!stays.has(`${change.uri}\n${change.id}`)) continue;
          this.leave(change);
          step.changes = step.changes.filter((other) => other !== change);
        }
      }
    } finally {
      // The redo stack is replaced by each new step, which may have come while files were written.
      if (!to) step.changes.forEach((change) => { this.leave(change); });
      else if (step.changes.length > 0) (back ? this.undone : to).push(step);
      this.emitter.fire();
    }
    return { label: step.label, changes: step.changes.length, refused };
  }

  private async exchange(changes: readonly Kept[], back: boolean): Promise<readonly Refusal[]> {
    const [first] = changes;
    const exchanger = first && this.exchangers.get(first.kind);
    if (!exchanger) return changes.map(({ uri, id }) => ({ uri, id, message: 'Nothing can be undone in this file now.' }));
    const exchanges = changes.map(({ id, before, after, at, fresh }): Exchange => (
      back ? { id, from: after, to: before, at, fresh } : { id, from: before, to: after, at, fresh: false }));
    try {
      return await exchanger(first.uri, exchanges);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return changes.map(({ uri, id }) => ({ uri, id, message }));
    }
  }

  private enter(change: Kept): void {
    const key = placeOf(change.kind, change.uri, change.id), changes = this.byPlace.get(key);
    if (changes) changes.add(change);
    else this.byPlace.set(key, new Set([change]));
  }

  private leave(change: Kept): void {
    const key = placeOf(change.kind, change.uri, change.id), changes = this.byPlace.get(key);
    changes?.delete(change);
    if (changes?.size === 0) this.byPlace.delete(key);
  }
}

function placeOf(kind: ChangeKind, uri: string, id: string): string {
  return `${kind}\n${uri}\n${id}`;
}

/** The changes file by file, each file's in their order. */
function filesOf(changes: readonly Kept[]): Iterable<Kept[]> {
  const files = new Map<string, Kept[]>();
  for (const change of changes) {
    const key = `${change.kind}\n${change.uri}`;
    addTo(files, key, change);
  }
  return files.values();
}
