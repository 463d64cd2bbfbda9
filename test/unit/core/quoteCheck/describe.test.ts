import assert from 'node:assert/strict';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { checkLabel, findingLabel, oneSentenceALine } from '../../../../src/core/quoteCheck/describe';
import { mendsOf } from '../../../../src/core/quoteCheck/mend';
import { reportOf } from '../../../../src/core/quoteCheck/report';
import { checkTexts } from './views';

const source = '“We will not close the ferry this winter. It is our main street,” said Mara Lindqvist, the mayor.';
const nameOf = (uri: string): string => `${uri}.txt`;

test('Findings are said in a sentence that names the source, the words and the speakers', async () => {
  const label = async (draft: string): Promise<string> => {
    const { quotations: [first], sources } = await checkTexts(draft, { harbour: source });
    return first ? findingLabel(first, sources, nameOf) : '';
  };
  assert.equal(await label('“We will not shut the ferry this winter,” said Mara Lindqvist.'), 'This differs from harbour.txt: “shut” is “close” there.');
  assert.equal(await label('“We will close the ferry this winter,” said Mara Lindqvist.'), 'This differs from harbour.txt: “not” is missing here.');
  assert.equal(await label('“We will not close the ferry this winter,” said Jonas Hale.'), 'In harbour.txt these are the words of Mara Lindqvist, not of Jonas Hale.');
  assert.equal(await label('“We will not close … this winter,” said Mara Lindqvist.'), 'harbour.txt has these words; words are left out at an ellipsis.');
  assert.equal(await label('“Gardeners plant tomatoes early in the valley,” said Mara Lindqvist.'), 'These words are not in the only source.');
});

test('A check is said in a sentence with its counts', async () => {
  assert.equal(checkLabel(await checkTexts('It rained.', { source })), 'There are no quotations to check.');
  const reported = (times: number): string => Array.from({ length: times }, () => 'Mara Lindqvist said that the ferry would stay.').join('\n\n');
  assert.equal(checkLabel(await checkTexts(reported(1), { source })), 'There are no quotations to check. One report without quotation marks is not checked.');
  assert.match(checkLabel(await checkTexts(`${reported(2)}\n\n${source}`, { source })), /: 1 verbatim\. 2 reports without quotation marks are not checked\.$/u);
  assert.equal(checkLabel(await checkTexts('“We will not close the ferry this winter,” said Mara Lindqvist.', { source })), '1 quotation checked against 1 source: 1 verbatim.');
});

test('The sides of a comparison have one sentence a line, without the marks around', () => {
  const text = 'x “We  will not\nclose it. It is our street,” she said. “Is it? ‘No,’ they say.”';
  const piece = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  assert.equal(oneSentenceALine(text, [piece('“We  will not\nclose it. It is our street,”'), piece('“Is it? ‘No,’ they say.”')]), 'We will not close it.\nIt is our street\nIs it?\n‘No,’ they say\n');
});

test('A changed quotation can be mended: put in, taken out or replaced, the words are the source’s', async () => {
  for (const words of ['We will not shut the ferry this winter', 'We will close the ferry this winter', 'We will not ever close the ferry this winter', 'Not close the ferry this winter', 'We will really not shut the the ferry in winter']) {
    const draft = `“${words},” said Mara Lindqvist.`, { quotations: [first] } = await checkTexts(draft, { source });
    const mends = first ? mendsOf(draft, first) : [];
    const mended = [...mends].reverse().reduce((text, { start, end, text: there }) => text.slice(0, start) + there + text.slice(end), draft);
    const again = (await checkTexts(mended, { source })).quotations[0];
    assert.equal(again?.verdict, 'verbatim', mended);
    assert.doesNotMatch(mended, /\s{2}|\s,|“\s/u);
  }
  const more = '“We will not close the ferry this winter, and whoever says otherwise is lying,” said Mara Lindqvist.', { quotations: [added] } = await checkTexts(more, { source: '“We will not close the ferry this winter,” said Mara Lindqvist, the mayor.' });
  assert.deepEqual([added?.verdict, added && mendsOf(more, added)], ['changed', []]);
});

test('A report lists each quotation with its verdict, differing words and places, and text from outside shows as it is', async () => {
  const odd = '“We will *not* shut <b>the</b> ferry [x](http://a.b) this winter,” said Mara Lindqvist.\n\n“# Heading words | that nobody $(alert) ever __said__ here,” said Jonas Hale.';
  const check = await checkTexts(odd, { source });
  const report = reportOf({ check, draft: { uri: 'my_draft', text: odd }, nameOf, link: (uri, { start, end }) => ({ label: `${nameOf(uri)}, ${start}`, target: `${uri}:${start}-${end}` }) });
  assert.match(report, /^# Quotations in my\\_draft\.txt\n\n2 quotations checked against 1 source: 1 changed, 1 not found\.\n\n## Changed \(1\)\n/);
  assert.match(report, /\[source\.txt, 1\]\[2\]/);
  assert.match(report, /\n\[2\]: source:1-/);
  const html = micromark(report, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  assert.doesNotMatch(html, /<b>|<strong>|<em>|<table>|href="http/);
  assert.equal([...html.matchAll(/<h1/g)].length, 1);
  assert.match(html, /&lt;b&gt;the&lt;\/b&gt;/);
});
