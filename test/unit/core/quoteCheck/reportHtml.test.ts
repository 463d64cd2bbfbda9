import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reportCommands, reportHtml } from '../../../../src/core/quoteCheck/reportHtml';
import { checkQuotations } from '../../../../src/core/quoteCheck/matcher';
import { checkTexts, viewOf } from './views';

const source = '“We will not close the ferry this winter. It is our main street,” said Mara Lindqvist, the mayor.';

async function report(draft: string, name = 'draft.md'): Promise<string> {
  const check = await checkTexts(draft, { 'harbour.txt': source });
  return reportHtml({ check, draft: { uri: 'file:///draft.md', text: draft }, nameOf: (uri) => (uri === 'file:///draft.md' ? name : uri), lineOf: (_uri, offset) => offset + 1 });
}
const visible = (html: string): string => html.replace(/<[^<>]*>/gu, '').replace(/&#(\d+);/gu, (_all, code) => String.fromCharCode(Number(code)));

test('A report has counts, what differs in the words themselves, and links to the places', async () => {
  const html = await report('“We will not shut the ferry this winter,” said Mara Lindqvist.\n\nMara Lindqvist said that it was late.\n\n“It is our main street,” said Mara Lindqvist.');
  assert.match(html, /<li class="changed"><a href="#changed"><strong>1<\/strong> changed<\/a><\/li>/u);
  assert.match(html, /“We will not <del>shut<\/del> <ins>close<\/ins> the ferry this winter,”/u);
  assert.match(visible(html), /2 quotations checked against 1 source\. One report without quotation marks is not checked\./u);
  assert.match(html, /<a href="command:glossator\.revealSpan\?[^"]+">harbour\.txt, line 2<\/a> · Mara Lindqvist · \d+ % the same/u);
  assert.match(html, /<details id="verbatim"/u);
});

test('Words that the draft leaves out or puts in are marked where they belong', async () => {
  assert.match(await report('“We will close the ferry this winter,” said Mara Lindqvist.'), /“We will <ins>not<\/ins> close the ferry/u);
  assert.match(await report('“We will not close the old ferry this winter,” said Mara Lindqvist.'), /close the <del>old<\/del> ferry/u);
});

test('The marks of quoted lines are no part of what was said', async () => {
  const draft = 'Mara Lindqvist wrote:\n\n> “We will not shut the\n> ferry this winter.”\n', view = await viewOf('file:///draft.md', draft, 'markdown');
  const check = await checkQuotations(view, [await viewOf('harbour.txt', source)]);
  assert.match(visible(reportHtml({ check, draft: view, nameOf: (uri) => uri, lineOf: () => 1 })), /“We will not shut close the ferry this winter\.”/u);
});

test('A draft without quotations has a report that says so', async () => {
  assert.match(visible(await report('It rained.')), /There are no quotations to check\./u);
});

test('Whatever a draft says, a report has the same tags as a harmless one, and no links but to its commands', async () => {
  const tags = (html: string): string[] => (html.match(/<[^<>]*>/gu) ?? []).map((tag) => tag.replace(/^<a href="command:([\w.]+)\?[\w.%-]*">$/u, '<a $1>'));
  const draftOf = (words: string, name: string): string => `“We will not ${words} the ferry this winter,” said ${name}.`;
  const harmless = tags(await report(draftOf('shutx', 'Namex'))), nasty = fc.constantFrom('<b>', '</p>', '"', '\'', '&lt;', '<script>', '-->', '](x)', '\u202E', '$(x)', 'javascript:', '\uD800');
  await fc.assert(fc.asyncProperty(nasty.filter((words) => !/["']/u.test(words)), nasty, async (words, name) => {
    const html = await report(draftOf(`shut${words}x`, 'Namex'), `a${name}b.md`);
    assert.deepEqual(tags(html).filter((tag) => !/^<\/?(?:del|ins)>$/u.test(tag)), harmless.filter((tag) => !/^<\/?(?:del|ins)>$/u.test(tag)));
    for (const [, command = ''] of html.matchAll(/href="command:([\w.]+)/gu)) assert.ok((reportCommands as readonly string[]).includes(command));
    assert.ok([...html.matchAll(/href="([^"]*)"/gu)].every(([, target = '']) => target.startsWith('command:') || /^#\w+$/u.test(target)));
  }));
});
