import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Memo } from '../../../src/core/memo';

describe('Memo', () => {
  it('makes what depends on a word once', () => {
    const made: string[] = [], memo = new Memo((word) => ({ word: made[made.push(word) - 1] }));
    assert.equal(memo.get('quay'), memo.get('quay'));
    assert.deepEqual([memo.get('__proto__').word, memo.get('harbourmasters').word], ['__proto__', 'harbourmasters']);
    assert.deepEqual(made, ['quay', '__proto__', 'harbourmasters']);
  });

  it('keeps neither more words than it may nor any that is too long to be one', () => {
    const made: string[] = [], memo = new Memo((word) => made.push(word), 2);
    for (const word of ['a', 'b', 'c', 'a', 'c']) memo.get(word);
    assert.deepEqual(made, ['a', 'b', 'c', 'a']);
    const long = 'x'.repeat(10_000);
    assert.notEqual(memo.get(long), memo.get(long));
  });
});
