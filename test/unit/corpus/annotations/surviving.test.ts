import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { changeBetween } from '../../../../src/corpus/annotations/changeBetween';
import { mill, spanOf } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/mill.txt', sidecar = `${uri}.annotations.json`, words = mill().text;

function start(storage = new MemoryStorage()) {
  let count = 0;
  const store = new AnnotationStore({
    storage, journalFolder: 'file:///own/journal', lastSeenFolder: 'file:///own/texts', version: '1.0.0',
    pause: () => new Promise((resolve) => { setImmediate(resolve); }),
    clock: { now: () => '2026-03-02T10:00:00Z' }, ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` },
    log: { info: () => undefined, error: (message, error) => { throw new Error(message, { cause: error }); } },
  });
  const shown = (): string[] => store.placed(uri).map(({ state, pieces }) => `${state}: ${pieces.map(({ start: from, end }) => text.slice(from, end)).join('|')}`);
  let text = words;
  return {
    store, storage, shown,
    mark: (on: string, n = 0) => store.annotate(uri, { pieces: [spanOf(text, on, n)], note: 'Hm.' }, 'R. Reader'),
    async load(now: string, dirty = false) {
      text = now;
      await store.load(uri, now, dirty);
      await store.settled(uri);
    },
    async found(now: string) {
      text = now;
      await store.found(uri, now);
      await store.settled(uri);
    },
    edit(now: string) {
      const change = changeBetween(text, now);
      text = now;
      store.edit(uri, [change], now);
    },
  };
}

const rewritten = `A late edition.\n${words.replace('that the repairs would cost', 'that all repairs together would cost')}`;

test('after an edit by another program marks are where their words went, and the annotation file is as it was', async () => {
  const one = start();
  await one.load(words);
  await one.mark('that the repairs would cost 3.2 million euros');
  await one.mark('mayor');
  const written = one.storage.text(sidecar);
  await one.found(rewritten);
  const expected = ['placed: mayor', 'placed: that all repairs together would cost 3.2 million euros'];
  assert.deepEqual([one.shown().sort(), one.storage.text(sidecar)], [expected, written]);
  const next = start(one.storage);
  await next.load(rewritten);
  assert.deepEqual(next.shown().sort(), expected);
});

test('an edit while the program is not running is compared with the text that was seen last', async () => {
  const one = start();
  await one.load(words);
  await one.mark('that the repairs would cost 3.2 million euros');
  await one.store.settled(uri);
  const next = start(one.storage);
  await next.load(rewritten);
  assert.deepEqual(next.shown(), ['placed: that all repairs together would cost 3.2 million euros']);
});

test('the text that was seen last is forgotten on demand, and marks are then found by their words', async () => {
  const one = start();
  await one.load(words);
  await one.mark('mayor');
  await one.store.settled(uri);
  assert.equal(await one.store.clearTexts(), 1);
  assert.deepEqual([...one.storage.files.keys()].filter((file) => file.startsWith('file:///own')), []);
  const next = start(one.storage);
  await next.load(rewritten);
  assert.deepEqual(next.shown(), ['placed: mayor']);
});

test('a mark whose sentence is deleted is no mark of the same sentence elsewhere, and comes back with its own', async () => {
  const sentence = 'Tomas Weil of the Hollow Trust called the plan “brave” but late.';
  const twice = `${words}\nLater.\n${sentence} ${sentence}\n`, once = twice.replace(` ${sentence}`, '');
  const one = start();
  await one.load(twice);
  await one.mark(sentence);
  await one.found(once);
  assert.equal(one.store.placed(uri)[0]?.state, 'orphan');
  const next = start(one.storage);
  await next.load(once);
  assert.equal(next.store.placed(uri)[0]?.state, 'orphan');
  await next.found(twice);
  assert.deepEqual(next.store.placed(uri)[0]?.pieces, [spanOf(twice, sentence)]);
});

test('undo gives a mark back what an edit took from it', async () => {
  const one = start();
  await one.load(words);
  await one.mark('Tomas Weil of the Hollow Trust');
  const cut = words.replace('Hollow Trust called the plan', '');
  one.edit(words.replace('euros', 'dollars'));
  one.edit(cut.replace('euros', 'dollars'));
  assert.deepEqual(one.shown(), ['placed: Tomas Weil of the ']);
  one.edit(words);
  assert.deepEqual(one.shown(), ['placed: Tomas Weil of the Hollow Trust']);
});

test('what is cut and pasted elsewhere takes its mark along, also when it is common', async () => {
  const one = start(), line = '“We will grind,” he said.\n';
  await one.load(words);
  await one.mark('he said');
  one.edit(words.replace(line, ''));
  assert.deepEqual(one.shown(), ['orphan: ']);
  const after = line + words.replace(line, '');
  one.edit(after);
  await one.store.settled(uri);
  assert.deepEqual(one.store.placed(uri)[0]?.pieces, [spanOf(after, 'he said')]);
});

test('a paragraph that is replaced by itself with other line breaks keeps its marks', async () => {
  const one = start();
  await one.load(words);
  await one.mark('the repairs would cost');
  await one.mark('Tomas Weil of the');
  const paragraph = words.split('\n')[2] ?? '';
  one.edit(words.replace(paragraph, `\t${paragraph.replace(/ (?=repairs|Weil)/g, '\n')}\t`));
  await one.store.settled(uri);
  assert.deepEqual(one.shown(), ['placed: the\nrepairs would cost', 'placed: Tomas\nWeil of the']);
});

test('a mark made while others are being looked for stays where it was made, and typing moves what is found', async () => {
  const one = start();
  await one.load(words);
  await one.mark('that the repairs would cost 3.2 million euros');
  one.store.replace(uri, rewritten);
  const typed = `Typed. ${rewritten}`;
  one.store.edit(uri, [{ start: 0, end: 0, text: 'Typed. ' }], typed);
  const made = await one.store.annotate(uri, { pieces: [spanOf(typed, 'brave')], note: 'Hm.' }, 'R. Reader');
  await one.store.settled(uri);
  const pieces = new Map(one.store.placed(uri).map((placed) => [placed.id, placed.pieces]));
  assert.deepEqual(pieces.get(made.id), [spanOf(typed, 'brave')]);
  assert.deepEqual([...pieces.values()][0], [spanOf(typed, 'that all repairs together would cost 3.2 million euros')]);
});

test('a text that is replaced twice in a row is compared with the one in which marks stood for certain', async () => {
  const one = start();
  await one.load(words);
  await one.mark('that the repairs would cost 3.2 million euros');
  one.store.replace(uri, 'Nothing of it.');
  one.store.replace(uri, rewritten);
  await one.store.settled(uri);
  assert.deepEqual(one.store.placed(uri)[0]?.pieces, [spanOf(rewritten, 'that all repairs together would cost 3.2 million euros')]);
});

test('line ends and quotation marks may be converted', async () => {
  const one = start();
  await one.load(words);
  await one.mark('called the plan “brave” but late.\n“We will grind,”');
  const after = words.replace(/\n/g, '\r\n').replace(/[“”]/g, '"');
  await one.found(after);
  assert.deepEqual(one.shown(), ['placed: called the plan "brave" but late.\r\n"We will grind,"']);
  const next = start(one.storage);
  await next.load(after);
  assert.deepEqual(next.store.placed(uri)[0]?.state, 'placed');
});

test('a save describes what was found after an edit by another program', async () => {
  const one = start();
  await one.load(words);
  await one.mark('that the repairs would cost 3.2 million euros');
  await one.found(rewritten);
  await one.store.saved(uri, rewritten);
  assert.match(one.storage.text(sidecar) ?? '', /"exact":"that all repairs together would cost/);
});

test('what is found in a text that is undone meanwhile is looked for again in the text that is back', async () => {
  const one = start(), line = '“We will grind,” he said.\n', without = words.replace(line, '');
  await one.load(words);
  await one.mark('We will grind');
  one.edit(without);
  await one.store.settled(uri);
  one.edit(line + without);
  one.edit(without);
  await one.store.settled(uri);
  assert.deepEqual(one.shown(), ['orphan: ']);
});

test('a window that closes with unsaved changes opens with every mark where it was', async () => {
  const one = start(), without = words.replace('Tomas Weil of the Hollow Trust called', 'Somebody, who had a good look at it, called');
  await one.load(words);
  await one.mark('plan');
  one.edit(without);
  const unsaved = without.replace('“brave” but late', 'a gift to all of us'), written = one.storage.text(sidecar);
  one.edit(unsaved);
  await one.store.settled(uri);
  assert.deepEqual(one.shown(), ['placed: plan']);
  await one.store.shutDown();
  const next = start(one.storage);
  // The file is read before the editor is there.
  await next.load(words);
  next.store.replace(uri, unsaved, true);
  await next.store.settled(uri);
  assert.deepEqual(next.store.placed(uri)[0]?.pieces, [spanOf(unsaved, 'plan')]);
  await next.store.saved(uri, words);
  assert.deepEqual([next.store.placed(uri)[0]?.pieces, one.storage.text(sidecar)], [[spanOf(words, 'plan')], written]);
});

test('a text that is gone back to has its marks where they were then, and those that were lost then', async () => {
  const line = '“We will grind,” he said.\n', glued = words.replace(line, '').replace('Ms. Brennick', `${line.trim()}Ms. Brennick`);
  const one = start(), without = words.replace(line, '');
  await one.load(words);
  await one.mark('grind');
  one.edit(without);
  await one.store.settled(uri);
  one.edit(glued);
  await one.store.settled(uri);
  assert.deepEqual(one.store.placed(uri)[0]?.pieces, [spanOf(glued, 'grind')]);
  one.edit(without);
  await one.store.settled(uri);
  assert.deepEqual(one.shown(), ['orphan: ']);
});

test('words that come back take their mark away from a place that was a guess', async () => {
  const line = '“We will grind,” he said.\n', one = start();
  await one.load(words);
  await one.mark('he said');
  await one.store.settled(uri);
  await one.store.clearTexts();
  const next = start(one.storage), guess = words.replace(line, 'Then he said no.\n');
  await next.load(guess);
  assert.notEqual(next.store.placed(uri)[0]?.state, 'placed');
  next.edit(`${guess}${line}`);
  await next.store.settled(uri);
  assert.deepEqual(next.store.placed(uri)[0]?.pieces, [spanOf(`${guess}${line}`, 'he said', 1)]);
});

test('what was cut while it was being looked for, and is put in elsewhere, is what it was', async () => {
  const before = 'Nobody came that day.\n\nThe old lamp and a kettle stood by the door of the barn.\n\nWinter took nine of the boats. Then all went home.\n';
  const { store, load, mark, shown } = start();
  await load(before);
  await mark('kettle');
  const other = before.replace('Nobody', 'Somebody').replace('kettle', 'kettle of blue iron and of brass').replace('the barn', 'zinc');
  const passage = other.slice(other.indexOf('kettle'), other.indexOf('took'));
  store.replace(uri, other);
  store.edit(uri, [{ start: other.indexOf(passage), end: other.indexOf(passage) + passage.length, text: '' }], other.replace(passage, ''));
  await store.settled(uri);
  assert.deepEqual(shown(), ['orphan: ']);
  const now = `Bitter ${passage}hours. ${other.replace(passage, '')}`;
  store.edit(uri, [{ start: 0, end: 0, text: `Bitter ${passage}hours. ` }], now);
  await store.settled(uri);
  assert.deepEqual(store.placed(uri)[0]?.pieces.map(({ start: from, end }) => now.slice(from, end)), ['kettle']);
  assert.equal(store.placed(uri)[0]?.state, 'placed');
});
