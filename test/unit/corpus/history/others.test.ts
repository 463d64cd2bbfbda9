import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { anyEdit, changeOf } from '../../../support/texts';
import type { AnyEdit } from '../../../support/texts';
import type { Doing } from './world';
import { open, sidecar, texts, uris, World } from './world';

interface Step {
  readonly kind: Doing['kind'] | 'edit' | 'save' | 'their note' | 'their change' | 'their deletion' | 'notice';
  readonly source: number;
  readonly at: number;
  readonly edit: AnyEdit;
}

const kinds: readonly Step['kind'][] = ['decide', 'annotate', 'undo', 'redo', 'their change', 'their deletion', 'their note', 'notice', 'bulk', 'remove'];
const step = (more: readonly Step['kind'][]): fc.Arbitrary<Step> => fc.record({
  kind: fc.constantFrom(...kinds, ...kinds.slice(0, 5), ...more), source: fc.nat({ max: 3 }).map((n) => Math.max(0, n - 2)), at: fc.nat(200), edit: anyEdit,
});

/** Two people on the same files: one in the editor, one with a text editor of their own. */
class Two {
  readonly mine = new World();
  readonly theirs = new Map<string, string>();
  private count = 0;
  private readonly texts = [...texts] as string[];
  private readonly saved = [...texts] as string[];

  async do({ kind, source, at, edit }: Step): Promise<void> {
    const uri = uris[source] ?? uris[0], text = this.texts[source] ?? '', { store } = this.mine;
    switch (kind) {
      case 'edit': {
        const change = changeOf(text, edit), next = text.slice(0, change.start) + change.text + text.slice(change.end);
        this.texts[source] = next;
        store.edit(uri, [change], next);
        break;
      }
      case 'save': {
        this.saved[source] = text;
        await store.saved(uri, text);
        break;
      }
      case 'their note': await this.note(source, at); break;
      case 'their change':
      case 'their deletion': {
        this.change(source, at, kind === 'their deletion');
        // VS Code tells of it soon, but maybe later than the next command.
        if (at % 2 === 0) await store.sidecarChanged(sidecar(source));
        break;
      }
      case 'notice': await store.sidecarChanged(sidecar(source)); break;
      default: if (text.length > 1) await this.mine.do({ kind, source, at: Math.min(at, text.length - 2) }, this.texts);
    }
  }

  /** Everything is written, whatever waited. */
  async end(): Promise<void> {
    for (const [i, uri] of uris.entries()) {
      await this.mine.store.saved(uri, this.texts[i] ?? '');
      await this.mine.store.sidecarChanged(sidecar(i));
    }
  }

  lines(source: number): string[] {
    const text = this.mine.storage.text(sidecar(source));
    if (text === undefined) return [];
    const parsed = parseSidecar(text);
    assert.ok(parsed.ok);
    return parsed.sidecar.items.map(({ json }) => json);
  }

  private async note(source: number, at: number): Promise<void> {
    const saved = this.saved[source] ?? '';
    if (saved.length < 2) return;
    const other = new World(this.mine.storage, 'e', undefined, ++this.count * 1000), uri = uris[source] ?? uris[0];
    await other.store.load(uri, saved);
    const start = Math.min(at, saved.length - 2);
    const { id } = await other.store.annotate(uri, { pieces: [{ start, end: start + 2 }], note: `Theirs ${this.count}` }, 'E. Editor');
    this.theirs.set(id, `Theirs ${this.count}`);
  }

  /** Another program changes, or deletes, a line of mine or theirs in the file. */
  private change(source: number, at: number, deletes = false): void {
    const text = this.mine.storage.text(sidecar(source)), parsed = text === undefined ? undefined : parseSidecar(text);
    if (text === undefined || !parsed?.ok || parsed.sidecar.items.length === 0) return;
    const item = parsed.sidecar.items[at % parsed.sidecar.items.length];
    if (!item?.id) return;
    const words = `Changed ${++this.count}`;
    if (deletes) this.theirs.delete(item.id);
    else this.theirs.set(item.id, words);
    const changed = deletes ? '' : JSON.stringify({ ...(JSON.parse(item.json) as object), body: [{ type: 'TextualBody', purpose: 'commenting', value: words }] });
    const lines = text.split('\n').map((line) => (line.replace(/,$/, '') === item.json ? changed : line.replace(/,$/, ''))).filter((line) => line !== '');
    this.mine.storage.put(sidecar(source), withCommas(lines));
  }
}

/** The file's lines again, with commas between annotations as every sidecar has them. */
function withCommas(lines: readonly string[]): string {
  return `${lines.map((line, i) => (line.startsWith('{"id"') && lines[i + 1]?.startsWith('{"id"') ? `${line},` : line.startsWith('"') && !line.endsWith('[') ? `${line},` : line)).join('\n')}\n`;
}

const steps = fc.oneof(fc.array(step([]), { minLength: 4, maxLength: 24, size: 'max' }), fc.array(step(['edit', 'edit', 'save', 'save']), { maxLength: 24, size: 'max' }));

test('whatever is marked, undone, done again and edited: what someone else wrote or changed stays as they have it', async () => {
  await fc.assert(fc.asyncProperty(steps, async (all) => {
    const two = new Two();
    await open(two.mine);
    for (const next of all) await two.do(next);
    await two.end();
    const written = [0, 1, 2].flatMap((source) => two.lines(source));
    for (const [id, words] of two.theirs) {
      // What I deleted by hand is the only thing of theirs that may go.
      if (two.mine.removed.has(id)) continue;
      assert.ok(written.some((line) => line.includes(JSON.stringify(words))), `${words} is gone`);
    }
    assert.equal(new Set(written.map((line) => (JSON.parse(line) as { id: string }).id)).size, written.length);
  }), { numRuns: 250 });
});
