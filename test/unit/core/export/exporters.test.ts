import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromMarkdown } from './markdownText';
import { brat } from '../../../../src/core/export/brat';
import { CodePoints } from '../../../../src/core/export/codePoints';
import { csv, csvCell, csvText, joinNotes, joinTags, splitNotes, splitTags } from '../../../../src/core/export/csv';
import { exportName, relativePath } from '../../../../src/core/export/exporter';
import { Lines } from '../../../../src/core/export/flat';
import { jsonld } from '../../../../src/core/export/jsonld';
import { escapeMarkdown, markdown } from '../../../../src/core/export/markdown';
import { parseTable } from '../../../../src/core/import/table';
import { exported, hardText, sidecarOf } from '../import/sources';

test('the path from one file to another goes up as far as needed', () => {
  assert.equal(relativePath('/a/report.md', '/a/talk.txt'), 'talk.txt');
  assert.equal(relativePath('/a/b/report.md', '/a/c/d/talk.txt'), '../c/d/talk.txt');
  assert.equal(relativePath('/report.md', '/a/talk.txt'), 'a/talk.txt');
  assert.equal(relativePath('/a/a/report.md', '/a/talk.txt'), '../talk.txt');
});

test('offsets of brat are those of Python: code points of the file, CR and LF one each', () => {
  const { content } = brat.export([exported(sidecarOf())], {});
  const characters = [...hardText];
  const bounds = content.split('\n').flatMap((line) => /^T\d+\t(\S+) ([\d ;]+)\t(.*)$/.exec(line)?.slice(1) ?? []);
  assert.ok(bounds.length >= 24);
  for (let i = 0; i < bounds.length; i += 3) {
    const words = bounds[i + 1]!.split(';').map((fragment) => characters.slice(...fragment.split(' ').map(Number)).join(''));
    assert.equal(words.join(' ').replaceAll('\t', ' '), bounds[i + 2]);
    assert.match(bounds[i]!, /^[\p{L}\p{N}_-]+$/u);
  }
  assert.match(content, /^T\d+\tQUOTATION-direct 21 40;62 74\t“We kept the sign,” “all of it\.”$/m);
  assert.match(content, /^A\d+\tTag T2 a_b$/m);
});

test('code points and UTF-16 offsets convert both ways on any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    const points = new CodePoints(text);
    let offset = 0, index = 0;
    for (const character of text) {
      assert.deepEqual([points.fromUtf16(offset), points.toUtf16(index)], [index, offset]);
      offset += character.length;
      index++;
    }
    assert.equal(points.length, index);
  }));
});

test('no cell can be taken for a formula, and every cell comes back', () => {
  for (const formula of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '\'=1', '＝1']) {
    assert.match(csvCell(formula).replace(/^"/, ''), /^'/, JSON.stringify(formula));
  }
  assert.deepEqual([csvCell('a'), csvCell('it’s'), csvCell('\'tis'), csvCell('a,b'), csvCell('a"b'), csvCell(' a')], ['a', 'it’s', '\'tis', '"a,b"', '"a""b"', '" a"']);
  fc.assert(fc.property(fc.array(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^['=+@\-\t\r\n,";]{0,6}$/)), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
    const text = `head,head\r\n${table.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
    const { rows, unclosed } = parseTable(text);
    assert.equal(unclosed, undefined);
    assert.deepEqual(rows.slice(1).map(({ cells }) => cells.map(csvText)), table);
  }));
});

test('tags and notes share a cell and come back', () => {
  const tag = fc.string({ unit: fc.constantFrom('a', ';', '\\', ' ', 'é'), minLength: 1, maxLength: 6 }).filter((text) => text.trim() === text && text !== '');
  fc.assert(fc.property(fc.array(tag), (tags) => { assert.deepEqual(splitTags(joinTags(tags)), tags); }));
  const note = fc.string({ unit: fc.constantFrom('a', '-', '\n', ' ', '---', '\n---\n'), minLength: 1, maxLength: 8 });
  fc.assert(fc.property(fc.array(note), (notes) => { assert.deepEqual(splitNotes(joinNotes(notes)), notes); }));
});

test('tables with semicolons or tabs, LF or CR, and a quotation mark that is never closed are read', () => {
  assert.deepEqual(parseTable('\uFEFFa;b\n1;"2;\n3"\n').rows, [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2;\n3'] }]);
  assert.deepEqual(parseTable('a\tb\r1\t\r').rows.map(({ cells }) => cells), [['a', 'b'], ['1', '']]);
  assert.deepEqual(parseTable('a,b\n"1,2\n3').unclosed, 2);
  assert.deepEqual(parseTable('').rows, []);
});

test('the table begins with a byte order mark only when that is wanted, and names file, line and place', () => {
  const source = exported(sidecarOf());
  assert.ok(csv.export([source], { bom: true }).content.startsWith('\uFEFFfile,line,start,end,quote,'));
  const { rows: [, first] } = parseTable(csv.export([source], {}).content);
  assert.deepEqual(first?.cells.slice(0, 6), ['in/hard.txt', '1', '0', '11', 'Café Nord 🧭', 'ORG']);
});

test('in the report whatever comes from a source means nothing but itself', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'*_`#[]()!<>&|~$^\\=+-.:1a @"\'/\n{}'), maxLength: 40 }), (text) => {
    const line = text.replace(/\p{Cc}+/gu, ' ');
    assert.equal(fromMarkdown(`> ${escapeMarkdown(text)}`).trim(), line.trim());
  }));
  assert.equal(fromMarkdown(escapeMarkdown('see http://a.b, www.a.b, <script>alert(1)</script> ![x](y) 1. one')), 'see http://a.b, www.a.b, <script>alert(1)</script> ![x](y) 1. one');
});

test('the report lists notes by tag with file and line, replies below them, quotations by speaker', () => {
  const { content } = markdown.export([exported(sidecarOf())], { nameOf: (uri) => (uri.endsWith('ines%20holm') ? 'Ines Holm' : undefined) });
  assert.match(content, /^# Notes on hard\.txt\n\n## \\=cmd\\\|calc\n\n> \\=SUM\\\(A1\\\)\n>\n> — \[hard\.txt:3\]\(in\/hard\.txt#L3\), É\. "Ed", Editor, 2026-03-02\n\n- \+1 for this\n/);
  assert.match(content, /## Without a tag\n/);
  assert.match(content, /## Quotations\n\n### Ines Holm\n\n> “We kept the sign,” … “all of it\.”\n>\n> — \[hard\.txt:2\]/);
  assert.ok(!content.includes('rejected'));
});

test('the page of Web Annotations has the positions of the present text', () => {
  const sidecar = sidecarOf(), page = JSON.parse(jsonld.export([exported(sidecar, `Up.\n${hardText}`)], {}).content) as { type: string; items: { target: { selector: { start?: number }[] } }[] };
  assert.equal(page.type, 'AnnotationPage');
  assert.equal(page.items.length, sidecar.items.length);
  assert.ok(page.items.some(({ target }) => target.selector?.[1]?.start === 4));
});

test('an exported file is named after its source', () => {
  assert.deepEqual(['talk.txt', 'talk.md', 'a.b.TXT'].map((name) => exportName(brat, name)), ['talk.ann', 'talk.md.ann', 'a.b.ann']);
});

test('lines count as editors count them', () => {
  const lines = new Lines('a\r\nb\rc\nd');
  assert.deepEqual([0, 2, 3, 4, 5, 6, 7].map((offset) => lines.lineAt(offset)), [1, 1, 2, 2, 3, 3, 4]);
});
