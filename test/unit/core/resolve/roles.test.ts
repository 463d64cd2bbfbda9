import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { resolveEntities } from '../../../../src/core/resolve/entities';
import { rolesOf } from '../../../../src/core/resolve/roles/rolesOf';
import { sourceOf } from '../../../support/names';

/** The roles of a text, each as "name: role". */
function roles(text: string): string[] {
  const source = sourceOf(text), { roles: found, clusters } = resolveEntities(source);
  return found.flatMap((list, i) => list.map(({ entity, start, end }) => `${clusters.find(({ id }) => id === entity)?.name ?? '?'}: ${source[i]?.findings.prose.slice(start, end) ?? ''}`));
}

const has = (text: string, ...expected: string[]): void => {
  const found = roles(text);
  for (const role of expected) assert.ok(found.includes(role), `${role}\nnot in\n${found.join('\n')}`);
};
const none = (...texts: string[]): void => {
  for (const text of texts) assert.deepEqual(roles(text), [], text);
};

test('what happens after a comma is no description', () => {
  none(
    'Mr. Akkel left Oslo, a friend said.',
    'Mr. Akkel resigned on Monday, a decision that nobody expected.',
    'She met Mr. Akkel, and the room was full.',
    'With Mr. Akkel, the talks went on.',
    'We saw Mr. Akkel, a day later, at the port.',
    'Mr. Akkel wrote to Ms. Morrn, who has never hidden her view.',
  );
});

test('what a quotation calls somebody, and what is said of somebody beside a name, is not that name’s', () => {
  none('“Mr. Akkel is a leader,” she said.', 'The house of Mr. Akkel is a museum in Bergen.', 'He wants to judge Mr. Akkel.');
});

test('names in a list do not describe one another', () => {
  none('They met Anna Lund, Per Quist and the others.', 'Norway, Sweden and Denmark agreed.');
  assert.deepEqual(roles('Prime Minister Anna Lund, Foreign Minister Per Quist and Ida Holm came.'), ['Anna Lund: Prime Minister', 'Per Quist: Foreign Minister']);
});

test('a title before a name goes with its field and, as a whole, with its country', () => {
  has('They met Secretary of State Anna Lund and Vice President Per Quist.', 'Anna Lund: Secretary of State', 'Per Quist: Vice President');
  has('On Monday Israeli Prime Minister Per Quist called.', 'Per Quist: Israeli Prime Minister');
  has('The mayor met President Anna Lund of Norway.', 'Anna Lund: President', 'Anna Lund: President Anna Lund of Norway');
  has('Presidents Anna Lund of Norway and Per Quist of Sweden met.', 'Anna Lund: Presidents Anna Lund of Norway', 'Per Quist: Presidents');
  assert.deepEqual(roles('Mr. Lund met Ms. Quist.'), []);
});

test('descriptions follow a name behind a comma, an age, a dash or in brackets', () => {
  has('Anna Lund, director of the harbour office, left.', 'Anna Lund: director of the harbour office');
  has('Anna Lund, 45, a fisherwoman from Bergen, left.', 'Anna Lund: a fisherwoman from Bergen');
  has('So said Anna Lund, a judge, and the author of a book on tides.', 'Anna Lund: a judge, and the author of a book on tides');
  has('So said Anna Lund, now a professor of law in Oslo.', 'Anna Lund: now a professor of law in Oslo');
  has('Then Anna Lund — a former judge — stood up.', 'Anna Lund: a former judge');
  has('Anna Lund (head of the union) stood up.', 'Anna Lund: head of the union');
  has('Anna Lund, their lawyer, agreed. Per Quist, Norway’s foreign minister, did not.', 'Anna Lund: their lawyer', 'Per Quist: Norway’s foreign minister');
  has('Per Quist, known as the Eel, swam.', 'Per Quist: known as the Eel');
  has('Per Quist, one of the founders of the club, swam.', 'Per Quist: one of the founders of the club');
});

test('relative clauses say what somebody does', () => {
  has('Anna Lund, who leads the opposition, agreed.', 'Anna Lund: who leads the opposition');
  has('Per Quist, who is a professor at the university, agreed.', 'Per Quist: who is a professor at the university');
  has('Per Quist, who became finance minister in 2003, agreed.', 'Per Quist: who became finance minister in 2003');
});

test('sentences say what their subject is', () => {
  has('Anna Lund is a professor of tides in Bergen and she sails.', 'Anna Lund: a professor of tides in Bergen');
  has('He said that Per Quist was one of the founders of the club.', 'Per Quist: one of the founders of the club');
  has('Anna Lund serves as director of the museum.', 'Anna Lund: director of the museum');
});

test('descriptions stand before a name, with or without a comma', () => {
  has('The leader of the island’s opposition, Anna Lund, agreed.', 'Anna Lund: The leader of the island’s opposition');
  has('He met Norway’s foreign minister, Per Quist.', 'Per Quist: Norway’s foreign minister');
  has('Her husband, Per Quist, agreed.', 'Per Quist: Her husband');
  has('So said the retired Norwegian economist Anna Lund.', 'Anna Lund: retired Norwegian economist');
  has('A man named Per Quist was there.', 'Per Quist: A man');
});

test('organisations have roles too', () => {
  has('The data firm Norling Analytics Inc. reported it.', 'Norling Analytics Inc.: data firm');
  has('He works for the Center for a Quiet Coast, a think tank in Oslo.', 'Center for a Quiet Coast: a think tank in Oslo');
  has('The Oslo-based Center for a Quiet Coast agreed.', 'Center for a Quiet Coast: Oslo-based');
  has('Workers came from one of Norway’s largest suppliers, Norling Ferries Ltd.', 'Norling Ferries Ltd.: one of Norway’s largest suppliers');
  has('The Northern Harbour Council, which oversees the ports, agreed.', 'Northern Harbour Council: which oversees the ports');
});

test('places have them where the text sets them off', () => {
  has('They left Oslo, the capital, at dawn.', 'Oslo: the capital');
  none('In Norway, the capital has had enough.', 'They came from the Kingdom of Norway, Sweden, and the port of Bergen, Norway.');
});

test('an office and its country stand for whom the article puts beside them', () => {
  const text = 'President Anna Lund of Norway met Per Quist, Sweden’s prime minister.\n\nThe Norwegian leader smiled. The Swedish prime minister did not. Norway’s and Sweden’s leaders left.';
  has(text, 'Anna Lund: Norwegian leader', 'Per Quist: Swedish prime minister', 'Anna Lund: Norway’s and Sweden’s leaders', 'Per Quist: Norway’s and Sweden’s leaders');
  const { references } = resolveEntities(sourceOf(text));
  assert.equal(references.flat().length, 2);
});

test('nobody is taken for the holder of an office that the article gives to another or to none', () => {
  const found = roles('President Anna Lund of Norway met Per Quist, head of the opposition in Sweden. The Swedish leader was absent. The Danish president, too. The Norwegian king sailed.');
  assert.deepEqual(found.filter((role) => /leader|Danish|king/.test(role)), []);
});

test('roles lie within their block, whatever the text', () => {
  const words = fc.constantFrom('Anna Lund', 'President', 'Norway', 'of', 'the', ',', 'who', 'leads', 'a', 'judge', 'is', 'Presidents', 'and', '’s', '(', ')', '—', 'leader', 'Norwegian', 'one', 'called', '.', '\n\n', 'Norling Ferries', 'firm');
  fc.assert(fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
    const source = sourceOf(parts.join(' '));
    const { roles: found, clusters } = resolveEntities(source);
    found.forEach((list, i) => {
      for (const { start, end, entity } of list) {
        assert.ok(start >= 0 && start < end && end <= (source[i]?.findings.prose.length ?? 0));
        assert.ok(clusters.some(({ id }) => id === entity));
      }
    });
  }));
});

test('a block’s tokens are asked for once, however many names it has', () => {
  const block = sourceOf('Anna Lund, a captain, and Per Quist, a miner, met the lawyer Ida Holm in Bergen. '.repeat(40))[0];
  assert.ok(block);
  const { mentions } = resolveEntities([block]), { tokens, ...rest } = block.findings;
  let asked = 0;
  const counted = Object.defineProperty({ ...rest, tokens }, 'tokens', { get: () => { asked++; return tokens; } });
  assert.ok(rolesOf(counted, mentions[0] ?? []).length > 40);
  assert.equal(asked, 1);
});

test('what is said behind two names is both’s, unless it is a sentence of its own', () => {
  has('Tom Vance and Eva Lorne, co-founders of the club, argued.', 'Tom Vance: co-founders of the club', 'Eva Lorne: co-founders of the club');
  none('Between Norway and Sweden, the two countries traded letters.', 'He met Tom Vance and Eva Lorne, members left, and it rained.', 'He met Tom Vance and Eva Lorne, their words.', 'They charged Tom Vance and Eva Lorne, with taking bribes.');
});

test('what a sentence says of somebody with a form of address, or after “but”, is a role', () => {
  has('But Mr. Akkel has been the town’s mayor for two decades.', 'Akkel: the town’s mayor for two decades');
  has('Ms. Morrn is a judge.', 'Morrn: a judge');
  none('Anna Lund and Mr. Akkel are here.');
});

test('“as president” at the start, “then-president”, a counterpart and two nouns are roles', () => {
  has('As president of the union, Mark Dole signed.', 'Mark Dole: president of the union');
  has('Then-President Carl Voss met her Norwegian counterpart, Eli Tarn.', 'Carl Voss: Then-President', 'Eli Tarn: her Norwegian counterpart');
  has('Actress Vera Holt met novelist and critic Joan Abt.', 'Vera Holt: Actress', 'Joan Abt: novelist and critic');
  none('As rain fell on the harbor, Mark Dole left.', 'Then Joan Abt left.');
  assert.deepEqual(roles('Then Joan Abt’s brother, Per Quist, left.'), ['Per Quist: Joan Abt’s brother']);
});

test('whoever is named behind “his wife” is she', () => {
  assert.deepEqual(roles('Per Quist, his wife, Anna Lund, and a friend left.'), ['Anna Lund: his wife']);
  has('They were praising Norwegian premier Anna Lund.', 'Anna Lund: Norwegian premier');
});

test('the verb before a description is no part of it', () => {
  has('“He promised one in May,” noted opposition leader Anna Lund.', 'Anna Lund: opposition leader');
  has('They came to score late and leave Fiskar coach Per Quist fuming.', 'Per Quist: Fiskar coach');
  has('It was written by the noted economist Ida Holm.', 'Ida Holm: noted economist');
});

test('what stands before a title describes, too', () => {
  has('But council leader Cllr Ida Holm told members so.', 'Ida Holm: council leader', 'Ida Holm: Cllr');
  assert.deepEqual(roles('The court heard President Ida Holm.'), ['Ida Holm: President']);
});
