import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { describeConflictProblem, describeMerge, mergeSides, resolveConflict } from '../../../../src/core/sidecar/conflict';
import { splitConflict } from '../../../../src/core/sidecar/markers';
import { mergeSidecars } from '../../../../src/core/sidecar/merge';
import { hashOf, newSidecar, storedFrom, withHead } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { inOrder } from '../../../../src/core/sidecar/order';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';

const source = 'urn:x:s';
const at = (id: string, start: number, extra: object = {}, exact = `words ${id}`) => storedFrom({
  id, type: 'Annotation', ...extra,
  target: { source, selector: [{ type: 'TextQuoteSelector', exact, prefix: 'before', suffix: 'after' }, { type: 'TextPositionSelector', start, end: start + 5 }] },
});
const withItems = (...items: Sidecar['items']): Sidecar => inOrder({ ...newSidecar('text', 'a.txt', '1.0.0'), items });
const ids = (sidecar: Sidecar): (string | undefined)[] => sidecar.items.map(({ id }) => id);
const note = (value: string) => ({ body: { type: 'TextualBody', purpose: 'commenting', value } });

/** Runs git in a folder; without git the test fails and says so. */
function git(cwd: string, ...args: string[]): { code: number; out: string } {
  const settings = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', '-c', 'init.defaultBranch=main'];
  try {
    return { code: 0, out: execFileSync('git', [...settings, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) };
  } catch (error) {
    const { code, status, stdout } = error as { code?: string; status?: number; stdout?: string };
    if (code === 'ENOENT') throw new Error('These tests need git; install it, or put it on the PATH.', { cause: error });
    return { code: status ?? 1, out: stdout ?? '' };
  }
}

/** Merges two sidecars that grew from a base on two branches of a real repository. */
function gitMerge(t: TestContext, base: Sidecar, ours: Sidecar, theirs: Sidecar, style: 'merge' | 'diff3' | 'zdiff3') {
  const folder = mkdtempSync(path.join(tmpdir(), 'glossator-git-')), file = path.join(folder, 'a.txt.annotations.json');
  t.after(() => { rmSync(folder, { recursive: true, force: true }); });
  const commit = (sidecar: Sidecar): void => {
    writeFileSync(file, serializeSidecar(sidecar));
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'x', '--allow-empty');
  };
  git(folder, 'init', '-q');
  commit(base);
  git(folder, 'checkout', '-qb', 'side');
  commit(theirs);
  git(folder, 'checkout', '-q', 'main');
  commit(ours);
  const { code } = git(folder, '-c', `merge.conflictStyle=${style}`, 'merge', '-q', 'side');
  const stage = code === 0 ? undefined : git(folder, 'cat-file', 'blob', ':1:./a.txt.annotations.json').out;
  return { clean: code === 0, text: readFileSync(file, 'utf8'), stage };
}

const base = withItems(at('a', 0), at('b', 10), at('c', 20), at('d', 30));

test('a text without markers, with half a marker or with a broken side is no conflict that can be resolved', () => {
  const whole = serializeSidecar(base);
  assert.deepEqual(resolveConflict(whole), { ok: false, problem: { kind: 'no-markers' } });
  assert.deepEqual(resolveConflict(`${whole}<<<<<<< HEAD\n`), { ok: false, problem: { kind: 'incomplete', line: whole.split('\n').length } });
  for (const order of [['=======', '<<<<<<< a', '>>>>>>> b'], ['<<<<<<< a', '>>>>>>> b'], ['<<<<<<< a', '=======', '=======', '>>>>>>> b']]) {
    const split = splitConflict(order.join('\n'));
    assert.ok(!split.ok && split.problem.kind === 'incomplete');
  }
  const broken = resolveConflict('<<<<<<< HEAD\n{"a": \n=======\n{}\n>>>>>>> side\n');
  assert.ok(!broken.ok && broken.problem.kind === 'side');
  for (const problem of [{ kind: 'no-markers' }, { kind: 'incomplete', line: 3 }, broken.problem] as const) {
    assert.match(describeConflictProblem(problem, 'a.json'), /^a\.json [^\n]+[.]$/);
  }
});

test('both sides are taken out of the text, with CRLF, long markers, names and bases', () => {
  assert.deepEqual(splitConflict('1\r\n<<<<<<< HEAD\r\n2\r\n=======\r\n3\r\n>>>>>>> my side\r\n4\r\n'), {
    ok: true, ours: '1\r\n2\r\n4\r\n', theirs: '1\r\n3\r\n4\r\n', base: undefined, ourName: 'HEAD', theirName: 'my side', places: 1,
  });
  const nested = '<<<<<<< a\n1\n||||||| base\n<<<<<<<<< x\n0\n=========\n9\n>>>>>>>>> y\n=======\n2\n>>>>>>> b';
  assert.deepEqual(splitConflict(nested), {
    ok: true, ours: '1\n', theirs: '2\n', base: '<<<<<<<<< x\n0\n=========\n9\n>>>>>>>>> y\n', ourName: 'a', theirName: 'b', places: 1,
  });
});

for (const style of ['merge', 'diff3', 'zdiff3'] as const) {
  test(`with git (${style}): additions at the same place, a deletion and a change are all merged`, (t) => {
    const ours = withItems(at('a', 0), at('m', 12), at('c', 20, note('mine')), at('d', 30));
    const theirs = withItems(at('a', 0, note('theirs')), at('b', 10), at('t', 12), at('c', 20), at('d', 30));
    const { clean, text, stage } = gitMerge(t, base, ours, theirs, style);
    assert.ok(!clean);
    const resolved = resolveConflict(text, stage);
    assert.ok(resolved.ok);
    assert.deepEqual(ids(resolved.sidecar), ['a', 'm', 't', 'c', 'd']);
    assert.ok(resolved.sidecar.items[0]?.json.includes('theirs') && resolved.sidecar.items[3]?.json.includes('mine'));
    assert.deepEqual([resolved.summary.keptTwice, resolved.summary.deleted, resolved.summary.baseKnown], [[], 1, true]);
    assert.deepEqual([resolved.ourName, resolved.theirName], ['HEAD', 'side']);
    assert.match(describeMerge(resolved.summary, 'a.json', { ours: resolved.ourName, theirs: resolved.theirName }), /^Merged: 5 annotations in a\.json; 2 new or changed by HEAD, 2 by side; 1 deleted\.$/);
    const without = resolveConflict(text);
    assert.ok(without.ok);
    for (const id of ['a', 'm', 't', 'c', 'd']) assert.ok(ids(without.sidecar).includes(id), `${id} is lost without the base`);
  });
}

test('with git: what both changed is kept twice and flagged, and the outcome is a sidecar again', (t) => {
  const { text, stage } = gitMerge(t, base, withItems(at('a', 0), at('b', 10, note('mine')), at('c', 20), at('d', 30)), withItems(at('a', 0), at('b', 10, note('theirs')), at('c', 20), at('d', 30)), 'merge');
  const resolved = resolveConflict(text, stage);
  assert.ok(resolved.ok);
  assert.deepEqual(resolved.summary.keptTwice, ['b']);
  assert.equal(resolved.sidecar.items.filter(({ json }) => json.includes('"glossator:conflict":"b"')).length, 1);
  const written = serializeSidecar(resolved.sidecar);
  assert.ok(parseSidecar(written).ok);
  assert.match(describeMerge(resolved.summary, 'a.json', { ours: '', theirs: '' }), /1 annotation was changed on both sides and kept twice/);
});

test('with git: any two branches come together without losing what either added or changed', (t) => {
  const side = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.constantFrom(0, 1, 2)), { selector: ([id]) => id, minLength: 1 })
    .map((list) => withItems(...list.map(([id, version]) => at(id, (id.charCodeAt(0) + version * 3) % 40, note(`v${version}`)))));
  fc.assert(fc.property(side, side, side, fc.constantFrom('merge', 'diff3', 'zdiff3'), fc.boolean(), (began, ours, theirs, style, withStage) => {
    const { text, stage } = gitMerge(t, began, ours, theirs, style);
    const parsed = parseSidecar(text);
    let merged: Sidecar;
    if (parsed.ok) merged = parsed.sidecar;
    else {
      const resolved = resolveConflict(text, withStage ? stage : undefined);
      assert.ok(resolved.ok, JSON.stringify(resolved));
      merged = resolved.sidecar;
      assert.equal(new Set(ids(merged)).size, merged.items.length, 'two annotations have one id');
    }
    const old = new Map(began.items.map(({ id, json }) => [id, json]));
    for (const mine of [ours, theirs]) for (const { id, json } of mine.items) {
      const said = /"value":"v\d"/.exec(json)?.[0] ?? '', before = /"value":"v\d"/.exec(old.get(id) ?? '')?.[0];
      if (said === before) continue;
      assert.ok(merged.items.some((item) => item.json.includes(said) && (item.id === id || item.json.includes(`"glossator:conflict":"${id ?? ''}"`))), `${id ?? ''} ${said} is lost`);
    }
  }), { numRuns: 12 });
});

test('an annotation that one side described anew and the other changed is merged, not kept twice', () => {
  const described = at('a', 7), changed = at('a', 0, note('more'));
  for (const [mine, theirs] of [[described, changed], [changed, described]] as const) {
    const { sidecar, conflicts } = mergeSidecars(withItems(at('a', 0)), withItems(mine), withItems(theirs));
    assert.deepEqual([conflicts, sidecar.items.map(({ json }) => json)], [[], [at('a', 7, note('more')).json]].map((each, i) => (i === 0 ? each : [JSON.stringify({ ...JSON.parse(changed.json) as object, target: (JSON.parse(described.json) as { target: object }).target })])));
  }
  const both = mergeSidecars(withItems(at('a', 0)), withItems(at('a', 3)), withItems(at('a', 7)));
  assert.deepEqual([both.conflicts, both.sidecar.items.length], [[], 1]);
  assert.deepEqual(ids(mergeSidecars(withItems(at('a', 0)), withItems(), withItems(at('a', 7))).sidecar), [], 'a deletion outweighs a description');
  const moved = mergeSidecars(withItems(at('a', 0)), withItems(at('a', 0, {}, 'other words')), withItems(at('a', 0, {}, 'third words')));
  assert.deepEqual(moved.conflicts, ['a'], 'other words are a change');
});

test('of the machine’s lines theirs are taken', () => {
  const machine = (value: string) => at('a', 0, { creator: 'urn:glossator:software', ...note(value) });
  const { sidecar, conflicts } = mergeSidecars(undefined, withItems(machine('x')), withItems(machine('y')));
  assert.deepEqual([conflicts, sidecar.items.map(({ json }) => json)], [[], [machine('y').json]]);
});

test('members that one side added to the head are kept', () => {
  const mine = withHead(withItems(), 'ex:mine', 1), theirs = withHead(withItems(), 'ex:theirs', 2);
  const text = serializeSidecar(mergeSidecars(withItems(), mine, theirs).sidecar);
  assert.ok(text.includes('"ex:mine": 1') && text.includes('"ex:theirs": 2'));
});

test('the hash vouches for positions only when all of them are of one text', () => {
  const hash = (sidecar: Sidecar, digit: string): Sidecar => withHead(sidecar, 'glossator:sha256', digit.repeat(64));
  const began = withItems(at('a', 0)), ours = hash(withItems(at('a', 1)), '1'), theirs = hash(withItems(at('a', 2), at('b', 9)), '2');
  assert.equal(hashOf(mergeSides(began, ours, theirs).sidecar), '2'.repeat(64));
  const mixed = hashOf(mergeSides(began, hash(withItems(at('a', 1), at('m', 5)), '1'), theirs).sidecar);
  assert.match(mixed ?? '', /^[0-9a-f]{64}$/);
  assert.ok(mixed !== '1'.repeat(64) && mixed !== '2'.repeat(64));
});

test('lines that a line merge left without a comma, or with one too many, are read', () => {
  const lines = serializeSidecar(base).split('\n');
  const items = lines.filter((line) => line.startsWith('{"'));
  const [a = '', b = '', c = '', d = ''] = items.map((line) => line.replace(/,$/, ''));
  const head = lines.slice(0, lines.indexOf(items[0] ?? ''));
  const text = [...head, '<<<<<<< HEAD', `${a},`, b, '=======', `${a}`, c, '>>>>>>> side', `${d},`, ']}', '}', ''].join('\n');
  const resolved = resolveConflict(text);
  assert.ok(resolved.ok, JSON.stringify(resolved));
  assert.deepEqual(ids(resolved.sidecar), ['a', 'b', 'c', 'd']);
});
