import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkQuotations } from '../../../../src/core/quoteCheck/matcher';
import type { CheckedQuotation } from '../../../../src/core/quoteCheck/model';
import { checkOne, checkTexts, viewOf } from './views';

const source = [
  'Port Ellery keeps its ferry', '',
  '“We will not close the ferry this winter, whatever it costs the town,” said Mara Lindqvist, the mayor of Port Ellery. “It is our main street.”', '',
  'Jonas Hale, a captain, told reporters: “The old boats don’t have another season in them. Nobody on the council wants to hear that. I have said so for 1,000 days.”', '',
  'Ms. Lindqvist said that the council had never seen a single bill for repairs.', '',
].join('\n');

const by = (name: string, words: string): string => `“${words},” said ${name} on Friday.`;
const brief = ({ verdict, remarks, changes }: CheckedQuotation) => [verdict, [...remarks].sort(), changes.map(({ draft, source: there }) => `${draft}>${there}`)];
const placed = ({ places: [place] }: CheckedQuotation) => place && source.slice(place.start, place.end);

test('Words that no source has are not found', async () => {
  const checked = await checkOne(by('Mara Lindqvist', 'Every gardener in the valley plants tomatoes before the second moon of spring'), source);
  assert.deepEqual(brief(checked), ['notFound', [], []]);
  assert.deepEqual([checked.score, checked.places], [0, []]);
});

test('Words given to somebody else are misattributed, and the other speaker is named', async () => {
  const checked = await checkOne(by('Jonas Hale', 'We will not close the ferry this winter'), source);
  assert.equal(checked.verdict, 'misattributed');
  assert.equal(checked.places[0]?.speakerName, 'Mara Lindqvist');
  assert.equal(checked.places[0].sameSpeaker, false);
});

test('A copied quotation is verbatim, at its place', async () => {
  const checked = await checkOne(by('Mara Lindqvist', 'We will not close the ferry this winter'), source);
  assert.deepEqual(brief(checked), ['verbatim', [], []]);
  assert.equal(placed(checked), 'We will not close the ferry this winter');
  assert.deepEqual([checked.score, checked.places[0]?.sameSpeaker], [1, true]);
});

test('A changed, added or dropped word is reported with what stands in the source', async () => {
  const cases = [
    ['We will not shut the ferry this winter, whatever it costs the town', ['shut>close']],
    ['We will close the ferry this winter, whatever it costs the town', ['>not']],
    ['We will not ever close the ferry this winter, whatever it costs the town', ['ever>']],
    ['They will not close the ferry this winter, whatever it costs the town', ['They>We']],
    ['We will not close the ferry this winter, whatever it costs the village', ['village>town']],
  ] as const;
  for (const [words, changes] of cases) assert.deepEqual(brief(await checkOne(by('Mara Lindqvist', words), source)), ['changed', [], changes], words);
});

test('Marks, capitals, dashes, apostrophes and white space do not count, but are mentioned', async () => {
  const cases = [
    ['the old boats don\'t have another season in them', ['edgeCase', 'marks']],
    ['The old boats — don’t have another season in them', ['marks']],
    ['The old boats   don’t have\tanother season in them', []],
    ['The Old boats don’t have another season in them', ['capitals']],
    ['I have said so for 1000 days', ['marks']],
  ] as const;
  for (const [words, remarks] of cases) assert.deepEqual(brief(await checkOne(by('Jonas Hale', words), source)), ['verbatim', remarks, []], words);
});

test('Ellipses and words in brackets may stand for words of the source', async () => {
  const cases = [
    ['The old boats … have said so for 1,000 days', ['ellipsis']],
    ['The old boats . . . have said so for 1,000 days', ['ellipsis']],
    ['The old boats […] in them. Nobody on the council wants to hear that', ['ellipsis']],
    ['The old boats don’t have another season in them. Nobody [in town] wants to hear that', ['inserted']],
    ['[N]obody on the council wants to hear that', []],
    ['[n]obody on the council wants to hear that', ['edgeCase']],
    ['The old boats don’t have another season [left] in them', ['inserted']],
  ] as const;
  for (const [words, remarks] of cases) assert.deepEqual(brief(await checkOne(by('Jonas Hale', words), source)), ['verbatim', remarks, []], words);
});

test('Parts around an ellipsis that stand in another order are a change', async () => {
  assert.deepEqual(brief(await checkOne(by('Jonas Hale', 'I have said so for 1,000 days … The old boats don’t have another season in them'), source)).slice(0, 2), ['changed', ['apart']]);
});

test('Pieces around the words that name the speaker follow each other, or are said to leave something out', async () => {
  const joined = await checkOne('“We will not close the ferry this winter,” Mara Lindqvist said, “whatever it costs the town.”', source);
  assert.deepEqual(brief(joined), ['verbatim', [], []]);
  const apart = await checkOne('“The old boats don’t have another season in them,” Jonas Hale said. “I have said so for 1,000 days.”', source);
  assert.deepEqual(brief(apart), ['verbatim', ['leftOut'], []]);
});

test('A quotation with one piece that is nowhere is changed, and the piece is named', async () => {
  const checked = await checkOne('“We will not close the ferry this winter,” Mara Lindqvist said. “Tomatoes grow best beside an orchard wall.”', source);
  assert.deepEqual(brief(checked), ['changed', [], ['Tomatoes grow best beside an orchard wall>']]);
});

test('What the source reports without marks is mentioned', async () => {
  assert.deepEqual(brief(await checkOne(by('Mara Lindqvist', 'the council had never seen a single bill for repairs'), source)), ['verbatim', ['unquoted'], []]);
});

test('A few words need the speaker, or to stand only once', async () => {
  const dull = 'Jonas Hale said: “It is late.” “It is late,” said Ana Petrov. Mr. Hale added: “We lost the only anchor.”';
  const verdict = async (draft: string): Promise<string> => (await checkOne(draft, dull)).verdict;
  assert.equal(await verdict('“It is late,” said Ana Petrov.'), 'verbatim');
  assert.equal(await verdict('“It is late,” said Oscar Bell.'), 'tooShort');
  assert.equal(await verdict('“It was late,” said Ana Petrov.'), 'notFound');
});

test('Where a pronoun may stand for either of two people, neither is contradicted, and that is said; others are', async () => {
  const text = 'Ana Petrov came with Mara Lindqvist, the mayor. “We lost the only anchor of the fleet that night,” she said.';
  const checked = await Promise.all(['Ana Petrov', 'Mara Lindqvist', 'Ruth Adeyemi'].map((name) => checkOne(by(name, 'We lost the only anchor of the fleet that night'), text)));
  assert.deepEqual(checked.map(({ verdict }) => verdict), ['verbatim', 'verbatim', 'misattributed']);
  assert.equal(checked.filter(({ remarks }) => remarks.includes('unsureSpeaker')).length, 1);
});

test('Of a transcript’s turns those of another label are not the words of who has turns by name; “A.” may be anybody', async () => {
  const turns = 'HOST: You have lost the only anchor of the whole fleet.\n\nANA PETROV: I have. It was an old one, and nobody looked after it.\n\nHOST: When was that?\n\nANA PETROV: In the winter.';
  assert.equal((await checkOne(by('Ana Petrov', 'You have lost the only anchor of the whole fleet'), turns)).verdict, 'misattributed');
  const answers = 'Q. Please state your name.\n\nA. Ana Petrov.\n\nQ. What happened that night?\n\nA. We lost the only anchor of the whole fleet.';
  assert.equal((await checkOne(by('Ana Petrov', 'We lost the only anchor of the whole fleet'), answers)).verdict, 'verbatim');
});

test('A link behind the mark of a note is no mark of the text', async () => {
  const text = '“We lost the only anchor[3] [of the whole fleet](http://fleet.example) that night,” said Ana Petrov, the captain.';
  assert.deepEqual(brief(await checkOne(by('Ana Petrov', 'We lost the only anchor of the whole fleet that night'), text)), ['verbatim', [], []]);
});

test('A comma that groups no digits is not taken for one that does', async () => {
  const text = '“The refit costs 1,2 million crowns this year,” said Ana Petrov, the captain.';
  assert.deepEqual(brief(await checkOne(by('Ana Petrov', 'The refit costs 12 million crowns this year'), text)), ['changed', [], ['12>1,2']]);
});

test('The draft is not searched, and without sources nothing is found', async () => {
  const { quotations, sources, counts } = await checkTexts(by('Mara Lindqvist', 'We will not close the ferry this winter'), { draft: source });
  assert.deepEqual([sources, counts.notFound, quotations.length], [0, 1, 1]);
});

const nouns = 'harbour letter captain winter bridge engine orchard teacher window river basket signal'.split(' ');
const verbs = 'carries follows repairs remembers paints measures forgets'.split(' ');
const sentence = fc.tuple(fc.constantFrom(...nouns), fc.constantFrom(...verbs), fc.constantFrom(...nouns), fc.constantFrom(...verbs), fc.constantFrom(...nouns), fc.nat(999))
  .map(([a, b, c, d, e, n]) => `The ${a} ${b} the ${c} and ${d} number ${n} of the ${e}`);
const sentences = fc.uniqueArray(sentence, { minLength: 3, maxLength: 12, selector: (text) => text });

test('Words in brackets at an end of a quotation are mentioned as those within it are, unless the source has them', async () => {
  const place = '“The old boats don’t have another season in them,” said Jonas Hale, a captain.';
  for (const words of ['[These ferries] don’t have another season in them', 'The old boats don’t have another season [at sea]', 'The old boats don’t have another [good] season in them']) {
    const { verdict, remarks } = await checkOne(`“${words},” said Jonas Hale.`, place);
    assert.deepEqual([verdict, remarks.includes('inserted')], ['verbatim', true], words);
    const { remarks: none } = await checkOne(`“${words},” said Jonas Hale.`, `“${words},” said Jonas Hale, a captain.`);
    assert.equal(none.includes('inserted'), false, words);
  }
});

test('Of a Markdown draft, code and addresses are not checked', async () => {
  const draft = await viewOf('draft', 'Run `print("so many words in some code")` first.\n\nAsk [Ana](https://a.example/ "the title of a link\'s page") about it.\n\n- The sign has “words that nobody is said to say” on it.\n\n> “More of them are `here` in a block\n> of quoted lines” as well.', 'markdown');
  const { quotations } = await checkQuotations(draft, [await viewOf('source', 'Nothing of it.')]);
  assert.deepEqual(quotations.map(({ start, end }) => draft.text.slice(start, end)), ['“words that nobody is said to say”', '“More of them are `here` in a block\n> of quoted lines”']);
});

test('Any sentence copied from a source is found verbatim at its place', async () => {
  await fc.assert(fc.asyncProperty(sentences, fc.nat(), fc.boolean(), async (all, pick, quoted) => {
    const wanted = all[pick % all.length] ?? '';
    const text = all.map((one) => (quoted ? `“${one},” said Ana Petrov.` : `${one}.`)).join('\n');
    const { quotations: [checked] } = await checkTexts(by('Ana Petrov', wanted), { text });
    assert.equal(checked?.verdict, 'verbatim');
    assert.ok(checked.places.some(({ start, end }) => start === text.indexOf(wanted) && end === start + wanted.length));
  }), { numRuns: 60 });
});

test('Any changed word is reported', async () => {
  await fc.assert(fc.asyncProperty(sentences, fc.nat(), fc.nat(), async (all, pick, where) => {
    const words = (all[pick % all.length] ?? '').split(' ');
    const at = where % words.length, changed = [...words.slice(0, at), 'zeppelin', ...words.slice(at + 1)].join(' ');
    const { quotations: [checked] } = await checkTexts(by('Ana Petrov', changed), { text: all.map((one) => `“${one},” said Ana Petrov.`).join('\n') });
    assert.equal(checked?.verdict, 'changed');
    assert.ok(checked.changes.some(({ draft }) => draft.includes('zeppelin')));
  }), { numRuns: 60 });
});

test('Any texts at all are checked without an error, and every place lies in its source', async () => {
  const wild = fc.array(fc.oneof(fc.constantFrom('“', '”', '…', '[', ']', '](', '. . .', '\n\n', 'said Ana Petrov', '5%', '’', '\uD800', '\u200B'), fc.string({ unit: 'binary' })), { maxLength: 40 }).map((parts) => parts.join(' '));
  await fc.assert(fc.asyncProperty(wild, wild, async (draft, text) => {
    const { quotations } = await checkTexts(`${draft} “${text}”`, { text });
    for (const { places, score } of quotations) {
      assert.ok(score >= 0 && score <= 1);
      for (const { start, end } of places) assert.ok(start >= 0 && start <= end && end <= text.length);
    }
  }), { numRuns: 150 });
});
