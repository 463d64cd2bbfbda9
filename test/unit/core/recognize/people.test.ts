import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../../support/names';

const people = (text: string): string[] => candidates(text, 'PERSON');

test('a title is no part of a name, the name after it is a person', () => {
  assert.deepEqual(people('Yesterday Prime Minister Brenok Tavvish met Lt. Gen. Orla Quist and Mr. Hale.'), ['Brenok Tavvish', 'Orla Quist', 'Hale']);
});

test('particles, initials and suffixes belong to the name', () => {
  assert.deepEqual(people('The prize went to Helena van der Broek.'), ['Helena van der Broek']);
  assert.deepEqual(people('The prize went to Martin T. Osgood Jr. in May.'), ['Martin T. Osgood Jr.']);
  assert.deepEqual(people('The prize went to Omar bin Rashid.'), ['Omar bin Rashid']);
});

test('the possessive is no part of the name', () => {
  assert.deepEqual(people('We read Karen Whitlock’s letter.'), ['Karen Whitlock']);
});

test('what somebody says, is or is called makes an unknown name a person', () => {
  assert.ok(people('“It rained,” said Quendo Belvarr.').includes('Quendo Belvarr'));
  assert.ok(people('The economist Xilda Morrn disagreed.').includes('Xilda Morrn'));
  assert.ok(people('Tobrin Akkel, 45, sells nets.').includes('Tobrin Akkel'));
});

test('an everyday word at the start of a sentence is no name', () => {
  assert.deepEqual(people('Will the ferry run? Mark the date. Fishing said nothing.'), []);
  assert.deepEqual(people('Former minister Anna Lund agreed.'), ['Anna Lund']);
});

test('a hall or a company that bears a name is not a person', () => {
  assert.deepEqual(people('They met at Margaret Thornton University.'), []);
});
