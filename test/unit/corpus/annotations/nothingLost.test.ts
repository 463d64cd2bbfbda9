import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addAnnotation } from '../../../../src/core/annotation/edit';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { hashOf, sourceOf } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { sha256Hex } from '../../../../src/core/sidecar/ids';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
import { readTargets } from '../../../../src/core/sidecar/targets';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { anyEdit, changeOf } from '../../../support/texts';
import { mill } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/mill.txt', sidecar = `${uri}.annotations.json`, fresh = { label: 'mill.txt', version: '1.0.0' };

const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('decide', 'annotate', 'elsewhere'), at: fc.nat(400), length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('edit' as const), edit: anyEdit }),
  fc.record({ kind: fc.constantFrom('save', 'revert', 'fail', 'mend', 'restart', 'noticed') }),
);

/** One source, edited, marked, saved and changed by others, and a program that is stopped and started again. */
class Run {
  readonly storage = new MemoryStorage();
  readonly ids = new Set<string>();
  saved = mill().text;
  text = this.saved;
  private count = 0;
  store = this.start();

  private start(): AnnotationStore {
    return new AnnotationStore({
      storage: this.storage, journalFolder: 'file:///own/journal', version: '1.0.0',
      clock: { now: () => '2026-03-02T10:00:00Z' }, ids: { uuid: () => this.uuid() }, log: { info: () => undefined, error: () => undefined },
    });
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.count).padStart(12, '0')}`;
  }

  private span(text: string, at: number, length: number) {
    const start = Math.min(at, Math.max(0, text.length - 1));
    return { start, end: Math.min(text.length, start + length) };
  }

  async do(next: { kind: string; at?: number; length?: number; edit?: Parameters<typeof changeOf>[1] }): Promise<void> {
    const dirty = this.text !== this.saved, pieces = [this.span(this.text, next.at ?? 0, next.length ?? 0)];
    switch (next.kind) {
      case 'decide': if (this.text) this.ids.add((await this.store.decide(uri, { pieces, decision: 'accept', type: 'PERSON' }, 'R. Reader')).id); break;
      case 'annotate': if (this.text) this.ids.add((await this.store.annotate(uri, { pieces, note: 'Hm.' }, 'R. Reader')).id); break;
      case 'elsewhere': this.elsewhere(next.at ?? 0, next.length ?? 1); break;
      case 'edit': this.edit(next.edit!); break;
      case 'save': this.saved = this.text; await this.store.saved(uri, this.text); break;
      case 'revert': this.text = this.saved; await this.store.saved(uri, this.text); break;
      case 'fail': this.storage.fail = /sources/; break;
      case 'mend': this.storage.fail = undefined; break;
      case 'noticed': await this.store.sidecarChanged(sidecar); break;
      case 'restart': this.store = this.start(); await this.store.load(uri, this.text, dirty); break;
    }
  }

  private edit(edit: Parameters<typeof changeOf>[1]): void {
    const change = changeOf(this.text, edit);
    this.text = this.text.slice(0, change.start) + change.text + this.text.slice(change.end);
    this.store.edit(uri, [change], this.text);
  }

  /** A colleague adds a note to the saved text. */
  private elsewhere(at: number, length: number): void {
    if (!this.saved) return;
    const before = this.onDisk(), id = this.uuid();
    const { sidecar: after } = addAnnotation(before, new NormalizedText(this.saved), { pieces: [this.span(this.saved, at, length)], note: 'E.' }, { who: 'E. Editor', now: '2026-01-01T00:00:00Z', uuid: id }, fresh);
    this.ids.add(`urn:uuid:${id}`);
    this.storage.put(sidecar, serializeSidecar(after));
  }

  onDisk(): Sidecar | undefined {
    const text = this.storage.text(sidecar);
    if (text === undefined) return undefined;
    const parsed = parseSidecar(text);
    assert.ok(parsed.ok);
    return parsed.sidecar;
  }
}

/** A mark on nothing but a line end, in a text that is given up. */
const lineEndAlone: Parameters<Run['do']>[0][] = [
  { kind: 'edit', edit: { at: 0, remove: 0, insert: 'Mara ' } }, { kind: 'decide', at: 330, length: 1 },
  { kind: 'edit', edit: { at: 0.9939759036144578, remove: 1, insert: '```\n' } }, { kind: 'revert' },
];

test('whatever happens in whatever order, no mark is lost and no hash vouches for a wrong position', async () => {
  await fc.assert(fc.asyncProperty(fc.array<Parameters<Run['do']>[0]>(step, { maxLength: 25 }), async (steps) => {
    const run = new Run();
    await run.store.load(uri, run.text);
    for (const next of steps) await run.do(next);
    for (const kind of ['mend', 'save', 'restart']) await run.do({ kind });
    const found = run.onDisk();
    assert.deepEqual([...run.ids].filter((id) => !found?.items.some((item) => item.id === id)), []);
    assert.deepEqual([...run.storage.files.keys()].filter((file) => file.startsWith('file:///own')), []);
    assert.equal(run.store.placed(uri).length, run.ids.size);
    if (!found || hashOf(found) !== sha256Hex(new NormalizedText(run.saved).text)) return;
    const text = new NormalizedText(run.saved);
    for (const { raw, state } of run.store.placed(uri)) for (const { quote, position } of readTargets(raw.value, sourceOf(found)).pieces) {
      const there = position && text.text.slice(text.fromCodePoint(position.start), text.fromCodePoint(position.end));
      assert.ok(there === quote?.exact || state !== 'placed');
    }
  }), { numRuns: 300, examples: [[lineEndAlone]] });
});
