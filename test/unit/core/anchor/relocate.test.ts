import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relocateQuotes } from '../../../../src/core/anchor/relocate/relocateQuotes';
import { relocateSpans } from '../../../../src/core/anchor/relocate/relocateSpans';
import { anchorAt, harbour, markAll, words } from './relocateTexts';

/** What is now marked, given what was marked in the text before. */
async function follow(before: string, marked: string, after: string): Promise<string> {
  const [found] = await relocateSpans(before, after, [words(before, marked)]);
  return found?.state === 'orphan' ? `orphan: ${found.reason}` : `${found?.state}: ${after.slice(found?.start, found?.end)}`;
}

const report = 'The mayor opened the fish market on Monday. “Nobody will lose a stall,” she said. The traders were not convinced.\n\n' +
  'On Tuesday the council met in the old school. It voted for the plan by nine votes to four. The mayor left before the end.';

test('text typed before, behind and around a passage leaves it where it is', async () => {
  assert.equal(await follow(report, 'fish market', `Port news. ${report} More tomorrow.`), 'placed: fish market');
  assert.equal(await follow(report, 'fish market', report.replace('the fish market on', 'the new fish market again on')), 'placed: fish market');
});

test('of words that stand several times the right ones are followed', async () => {
  const after = `The mayor, the mayor, the mayor. ${report}`;
  const [found] = await relocateSpans(report, after, [{ start: 4, end: 9, exact: 'mayor' }]);
  assert.deepEqual(found, { state: 'placed', start: after.indexOf(report) + 4, end: after.indexOf(report) + 9, score: 1, context: 1 });
});

test('text put in right beside a passage, so that words run together, is no part of it', async () => {
  assert.equal(await follow(report, 'The traders were', report.replace('The traders', 'Bitter rain fell on uptThe traders')), 'placed: The traders were');
  assert.equal(await follow(report, 'will lose', report.replace('will lose', 'will losetheir old stall')), 'placed: will lose');
  assert.equal(await follow(report.replace('the council', 'the oak of the wallcouncil'), 'council met in', report), 'placed: council met in');
  assert.equal(await follow(report.replace('voted for', 'votedonce for'), 'voted', report), 'placed: voted');
});

test('a word of a deleted passage is not the equal word that the passage was put right beside', async () => {
  const put = 'Kites rise on a school roof above the blue wall';
  const before = report.replace('old school.', `old ${put}school.`), start = before.indexOf('school');
  const [gone, kept] = await relocateSpans(before, report, [anchorAt(before, start, start + 6), anchorAt(before, before.indexOf('school.'), before.indexOf('school.') + 7)]);
  assert.equal(gone?.state, 'orphan');
  assert.deepEqual(kept && 'start' in kept && report.slice(kept.start, kept.end), 'school.');
});

test('a passage the greater part of which was moved away from the rest is not placed for certain', async () => {
  const middle = ' It voted for the plan by nine votes to four.', marked = `in the old school.${middle} The mayor left before the end.`;
  const after = `${middle.trim()}\n${report.replace(middle, '')}`;
  assert.match(await follow(report, marked, after), /^drifted: /);
});

test('a passage edited inside keeps its ends', async () => {
  const after = report.replace('for the plan by nine', 'against the new plan by ten');
  assert.equal(await follow(report, 'It voted for the plan by nine votes to four.', after), 'placed: It voted against the new plan by ten votes to four.');
});

test('a replaced word at an end belongs to the passage', async () => {
  assert.equal(await follow(report, 'traders were not convinced', report.replace('not convinced', 'not persuaded')), 'placed: traders were not persuaded');
});

test('a corrected spelling is the same word, another word is not', async () => {
  const misspelt = report.replace('council', 'counsil');
  assert.equal(await follow(misspelt, 'counsil', report), 'placed: council');
  assert.equal(await follow(report, 'council', report.replace('council', 'parliament')), 'orphan: text-gone');
});

test('a moved paragraph and a moved sentence are found where they went', async () => {
  const [first = '', second = ''] = report.split('\n\n');
  assert.equal(await follow(report, 'old school', `${second}\n\n${first}`), 'placed: old school');
  const sentence = 'It voted for the plan by nine votes to four. ';
  const after = sentence + report.replace(sentence, '');
  const [found] = await relocateSpans(report, after, [words(report, 'nine votes')]);
  assert.deepEqual(found && 'start' in found && found.start, after.indexOf('nine votes'));
});

test('a sentence that was moved to where another one was deleted keeps its full stop', async () => {
  const [first, second, third, fourth, last] = ['Rain fell on nine boats.', 'Bitter lamps hung over zinc roofs.', '“Carry the old oak door,” he said.', 'Winter came early to the blue hills.', 'Soft bread and a kettle stood by the yellow barn gate.'] as const;
  const before = [first, second, third, fourth, last].join('\n'), after = [first, last, third, fourth].join('\n');
  assert.equal(await follow(before, 'kettle stood by the yellow barn gate.', after), 'placed: kettle stood by the yellow barn gate.');
  // Put into the middle of a sentence, with new words or without, it leaves that its own.
  for (const put of [`boats ${last}`, `boats ${last.replace('.', '')} today.`, `boats and ${last}`]) {
    const into = [first.replace('boats.', put), second, third, fourth].join('\n');
    assert.equal(await follow(before, 'nine boats.', into), `placed: nine ${put}`);
  }
  // Words of it are not taken for those of the deleted sentence.
  const alike = before.replace(second, 'Lamps hung over a barn.');
  assert.equal(await follow(alike, 'kettle stood by the yellow barn gate.', after), 'placed: kettle stood by the yellow barn gate.');
  assert.equal(await follow(alike, 'over a barn.', after), 'orphan: text-gone');
});

test('a deleted passage is not looked for in similar text that stood there before', async () => {
  const twice = `${report}\n\nThe mayor opened the fish market on Friday. “Nobody will lose a stall,” she said. The traders were not convinced.`;
  assert.equal(await follow(twice, '“Nobody will lose a stall,”', twice.replace('“Nobody will lose a stall,” she said. ', '')), 'orphan: text-gone');
});

test('of words that stand twice, those that were deleted with what is around them are gone', async () => {
  const before = 'Nobody came. The pilots by noon liked the squall hollow the squall keeper for a lamp. Then they slept.';
  const after = before.replace('by noon liked the squall hollow ', '').replace('lamp', 'bell');
  const at = before.indexOf('the squall'), again = before.indexOf('the squall', at + 1);
  const [gone, kept] = await relocateSpans(before, after, [anchorAt(before, at, at + 10), anchorAt(before, again, again + 10)]);
  assert.equal(gone?.state, 'orphan');
  assert.deepEqual(kept && 'start' in kept && kept.start, after.indexOf('the squall'));
});

test('a short passage between two that were rewritten is placed where with a word beside it it stands once, and doubted elsewhere', async () => {
  const before = 'Few knew. Rain on the roof held five broken lamps so the otter in. “Nine a lifted boats on Sunday,” he said. All went home.';
  const after = before.replace('held five broken lamps so the', 'sang over blue paint').replace('“Nine a lifted', 'sang over blue paint');
  assert.equal(await follow(before, 'in.', after), 'placed: in.');
  const twice = `${before} The old otter in. Then sleep.`;
  assert.match(await follow(twice, 'in.', `${after} The old otter in. Then rest.`), /^drifted: /);
});

test('a deleted sentence takes only its own words along', async () => {
  const text = 'The ship came late. The ship came empty. The ship left.';
  assert.equal(await follow(text, 'The ship came empty.', 'The ship came empty. The ship left.'), 'placed: The ship came empty.');
  assert.equal(await follow(text, 'The ship came late.', 'The ship came empty. The ship left.'), 'orphan: text-gone');
});

test('changes of typography, line ends and normalisation lose nothing', async () => {
  const before = 'Zoë said: “It’s the café – or nothing …”\nAnd\u00a0then?';
  const after = 'Zoe\u0308 said: "It\'s the cafe\u0301 -- or nothing ..."\r\nAnd then?';
  assert.equal(await follow(before, '“It’s the café – or nothing …”', after), 'placed: "It\'s the cafe\u0301 -- or nothing ..."');
  assert.equal(await follow(before, 'Zoë', after), 'placed: Zoe\u0308');
  assert.equal(await follow(before, 'nothing …”\nAnd\u00a0then', after), 'placed: nothing ..."\r\nAnd then');
});

test('part of a word, an emoji and words without spaces between them are passages too', async () => {
  assert.equal(await follow('The harbourmaster waited.', 'harbour', 'Again the harbourmaster waited.'), 'placed: harbour');
  assert.equal(await follow('Fine 🙂🙃 day', '🙃', 'A fine day. Fine 🙂🙃 day'), 'placed: 🙃');
  assert.equal(await follow('港口的船很多。市长来了。', '市长', '早上,港口的船不多。市长来了。'), 'placed: 市长');
});

test('offsets that do not fit the last-seen text are not trusted', async () => {
  const { start, end } = words(report, 'council');
  const anchor = { ...anchorAt(report, start, end), start: 3, end: 10 };
  const [found] = await relocateSpans(report, `News. ${report}`, [anchor]);
  assert.deepEqual(found && 'start' in found && { state: found.state, start: found.start }, { state: 'placed', start: start + 6 });
});

test('without the last-seen text a quote is placed by its words and context', async () => {
  const { start, end } = words(harbour, 'ferry');
  const after = `An insertion. ${harbour}`;
  const [found] = await relocateQuotes(after, [anchorAt(harbour, start, end)]);
  assert.deepEqual(found && 'start' in found && [found.state, found.start, found.end], ['placed', start + 14, end + 14]);
});

test('without the last-seen text, a quote in several places has drifted, and one in none is an orphan', async () => {
  const line = 'The pilot asked for help. ';
  const [several, none, empty] = await relocateQuotes(line.repeat(3), [
    { start: 0, end: 9, exact: 'The pilot' },
    { start: 0, end: 12, exact: 'The governor', prefix: 'Yesterday ', suffix: ' resigned.' },
    { start: 0, end: 0, exact: '' },
  ]);
  assert.deepEqual(several && 'reason' in several && [several.state, several.reason], ['drifted', 'ambiguous']);
  assert.deepEqual(none, { state: 'orphan', reason: 'text-gone' });
  assert.deepEqual(empty, { state: 'orphan', reason: 'no-selector' });
});

test('a quote that lost its context and is common is never placed', async () => {
  const { start, end } = words(harbour, 'the');
  const [found] = await relocateQuotes('Of the sea, the sky and the land nothing was said.', [anchorAt(harbour, start, end)]);
  assert.notEqual(found?.state, 'placed');
});

test('a long, repetitive text is followed, in slices', async () => {
  const before = harbour.repeat(60), after = `${before.slice(0, 9000)}Somebody wrote this. ${before.slice(9000).replaceAll('island', 'isle')}`;
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses++;
    await Promise.resolve();
  };
  const anchors = markAll(before);
  const inSlices = await relocateSpans(before, after, anchors, { pause });
  assert.ok(pauses >= 3, `${pauses} pauses`);
  // The text repeats itself all the way, so only the order of its parts tells them apart.
  const placed = inSlices.filter(({ state }) => state === 'placed').length;
  assert.ok(placed > 0.98 * anchors.length, `${placed} of ${anchors.length}`);
  assert.deepEqual(inSlices, await relocateSpans(before, after, anchors));
});
