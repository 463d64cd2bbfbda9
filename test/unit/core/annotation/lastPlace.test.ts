import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastPlace } from '../../../../src/core/annotation/lastPlace';
import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import { storedFromJson } from '../../../../src/core/sidecar/model';

const at = (start: number, text: string): string => {
  const raw = storedFromJson(JSON.stringify({ target: { selector: [{ type: 'TextPositionSelector', start, end: start + 1 }] } }));
  const line = lastPlace({ raw } as PlacedAnnotation, text);
  return text.slice(line.start, line.end);
};

test('What is not found is looked for on the line where it stood, never on an empty one below, and never outside of the text', () => {
  const text = 'One.\n\n  \nTwo and more.\n';
  assert.deepEqual([0, 3, 4, 5, 7, 9, 20, 22, 23, 99].map((start) => at(start, text)), ['One.', 'One.', 'One.', 'One.', 'One.', 'Two and more.', 'Two and more.', 'Two and more.', 'Two and more.', 'Two and more.']);
  assert.equal(at(5, ''), '');
  assert.equal(at(2, '\n\n\n'), '');
});
