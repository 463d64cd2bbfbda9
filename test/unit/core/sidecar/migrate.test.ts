import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import { migrate, migrations } from '../../../../src/core/sidecar/migrate';
import { headValue, newSidecar, sidecarFormat, withHead } from '../../../../src/core/sidecar/model';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';

const fixtures = new URL('../../../fixtures/sidecars/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, fixtures), 'utf8');
const versions = readdirSync(fixtures).filter((name) => /^v\d+$/.test(name));

test('there are fixtures of every version of the format, and a step from each but the last', () => {
  const numbers = Array.from({ length: sidecarFormat }, (_, i) => i + 1);
  assert.deepEqual(versions.sort(), numbers.map((number) => `v${number}`));
  assert.deepEqual(migrations.map(({ from }) => from), numbers.slice(0, -1));
});

for (const version of versions) {
  for (const file of readdirSync(new URL(version, fixtures)).filter((name) => name.endsWith('.annotations.json'))) {
    test(`${version}/${file} is read, its annotations are found, and it is written without loss`, () => {
      const text = read(`${version}/${file}`), parsed = parseSidecar(text);
      assert.ok(parsed.ok);
      const { sidecar } = parsed;
      assert.equal(headValue(sidecar, 'glossator:format'), sidecarFormat);
      for (const { json } of sidecar.items) assert.ok(text.includes(json), json);
      if (version === `v${sidecarFormat}`) assert.equal(serializeSidecar(sidecar), text);
      const placed = placeAnnotations(sidecar, new NormalizedText(read(`${version}/${file.replace('.annotations.json', '')}`)));
      assert.deepEqual(placed.filter(({ state }) => state === 'orphan'), []);
    });
  }
}

test('a sidecar goes through every step up to the version wanted, and one that is there already is left alone', () => {
  const sidecar = newSidecar('text', 'a.txt', '1.0.0');
  assert.equal(migrate(sidecar), sidecar);
  const steps = [1, 2].map((from) => ({ from, what: 'a test', up: (old: typeof sidecar) => withHead(old, `step${from}`, true) }));
  const migrated = migrate(sidecar, steps, 3);
  assert.deepEqual(['glossator:format', 'step1', 'step2'].map((key) => headValue(migrated, key)), [3, true, true]);
  assert.throws(() => migrate(sidecar, [], 2), /no way from format 1 to 2/);
});
