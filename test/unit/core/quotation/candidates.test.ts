import assert from 'node:assert/strict';
import { test } from 'node:test';
import { genericSpeakers, speakersNear } from '../../../../src/core/quotation/candidates';
import { viewOf } from '../quoteCheck/views';

const text = [
  'Weir Council hears of the bridge', 'By Nora Bligh', 'The bridge was closed on Monday.', '',
  '“It will stand,” he said. “Ask Anna Rask.” Helga Marsh, the engineer, told Olaf Quist of the Harbour Office to wait.', '',
  'Later on Monday Piet Dekker, a fisherman, said that nobody had been asked. Analysts said that it would rain.', '',
].join('\n');

test('Who may say a quotation: people before others, the nearest first, the names in it and who wrote the article last', async () => {
  const view = await viewOf('a', text), quotation = view.quotations.find(({ start }) => start === text.indexOf('“It will'));
  assert.ok(quotation);
  const people = speakersNear(view, quotation).filter(({ type }) => type === 'PERSON').map(({ name }) => name);
  assert.deepEqual(people.slice(0, 3), ['Helga Marsh', 'Olaf Quist', 'Piet Dekker']);
  assert.deepEqual([...people.slice(3)].sort(), ['Anna Rask', 'Nora Bligh']);
  const types = speakersNear(view, quotation).map(({ type }) => type);
  assert.ok(types.lastIndexOf('PERSON') < types.findIndex((type) => type !== 'PERSON'));
  assert.ok(speakersNear(view, quotation).every(({ near, aside, name }) => near && aside === ['Anna Rask', 'Nora Bligh'].includes(name)));
});

test('Words for speakers without a name come by how often they are used', async () => {
  const view = await viewOf('a', `${text}\n“It rains,” analysts said.\n`);
  assert.equal(genericSpeakers(view)[0]?.toLowerCase(), 'analysts');
});
