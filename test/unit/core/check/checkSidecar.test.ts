import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { checkSidecar } from '../../../../src/core/check/checkSidecar';
import { largestSidecar } from '../../../../src/core/sidecar/parse';
import { encodeUtf8 } from '../../../../src/core/sidecar/utf8';
import { fixture, mill } from '../annotation/mill';

const text = fixture('mill.txt.annotations.json');
const known = new Set(['urn:uuid:8e1b6c52-3f47-4d09-a2c8-61f5d7e90b34']);
const check = (file: string, source: NormalizedText | undefined = mill(), entities: ReadonlySet<string> | null = known) =>
  checkSidecar(encodeUtf8(file), { source: source && { name: 'mill.txt', text: source }, entities: entities ?? undefined }).map(({ line, severity, message }) => `${line} ${severity} ${message}`);

test('nothing is wrong with a sidecar that Glossator wrote', () => {
  assert.deepEqual(check(text), []);
  assert.deepEqual(check(text, undefined), []);
});

test('what is wrong in the file is told with its line', () => {
  const changed = (from: string | RegExp, to: string): string => {
    const result = text.replace(from, to);
    assert.notEqual(result, text, String(from));
    return check(result).join('\n');
  };
  assert.match(check('{').join(), /^1 error it is not valid JSON at line 1, column 2/);
  assert.match(check(text.slice(0, 2_000)).join(), /^\d+ error it is not valid JSON/);
  assert.match(check(text.replace('"label"', '<<<<<<< HEAD\n"label"')).join(), /^5 error it has merge conflict markers at line 5; .*"glossator merge"/);
  assert.match(changed('"glossator:format": 1', '"glossator:format": 9'), /^1 error it was written by a newer Glossator \(format 9\)/);
  assert.match(changed('"glossator:source": "urn:uuid', '"glossator:source": "urn uuid'), /1 error its "glossator:source" is no absolute URI/);
  assert.match(changed('http://www.w3.org/ns/anno.jsonld', 'http://x.y'), /1 error its "@context" must hold/);
  assert.match(changed('"first"', '"total": 5,\n"first"'), /1 error it holds "total"/);
  assert.match(changed('7f05"', '7f01"'), /15 error urn:uuid:5c0d9a41-7be2-4f6a-9d13-2a6e8b4c7f01 stands at line 13 already/);
  assert.match(changed('"created":"2026-03-02T08:15:00Z"', '"created":"yesterday"'), /11 error "created" must be a time/);
  assert.match(changed('"type":"Annotation"', '"type":"Note"'), /11 error the "type" must be "Annotation"/);
  assert.match(changed('"start":0,"end":12', '"start":12,"end":0'), /11 error a TextPositionSelector needs whole numbers/);
  assert.match(changed('"value":"rejected"', '"valeu":"rejected"'), /11 error a TextualBody needs a "value"/);
  assert.match(changed('"target":"urn:uuid:5c0d9a41-7be2-4f6a-9d13-2a6e8b4c7f05"', '"target":"urn:uuid:gone"'), /error it answers urn:uuid:gone, which is not there/);
  assert.match(changed('"glossator:decision":"accept"', '"glossator:decision":"accept","glossator:conflict":"urn:uuid:x"'), /13 error .* are two versions of one annotation/);
  assert.match(changed(/"source":"urn:uuid:9148e8ef[^"]*","selector":\[\{"type":"TextQuoteSelector","exact":"Valley/, '"source":"urn:uuid:other","selector":[{"type":"TextQuoteSelector","exact":"Valley'), /11 error it is about "urn:uuid:other"/);
});

test('anchors, the hash and entities are compared with the source and the workspace', () => {
  const gone = check(text, new NormalizedText(fixture('mill.txt').replace('Tomas Weil', 'Someone else')));
  assert.match(gone.join('\n'), /^1 note its positions are for an earlier text of mill\.txt/);
  assert.match(gone.join('\n'), /18 error urn:uuid:28d519ac\S* is not in mill\.txt any more: "Tomas Weil"; anchor it again or delete it/);
  const wrong = check(text.replace('"start":215,"end":232', '"start":216,"end":233'));
  assert.match(wrong.join('\n'), /15 error .* says that "3\.2 million euros" stands at 216 to 233, where mill\.txt has "\.2 million euros\."/);
  assert.match(check(text, mill(), new Set()).join('\n'), /12 error .* names the entity urn:uuid:8e1b6c52\S*, which \.glossator\/entities\.json does not have/);
  assert.match(check(text, mill(), null).join('\n'), /12 note .* names the entity .*--root/);
  const drifted = check(text, new NormalizedText(`${fixture('mill.txt')}\n`.replace('Ms. Brennick said on Monday that the repairs would cost 3.2 million euros. Tomas', 'It will be 3.2 million euros! Tomas')));
  assert.match(drifted.join('\n'), /15 (?:note|error) urn:uuid:5c0d9a41-7be2-4f6a-9d13-2a6e8b4c7f05/);
});

test('annotations in another order are a note, not an error', () => {
  const lines = text.split('\n');
  [lines[11], lines[12]] = [lines[12]!, lines[11]!];
  assert.match(check(lines.join('\n')).join('\n'), /^12 note from here annotations are not in the order of the text/);
});

test('a file of fifty megabytes is read, and one above the limit is declined with a message', { timeout: 300_000 }, () => {
  const items = text.split('\n').filter((line) => line.startsWith('{"')).map((line) => line.replace(/,$/, ''));
  const lines = text.split('\n'), head = lines.slice(0, 10), many: string[] = [];
  for (let i = 0, size = 0; size < 50_000_000; i++) {
    const line = items[i % items.length]!.replace(/"id":"urn:uuid:[^"]*"/, `"id":"urn:x:${i}"`);
    many.push(line);
    size += line.length + 2;
  }
  const found = check([...head, many.join(',\n'), ']}', '}', ''].join('\n'), undefined);
  assert.ok(found.length > 0);
  assert.match(checkSidecar(new Uint8Array(largestSidecar + 1), { source: undefined, entities: undefined })[0]?.message ?? '', /^it has 65 MB, more than the 64 MB that are read; .*nothing is written to it\.$/);
});
