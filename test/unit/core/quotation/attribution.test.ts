import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlacedQuotation, SourceView } from '../../../../src/core/analysis/view';
import { attributedQuotation, attributionFormats, collectedQuotations } from '../../../../src/core/quotation/attribution';
import { makeView } from '../card/sources';
import { viewOf } from '../quoteCheck/views';

const harbour = { name: 'harbour.txt', path: 'north shore/harbour.txt' };
const view = makeView({
  paragraphs: ['# Harbour Town Votes', '“The ferry is\tour main street,” said Mara Lindqvist, the mayor of Port Ellery.', 'It rains.', 'Nobody knows why it stopped.'],
  entities: [{ name: 'Mara Lindqvist', type: 'PERSON', role: 'the mayor of Port Ellery' }],
  quotations: [
    { words: '“The ferry is\tour main street,”', speaker: 'Mara Lindqvist', cue: 'said' },
    { words: 'It rains.', kind: 'direct' },
    { words: 'why it stopped', kind: 'indirect', generic: 'analysts' },
  ],
});
const plain = (from: SourceView, quotation: PlacedQuotation | undefined): string => {
  assert.ok(quotation);
  return attributedQuotation(from, quotation, harbour, 'plain');
};

test('A copied quotation has its words in one line, speaker, role, headline, file and line', () => {
  const [first, second, third] = view.quotations;
  assert.equal(plain(view, first), '“The ferry is our main street,” — Mara Lindqvist, the mayor of Port Ellery (Harbour Town Votes, harbour.txt, line 2)');
  assert.equal(plain(view, second), '“It rains.” (Harbour Town Votes, harbour.txt, line 3)');
  assert.equal(plain(view, third), 'why it stopped — analysts (Harbour Town Votes, harbour.txt, line 4)');
});

test('As Markdown it is a block with a link, as a footnote it has a label of its own', () => {
  const [first] = view.quotations;
  assert.equal(attributedQuotation(view, first!, harbour, 'markdown'), '> “The ferry is our main street,”\n>\n> — Mara Lindqvist, the mayor of Port Ellery, *Harbour Town Votes*, [harbour.txt:2](north%20shore/harbour.txt#L2)');
  assert.equal(attributedQuotation(view, first!, { ...harbour, path: '' }, 'markdown').split('— ')[1], 'Mara Lindqvist, the mayor of Port Ellery, *Harbour Town Votes*, harbour.txt:2');
  assert.equal(attributedQuotation(view, first!, harbour, 'footnote'), '“The ferry is our main street,”[^harbour-2]\n\n[^harbour-2]: Mara Lindqvist, the mayor of Port Ellery, “Harbour Town Votes”, harbour.txt, line 2.');
});

test('The role is the one that the speaker has at that point', async () => {
  const text = [
    'Harbour town votes', '', '“It will stand,” said Mara Lindqvist, the mayor of Port Ellery.', '', 'Rain fell.', '',
    '“I have seen worse,” said Mara Lindqvist, a former captain of the Sound Ferry.', '', '“Come again,” said Mara Lindqvist.', '',
  ].join('\n');
  const read = await viewOf('a', text), said = read.quotations.map((quotation) => plain(read, quotation).replace(/^.* — | \(.*$/gu, ''));
  assert.deepEqual(said, ['Mara Lindqvist, the mayor of Port Ellery', 'Mara Lindqvist, a former captain of the Sound Ferry', 'Mara Lindqvist, a former captain of the Sound Ferry']);
});

test('An ellipsis stands for words between the pieces, not for a new paragraph', async () => {
  const read = await viewOf('a', '“It is old,” said Mara Lindqvist, the mayor. “It will go.”\n\n“Rain fell all night. It was cold.\n\n“Nobody slept,” said Mara Lindqvist.\n');
  const [broken, long] = read.quotations.map((quotation) => plain(read, quotation).replace(/ — .*/u, ''));
  assert.equal(broken, '“It is old,” … “It will go.”');
  assert.equal(long, '“Rain fell all night. It was cold. “Nobody slept,”');
});

test('A part of a quotation has both marks, a doubtful speaker is called so, and Markdown of a source is no markup', () => {
  const doubtful = makeView({ paragraphs: ['“We *will* go [soon](http://x.y). It is late,” she said.'], quotations: [{ words: 'It is late,”', generic: 'Mara', confidence: 0.55 }, { words: '“We *will* go [soon](http://x.y).', generic: 'Mara' }] });
  const [late, soon] = doubtful.quotations;
  assert.equal(plain(doubtful, late), '“It is late,” — Mara [speaker uncertain] (harbour.txt, line 1)');
  assert.match(attributedQuotation(doubtful, soon!, harbour, 'markdown'), /^> “We \\\*will\\\* go \\\[soon\\\]\\\(http\\:\/\/x\.y\\\)\.”\n/u);
});

test('A role that a longer one says again is not told twice', async () => {
  const text = [
    'Harbour town votes', '', '“It will stand,” said Mara Lindqvist, the mayor.', '', '“I have seen worse,” said Mara Lindqvist, the mayor of Port Ellery.', '',
    '“Come again,” said Mara Lindqvist, a former captain of the Sound Ferry.', '',
  ].join('\n');
  const read = await viewOf('a', text), all = collectedQuotations('Mara Lindqvist', read.quotations.map((quotation) => ({ view: read, quotation, source: harbour })));
  const said = all.split('\n\n')[1]?.split('; ');
  assert.deepEqual(said, ['the mayor of Port Ellery', 'a former captain of the Sound Ferry']);
});

test('All that a speaker says is collected below the name, with a reference each', () => {
  const [first, , third] = view.quotations;
  assert.equal(collectedQuotations('Mara Lindqvist', [{ view, quotation: first!, source: harbour }, { view, quotation: third!, source: { name: 'b.txt', path: '' } }]), [
    '## Mara Lindqvist', 'the mayor of Port Ellery',
    '> “The ferry is our main street,”\n>\n> — *Harbour Town Votes*, [harbour.txt:2](north%20shore/harbour.txt#L2)',
    '> why it stopped\n>\n> — *Harbour Town Votes*, b.txt:4\n',
  ].join('\n\n'));
});

test('Hostile names and words break no format', () => {
  const hostile = makeView({ paragraphs: ['# __proto__ \u202E]', '“constructor \uD800 \u0000 `x`” <b>'], quotations: [{ words: '“constructor \uD800 \u0000 `x`”', generic: '__proto__' }] });
  for (const format of attributionFormats) {
    const text = attributedQuotation(hostile, hostile.quotations[0]!, { name: 'a].txt', path: 'a]\uD800.txt' }, format);
    assert.ok(!text.includes('\u0000') && (format === 'plain' || !text.includes('__proto__')), text);
  }
});
