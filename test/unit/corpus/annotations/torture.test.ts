import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import type { AnalysisService } from '../../../../src/corpus/ports';
import { Session } from '../../../../src/corpus/session';
import { outside, prose, stretch, typed } from '../../../support/changes';
import { complaint, seeded, Shadows } from '../../../support/shadow';
import type { Edit, Shadow } from '../../../support/shadow';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/a.txt', log = { info: () => undefined, error: (message: string, error?: unknown) => { throw new Error(message, { cause: error }); } };
const nothing = { blocks: [], clusters: [], topics: [], language: 'en' as const };
const service: AnalysisService = {
  open: () => undefined, change: () => undefined, close: () => undefined, dispose: () => undefined,
  onAnalysis: () => ({ dispose: () => undefined }), analyze: () => Promise.resolve(nothing),
};

/** A program with one source, which is edited in it and outside of it. */
class World {
  readonly random: () => number;
  readonly storage = new MemoryStorage();
  readonly shadows = new Shadows();
  readonly steps: string[] = [];
  private now: Shadow;
  private disk: Shadow;
  private readonly versions: Shadow[] = [];
  private undo: Shadow[] = [];
  private redo: Shadow[] = [];
  private clip: { text: string; units: readonly number[] } | undefined;
  private open = false;
  private version = 0;
  private ids = 0;
  private checked = 0;
  private unsure = 0;
  private missed = 0;
  private store!: AnnotationStore;
  private session!: Session;

  constructor(seed: number) {
    this.random = seeded(seed);
    this.now = this.disk = this.shadows.fresh(prose(this.random, 40));
    this.versions.push(this.now);
    this.start();
  }

  private start(): void {
    this.store = new AnnotationStore({
      storage: this.storage, log, version: '1.0.0', journalFolder: 'file:///own/journal', lastSeenFolder: 'file:///own/texts',
      pause: () => new Promise((resolve) => { setImmediate(resolve); }),
      clock: { now: () => '2026-01-02T03:04:05Z' }, ids: { uuid: () => `00000000-0000-4000-8000-${String(++this.ids).padStart(12, '0')}` },
    });
    this.session = new Session(service, { read: () => Promise.resolve({ text: this.disk.text, format: 'plain' as const }) }, this.store, log);
  }

  async show(): Promise<void> {
    if (!this.open) this.session.openDocument({ uri, version: ++this.version, text: this.now.text, format: 'plain', indexed: true, dirty: this.now !== this.disk });
    this.open = true;
    await this.store.load(uri, this.now.text);
    await this.store.settled(uri);
  }

  async mark(count: number): Promise<void> {
    await this.show();
    for (let i = 0; i < count; i++) {
      const span = stretch(this.now.text, this.random, this.random() < 0.3 ? 4 : 10 + Math.floor(this.random() * 60));
      if (span.end <= span.start) continue;
      const { id } = await this.store.annotate(uri, { pieces: [span], note: 'Hm.' }, 'R. Reader');
      this.shadows.mark(this.now, id, span.start, span.end);
    }
  }

  async step(): Promise<void> {
    const kinds = [...Object.keys(typed), ...Object.keys(typed), ...Object.keys(outside), 'undo', 'undo', 'redo', 'save', 'save', 'checkout', 'restart', 'close', 'mark', 'revert', 'cut', 'paste', 'crlf'];
    const kind = kinds[Math.floor(this.random() * kinds.length)]!;
    this.steps.push(kind);
    if (kind in typed) this.type(typed[kind]!(this.now, this.random));
    else if (kind in outside) await this.rewrite(this.shadows.apply(this.disk, outside[kind]!(this.disk, this.random)));
    else await this.special(kind);
    if (this.random() < 0.5) return;
    await this.store.settled(uri);
    this.check();
  }

  private async special(kind: string): Promise<void> {
    switch (kind) {
      case 'undo': this.goTo(this.undo, this.redo); break;
      case 'redo': this.goTo(this.redo, this.undo); break;
      case 'save': await this.save(); break;
      case 'checkout': await this.rewrite(this.versions[Math.floor(this.random() * this.versions.length)]!); break;
      case 'restart': await this.restart(); break;
      case 'close': await this.close(); break;
      case 'mark': await this.mark(1); break;
      case 'revert': await this.revert(); break;
      case 'cut': {
        const span = stretch(this.now.text, this.random, 120);
        this.clip = { text: this.now.text.slice(span.start, span.end), units: this.now.units.slice(span.start, span.end) };
        this.type([{ ...span, text: '' }]);
        break;
      }
      case 'paste': {
        if (!this.clip || this.clip.units.some((unit) => this.now.units.includes(unit))) break;
        const { start } = stretch(this.now.text, this.random, 1);
        this.type([{ start, end: start, text: this.clip.text, units: this.clip.units }]);
        break;
      }
      case 'crlf': await this.lineEnds(); break;
    }
  }

  /** Another program writes all line ends as two characters, and back. */
  private async lineEnds(): Promise<void> {
    if (this.now !== this.disk) return;
    const edits = [...this.disk.text.matchAll(/\n/g)].map(({ index }) => ({ start: index, end: index, text: '\r' }));
    const before = this.disk;
    await this.rewrite({ ...before, ...applied(before, edits) });
    await this.rewrite(before);
  }

  private type(edits: readonly Edit[]): void {
    if (!this.open || edits.length === 0) return;
    this.undo.push(this.now);
    this.redo = [];
    this.now = this.shadows.apply(this.now, edits);
    // VS Code lists the changes from the last to the first.
    const changes = [...edits].sort((a, b) => b.start - a.start || b.end - a.end).map(({ start, end, text }) => ({ start, end, text }));
    // As VS Code tells it: that a saved text is saved no more follows its first change.
    const wasSaved = this.undo.at(-1) === this.disk;
    this.session.changeDocument(uri, ++this.version, changes, !wasSaved);
    if (wasSaved) this.session.dirtyDocument(uri);
  }

  /** One or several steps at once, as an editor groups them. */
  private goTo(from: Shadow[], to: Shadow[]): void {
    if (!this.open) return;
    for (let left = 1 + Math.floor(this.random() * 3); left > 0 && from.length > 0; left--) {
      to.push(this.now);
      this.jump(from.pop()!, true);
    }
  }

  /** The editor's text becomes another one, by the one change between them. */
  private jump(target: Shadow, dirty: boolean): void {
    const from = this.now, before = from.text, after = target.text;
    this.now = target;
    if (before === after) return;
    let head = 0, tail = 0;
    const most = Math.min(before.length, after.length);
    while (head < most && before[head] === after[head]) head++;
    while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    const change = { start: head, end: before.length - tail, text: after.slice(head, after.length - tail) };
    this.shadows.jumped(from, change);
    this.session.changeDocument(uri, ++this.version, [change], dirty);
  }

  private async save(): Promise<void> {
    if (!this.open) return;
    this.disk = this.now;
    this.versions.push(this.now);
    await this.session.saveDocument(uri);
  }

  private async revert(): Promise<void> {
    if (!this.open || this.now === this.disk) return;
    this.undo.push(this.now);
    this.jump(this.disk, false);
    await this.session.saveDocument(uri);
  }

  /** The file changes under an editor without unsaved changes, or without an editor. */
  private async rewrite(target: Shadow): Promise<void> {
    if (this.open && this.now !== this.disk) return;
    this.disk = target;
    if (this.open) {
      this.undo.push(this.now);
      this.jump(target, false);
    } else {
      this.now = target;
      await this.session.refreshFile(uri);
    }
  }

  private async close(): Promise<void> {
    if (!this.open || this.now !== this.disk) return;
    this.open = false;
    this.undo = [];
    this.redo = [];
    await this.session.refreshFile(uri);
    await this.session.closeDocument(uri);
    if (this.random() < 0.5) await this.show();
  }

  private async restart(): Promise<void> {
    await this.store.settled(uri);
    await this.store.shutDown();
    this.undo = [];
    this.redo = [];
    this.open = false;
    this.start();
    await this.show();
  }

  get counts(): { checked: number; unsure: number; missed: number } {
    return { checked: this.checked, unsure: this.unsure, missed: this.missed };
  }

  async finish(): Promise<void> {
    await this.show();
    await this.store.settled(uri);
    this.check();
    assert.ok(this.missed <= 0.01 * this.checked, `${this.missed} of ${this.checked} marks were listed as lost though their words are there`);
    assert.ok(this.unsure <= 0.02 * this.checked, `${this.unsure} of ${this.checked} marks asked to be confirmed in the right place`);
  }

  private check(): void {
    const placed = new Map(this.store.placed(uri).map((annotation) => [annotation.id, annotation]));
    const wrong = this.shadows.passages.flatMap((passage) => {
      const annotation = placed.get(passage.id), expected = this.shadows.expected(this.now, passage);
      if (!annotation) return [`${passage.id} is lost`];
      this.checked++;
      if (expected.kind === 'exact' && annotation.state === 'drifted') this.unsure++;
      if (expected.kind === 'exact' && annotation.state === 'orphan') this.missed++;
      const complains = complaint(this.now.text, expected, annotation.state, annotation.pieces);
      return complains === undefined ? [] : [`“${annotation.quote}”: ${complains} (${annotation.reason ?? ''})`];
    });
    if (wrong.length > 0) throw new Error(`after ${this.steps.length} steps (${this.steps.join(' ')}):\n${wrong.join('\n')}`);
  }
}

/** The text and its units after edits that are no change of any mark. */
function applied({ text, units }: Shadow, edits: readonly Edit[]): Pick<Shadow, 'text' | 'units'> {
  let next = -1;
  const at = new Map(edits.map((edit) => [edit.start, edit.text]));
  return {
    text: text.split('').map((unit, i) => (at.get(i) ?? '') + unit).join(''),
    units: units.flatMap((unit, i) => (at.has(i) ? [next--, unit] : [unit])),
  };
}

const seeds = Number(process.env['GLOSSATOR_TORTURE_SEEDS'] ?? 12), first = Number(process.env['GLOSSATOR_TORTURE_SEED'] ?? 1), steps = Number(process.env['GLOSSATOR_TORTURE_STEPS'] ?? 60);

test(`marks are where they belong after anything (${seeds} seeds from ${first}, ${steps} steps each)`, async (t) => {
  const total = { checked: 0, unsure: 0, missed: 0 };
  const failures: string[] = [];
  for (let seed = first; seed < first + seeds; seed++) {
    const world = new World(seed);
    try {
      await world.mark(25);
      for (let i = 0; i < steps; i++) await world.step();
      await world.finish();
      for (const key of ['checked', 'unsure', 'missed'] as const) total[key] += world.counts[key];
    } catch (error) {
      failures.push(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  t.diagnostic(`seeds ${first} to ${first + seeds - 1}, ${steps} steps each: ${total.checked} places checked, ${total.unsure} to be confirmed in their right place, ${total.missed} listed as lost though their words are there`);
  assert.equal(failures.join('\n\n'), '');
});
