import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, values } from '../../../support/names';

const dates = (text: string): string[] => candidates(text, 'DATE');

test('dates have their value as far as the text says it', () => {
  assert.deepEqual(dates('On Feb. 28 and on March 3, 1999, and on 7 October 2023.'), ['Feb. 28', 'March 3, 1999', '7 October 2023']);
  assert.deepEqual(values('On Feb. 28 and on March 3, 1999, and on 7 October 2023.', 'DATE'), ['--02-28', '1999-03-03', '2023-10-07']);
});

test('weekdays, years, decades and relative dates are dates', () => {
  assert.deepEqual(dates('On Tuesday, last week, early Friday, in 1987, since the 1990s, three years ago, over the next two months.'), ['Tuesday', 'last week', 'early Friday', '1987', '1990s', 'three years ago', 'next two months']);
});

test('how long something lasts, how old someone is and vague spans are no dates', () => {
  assert.deepEqual(dates('For three years the 27-year-old ran a 30-day sale twice a week. Today, in coming months and a few years ago, all of it was new.'), []);
});

test('ranges, numeric dates, quarters and decades in words are dates', () => {
  assert.deepEqual(dates('From May 3 to 9, 2031, on June 21-26, 11-31 July and 29th & 30th December 2022.'), ['May 3 to 9, 2031', 'June 21-26', '11-31 July', '29th & 30th December 2022']);
  assert.deepEqual(dates('On Tuesday 26/07/2022, on Friday 22 July, in 3Q2022, in the season 2022/23 and in the late eighties.'), ['Tuesday 26/07/2022', 'Friday 22 July', '3Q2022', '2022/23', 'eighties']);
  assert.deepEqual(dates('It ended on July 8.'), ['July 8']);
});

test('a year within a name and an old number without a cue are no dates', () => {
  assert.deepEqual(dates('The Clean Rivers Act 1999 and Expo Lunden 2030 drew 1500 visitors; since 1846 the canal is shut.'), ['1846']);
});

test('“may” and “march” are verbs, large numbers are no years', () => {
  assert.deepEqual(dates('They may march. May I? It cost 2000 dollars and 1995 people came.'), []);
});

test('centuries, quarters, short decades and what a prefix joins to a date are dates', () => {
  assert.deepEqual(dates('In mid-March, mid-2019, the 18th century, the late nineteenth century, Q3 2023, in Q2, the ’80s, the post-2031 plan.'), ['mid-March', 'mid-2019', '18th century', 'late nineteenth century', 'Q3 2023', 'Q2', '’80s', '2031']);
  assert.deepEqual(values('In mid-March, Q3 2023, the post-2031 plan.', 'DATE'), ['--03', '2023-Q3', '2031']);
});

test('questions, counted things, laws and the days of a life are no dates', () => {
  assert.deepEqual(dates('Q3: Why? They sold 2000 shirts. The Roads Act of 1998, law 14/1998, on his last day and the city’s tomorrow.'), []);
});

test('a range of days has both as its value', () => {
  const text = 'On March 3-5, June 12 through 18, 2023, Feb. 28 and 29 and 11-31 July; on 09.04.2023.';
  assert.deepEqual(dates(text), ['March 3-5', 'June 12 through 18, 2023', 'Feb. 28 and 29', '11-31 July', '09.04.2023']);
  assert.deepEqual(values(text, 'DATE'), ['--03-03/--03-05', '2023-06-12/2023-06-18', '--02-28/--02-29', '--07-11/--07-31', '2023-04-09']);
  assert.deepEqual(dates('On March 3 and 4 boats sank.'), ['March 3']);
});

test('what is to last so long is no date', () => {
  assert.deepEqual(dates('The trial is to last six weeks and will last all year; it cannot last two years.'), []);
  assert.deepEqual(dates('It rose compared to last week, not to the last six weeks.'), ['last week', 'last six weeks']);
});
