import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mostProblems, problemsOf, rules } from '../../../../src/core/diagnostics/list';
import { ruleIds, type Problem, type RuleId } from '../../../../src/core/diagnostics/model';
import { checkQuotations } from '../../../../src/core/quoteCheck/matcher';
import { wildText } from '../../../support/texts';
import { viewOf } from '../quoteCheck/views';

async function problems(text: string, others: Readonly<Record<string, string>> = {}, on: (rule: RuleId) => boolean = () => true): Promise<Problem[]> {
  const view = await viewOf('file:///here.txt', text);
  const sources = await Promise.all(Object.entries(others).map(([name, other]) => viewOf(`file:///${name}.txt`, other)));
  const check = sources.length > 0 ? await checkQuotations(view, sources) : undefined;
  return problemsOf({ view, check, nameOf: (uri) => uri.slice('file:///'.length) }, on);
}
const brief = (text: string, found: readonly Problem[]): string[] => found.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`);

/** The text with the first fix of each problem made. */
function mended(text: string, found: readonly Problem[]): string {
  return found.map(({ fixes: [fix] }) => fix).reverse().reduce((now, fix) => (fix?.kind === 'write' ? now.slice(0, fix.at) + fix.text + now.slice(fix.until) : now), text);
}

test('The list holds every rule once', () => {
  assert.deepEqual(rules.map(({ id }) => id), ruleIds);
});

test('Text without a problem has none', async () => {
  const text = '“We will not close it,” said Mara Lindqvist, the mayor.\n\n“The first paragraph goes on,” she said. “It is long.\n\n“Only the last one closes,” she said.\n\nA 5" pipe and the ’90s are no quotations. Dwayne “The Rock” Johnson left.';
  assert.deepEqual(brief(text, await problems(text)), []);
});

test('Marks around nothing but signs have their partners', async () => {
  const text = 'Mara Lindqvist, the mayor, wrote “😀 …” below the letter. She left a “?” and a «…» on it.';
  assert.deepEqual(brief(text, await problems(text)), []);
});

test('Words of nobody are unattributed; scare quotes are not', async () => {
  const text = 'It rained all night in the harbour.\n\n“I have been at sea for thirty years and I have not often prayed.”\n\nThe so-called “fast” ferry was late.';
  const found = await problems(text, {}, (rule) => rule === 'unattributedQuotation');
  assert.deepEqual(brief(text, found), ['unattributedQuotation: “I have been at sea for thirty years and I have not often prayed.”']);
  assert.deepEqual(found[0]?.fixes.map(({ kind }) => kind), ['reassignSpeaker', 'notAQuotation']);
});

test('A mark without its partner is reported, with its partner as a fix', async () => {
  const text = 'Mara Lindqvist said: “We will not close it.\n\nThe town agreed.\n\nThe boats are old.” Nobody said that.';
  const found = (await problems(text)).filter(({ rule }) => rule === 'unbalancedQuotationMark');
  assert.deepEqual(brief(text, found), ['unbalancedQuotationMark: “', 'unbalancedQuotationMark: ”']);
  const titles = found.map(({ fixes }) => fixes.map((fix) => ('title' in fix ? fix.title : fix.kind)));
  assert.deepEqual(titles, [['Insert ” at the end of the paragraph', 'Remove “'], ['Insert “ at the beginning of the paragraph', 'Remove ”']]);
  assert.equal(mended(text, found), 'Mara Lindqvist said: “We will not close it.”\n\nThe town agreed.\n\n“The boats are old.” Nobody said that.');
});

test('A mark that is turned the wrong way is one problem, and is turned with its partner', async () => {
  for (const [wrong, right] of [
    ['Mara Lindqvist added:”We will not close it.” She left.', 'Mara Lindqvist added:“We will not close it.” She left.'],
    ['They were accused of ” theft from the town” or worse.', 'They were accused of “ theft from the town” or worse.'],
    ['They were accused of ” typing `close(ferry)` by mistake” or worse.', 'They were accused of “ typing `close(ferry)` by mistake” or worse.'],
    ['She was seen in the film ” The Long Winter “, which is new.', 'She was seen in the film “ The Long Winter ”, which is new.'],
  ] as const) {
    const found = await problems(wrong, {}, (rule) => rule === 'unbalancedQuotationMark');
    assert.deepEqual(found.map(({ message }) => message), ['The quotation mark ” stands where “ should open a quotation.'], wrong);
    assert.equal(mended(wrong, found), right);
  }
});

test('Two curly single marks close what a double one opens', async () => {
  const text = '“Nobody paid a crown for the old pier,’’ said Mara Lindqvist, the mayor. ‘‘Not one, in nine long winters,’’ she said.';
  assert.deepEqual(brief(text, await problems(text)), []);
});

test('A few quoted words with others around them are no quotation of nobody', async () => {
  const text = 'So if you would rather walk, why do you ask for Hale, except only because “she” is a “he”? It rained.';
  assert.deepEqual(brief(text, await problems(text, {}, (rule) => rule === 'unattributedQuotation')), []);
});

test('Words given to two people are reported, in one source and between two', async () => {
  const mara = '“We will not close the ferry this winter,” said Mara Lindqvist, the mayor.', jonas = '“We will not close the ferry this winter,” said Jonas Hale, a captain.';
  const within = await problems(`${mara}\n\n${jonas}`);
  assert.deepEqual(within.map(({ rule, message }) => `${rule}: ${message}`), [
    'twoSpeakers: The same words are given to Jonas Hale elsewhere in this source.', 'twoSpeakers: The same words are given to Mara Lindqvist elsewhere in this source.',
  ]);
  const [across] = await problems(mara, { other: jonas });
  assert.equal(across?.message, 'other.txt gives these words to Jonas Hale.');
  assert.equal(across.related[0]?.uri, 'file:///other.txt');
  assert.deepEqual(await problems(mara, { other: mara }), []);
});

test('Words that one person reports of another stand once, and so are not given to two', async () => {
  const text = 'Mara Lindqvist, the mayor, said that Jonas Hale had claimed that the ferry was “no longer fit to sail across the sound in winter.”';
  const view = await viewOf('file:///here.txt', text);
  assert.equal(view.quotations.filter(({ quoted }) => quoted.length > 0).length, 2, 'one report lies in the other');
  assert.deepEqual(await problems(text), []);
});

test('A quotation that another source has with other words is reported, unless it is quite another', async () => {
  const here = '“We will not close the ferry this winter, whatever it costs,” said Mara Lindqvist, the mayor.';
  const [found] = await problems(here, { other: here.replace('close', 'shut') });
  assert.equal(found?.message, 'other.txt has this quotation with other words: “close” is “shut” there.');
  const elsewhere = '“We shall not shut the ferry this summer, whatever that costs,” said Mara Lindqvist, the mayor.';
  assert.deepEqual(await problems(here, { other: elsewhere }), [], 'too many differences for one quotation');
  assert.deepEqual(await problems(here, { other: '“We will not close the school, however much we have to pay,” said Mara Lindqvist, the mayor.' }), []);
});

test('Who only quotes less of a quotation does not give it other words', async () => {
  const whole = '“We will not close the ferry this winter, whatever it costs,” said Mara Lindqvist, the mayor. “Nobody here can do without it.”';
  for (const less of [
    '“We will not close the ferry this winter, whatever it costs,” said Mara Lindqvist, the mayor.',
    '“We will not close the ferry this winter,” said Mara Lindqvist, the mayor.',
    'Mara Lindqvist, the mayor, said: “We will not close the ferry … whatever it costs. Nobody here can do without it.”',
    'Mara Lindqvist, the mayor, said: “We will not close the ferry this winter . . . Nobody here can do without it.”',
  ]) {
    assert.deepEqual(await problems(whole, { less }), [], less);
    assert.deepEqual(await problems(less, { whole }), [], less);
  }
  const without = whole.replace('not ', '');
  assert.equal((await problems(whole, { without }))[0]?.message, 'without.txt has this quotation with other words: “not” is not there.');
  const both = '“We will not shut the ferry this winter, whatever it costs,” said Mara Lindqvist, the mayor.';
  assert.equal((await problems(whole, { both }))[0]?.message, 'both.txt has this quotation with other words: “close” is “shut” there.');
});

test('A rule that is switched off finds nothing, and no source has endless problems', async () => {
  const text = 'Mara Lindqvist said: “We will not close it.\n\nThe town agreed.\n\n'.repeat(300);
  assert.deepEqual(await problems(text, {}, () => false), []);
  assert.equal((await problems(text)).length, mostProblems);
});

test('Problems of any text lie in it', async () => {
  await fc.assert(fc.asyncProperty(wildText, fc.constantFrom('“', '”', '"', '«'), async (wild, mark) => {
    const text = `${mark}${wild}${mark}\n\n${wild}${mark}`;
    for (const { start, end } of await problems(text)) assert.ok(start >= 0 && start < end && end <= text.length);
  }), { numRuns: 60 });
});
