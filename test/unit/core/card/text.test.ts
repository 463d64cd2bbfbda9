import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { cutEnd, cutStart, escapeMarkdown, excerpt, visibleText } from '../../../../src/core/card/text';

test('Controls that reorder text are shown by name, other invisible ones are left out', () => {
  assert.equal(visibleText('pay \u202Eeneg\u202C now'), 'pay [U+202E]eneg[U+202C] now');
  assert.equal(visibleText('a\u200Bb\u0000c\u200Fd\uFEFF'), 'ab cd');
  assert.equal(visibleText('👩\u200D🚀 ok'), '👩\u200D🚀 ok');
  assert.equal(visibleText('half \uD83D pair'), 'half \uFFFD pair');
});

test('Line breaks of any kind become single spaces', () => {
  assert.equal(visibleText(' one\r\n\ttwo\u2028three\u0085four '), 'one two three four');
});

test('An excerpt ends between words and says that it goes on', () => {
  assert.equal(excerpt('The ferry is our main street', 100), 'The ferry is our main street');
  assert.equal(excerpt('The ferry is our main street', 15), 'The ferry is…');
  assert.equal(excerpt('The ferry, is our main street', 10), 'The ferry…');
  assert.equal(excerpt('😀😀😀', 3), '😀…');
  assert.equal(cutStart('the mayor of Port Ellery', 14), 'of Port Ellery');
  assert.equal(cutEnd('supercalifragilistic', 5), 'super');
});

test('No text becomes longer than what was asked for', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 60 }), (text, most) => {
    assert.ok(excerpt(text, most).length <= most + 1);
    assert.ok(cutStart(text, most).length <= most);
  }));
});

const special = fc.constantFrom(
  '<b>', '<img src=x onerror=alert(1)>', '[x](command:evil)', '![x](http://e.example/x.png)', '`code`', '``', '**', '__', '~~', '|', '$(zap)', '\\', '\\\\', '&amp;', '&#60;',
  'https://evil.example/a', 'www.evil.example', 'a@b.example', '<https://evil.example>', '# ', '> ', '- ', '1. ', '\n', '\n\n', '    ', '---', '===', '[^1]', '- [ ] ', ']', ')', '\u202E', '\0', 'word', ' ', 'é', '😀',
);
const hostile = fc.array(fc.oneof({ weight: 3, arbitrary: special }, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 }).map((parts) => parts.join(''));

/** What a reader sees of a paragraph. */
function shown(markdown: string): string {
  const html = micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  assert.match(html, /^<p>[^<]*<\/p>$/);
  return html.slice(3, -4).replace(/&(quot|lt|gt|amp);/g, (_, name: string) => ({ quot: '"', lt: '<', gt: '>', amp: '&' })[name]!);
}

test('Escaped text is one paragraph that shows the visible text and nothing else', () => {
  fc.assert(fc.property(hostile, (text) => {
    const visible = visibleText(text);
    if (visible === '') return;
    assert.equal(shown(escapeMarkdown(text)).replaceAll('\u2060', ''), visible);
    assert.doesNotMatch(escapeMarkdown(text), /\$\\?\(/);
  }), { numRuns: 500 });
});
