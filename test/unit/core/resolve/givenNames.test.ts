import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCommonGivenName, pronounOfGivenName } from '../../../../src/core/resolve/givenNames';

describe('pronouns of given names', () => {
  it('are not guessed for names that both bear, for unknown names and for words', () => {
    for (const name of ['robin', 'sasha', 'nikita', 'xqzwv', 'harbour', '__proto__', 'constructor', '']) assert.equal(pronounOfGivenName(name), null, name);
  });

  it('are known for names from many countries, also such as the packages only have with accents', () => {
    for (const name of ['halima', 'ludmila', 'concepcion', 'zofia', 'eszter']) assert.equal(pronounOfGivenName(name), 'she', name);
    for (const name of ['piotr', 'gyorgy', 'vojtech', 'ruben', 'tomas', 'tomasz']) assert.equal(pronounOfGivenName(name), 'he', name);
  });

  it('the commonest names are known without the packages', () => {
    assert.ok(isCommonGivenName('ngozi') && isCommonGivenName('tariq'));
    assert.ok(!isCommonGivenName('harbour'));
    assert.equal(pronounOfGivenName('ngozi'), 'she');
    assert.equal(pronounOfGivenName('tariq'), 'he');
  });
});
