import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, values } from '../../../support/names';

const times = (text: string): string[] => candidates(text, 'TIME');

test('scores, verses, years and ordinals are no times', () => {
  assert.deepEqual(times('They won 2:1 at a ratio of 16:9, as Ezekiel 3:16 has it, in 1430, for a second time, day and night.'), []);
  assert.deepEqual(times('It was the 25:30 mark and 14:75 on the tape.'), []);
});

test('an hour of the day has its place on the clock and its zone', () => {
  const text = 'At 2 a.m. ET, 9.30pm, 12 a.m., 12:15 p.m., 1430 GMT, 18h30, six o’clock, half past ten, quarter to one, 7 in the morning and noon.';
  assert.deepEqual(times(text), ['2 a.m. ET', '9.30pm', '12 a.m.', '12:15 p.m.', '1430 GMT', '18h30', 'six o’clock', 'half past ten', 'quarter to one', '7 in the morning', 'noon']);
  assert.deepEqual(values(text, 'TIME'), ['02:00 ET', '21:30', '00:00', '12:15', '14:30 GMT', '18:30', '06:00', '10:30', '12:45', '07:00', '12:00']);
  assert.deepEqual(times('From 9 to 11 a.m., at 7 p.m. local time and 8:05 am Eastern Daylight Time.'), ['9 to 11 a.m.', '7 p.m. local time', '8:05 am Eastern Daylight Time']);
});

test('parts of a day are times', () => {
  assert.deepEqual(times('Early Tuesday morning, by midafternoon, in the early hours, late afternoon, last night and on Friday evenings.'), ['Early Tuesday morning', 'midafternoon', 'early hours', 'late afternoon', 'last night', 'Friday evenings']);
});

test('stretches shorter than a day have their length', () => {
  const text = 'After two and a half hours, half an hour, a 90-minute talk, 3 hours and 12 minutes, then 10.3 seconds, several minutes, an hour-long walk.';
  assert.deepEqual(times(text), ['two and a half hours', 'half an hour', '90-minute', '3 hours and 12 minutes', '10.3 seconds', 'several minutes', 'hour-long']);
  assert.deepEqual(values(text, 'TIME'), ['PT2.5H', 'PT30M', 'PT90M', 'PT3H12M', 'PT10.3S', undefined, 'PT1H']);
  assert.deepEqual(times('Hours later he rang; she came 48 hours later, minutes ago.'), ['Hours later', '48 hours later', 'minutes ago']);
  assert.deepEqual(times('It took 3 hours, 12 minutes, 40 seconds; others took 2 hours, 5 hours.'), ['3 hours, 12 minutes, 40 seconds', '2 hours', '5 hours']);
});
