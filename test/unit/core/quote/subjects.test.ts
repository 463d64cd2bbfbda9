import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { recognizeQuotations } from '../../../../src/core/recognize/quotations';

const analyze = createBlockAnalyzer(undefined, [recognizeQuotations]);
/** What is less certain is not shown by default. */
const shown = 0.5;

/** "speaker: content | content" of what is found; what is told tentatively has a question mark. */
function found(prose: string): string[] {
  return analyze({ kind: 'paragraph', prose }).quotations.map(({ speaker, spans, confidence }) =>
    `${confidence < shown ? '? ' : ''}${speaker ? prose.slice(speaker.start, speaker.end) : 'nobody'}: ${spans.map(({ start, end }) => prose.slice(start, end)).join(' | ')}`);
}

function check(cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [prose, expected] of Object.entries(cases)) assert.deepEqual(found(prose), expected, prose);
}

describe('the subject of a cue', () => {
  it('is no noun that a preposition leads to, and no part of another clause', () => {
    assert.deepEqual(found('The house by the harbour is old. In the harbour stands a house.'), []);
    assert.ok(!found('The clerks in the tower who like tea are here, and the harbour support is gone.').some((line) => line.endsWith(': is gone')));
    assert.deepEqual(found('Figures fell when the harbour was built.'), []);
    assert.deepEqual(found('That included demands that the pier be closed.'), []);
    assert.deepEqual(found('By noon, small, scattered protests had ended.'), []);
  });

  it('is a ratio, an amount or those who were asked', () => check({
    'One in five say that it rains.': ['One in five: it rains'],
    'Two in three said they would leave.': ['Two in three: they would leave'],
    'Almost a quarter say they will stay.': ['quarter: they will stay'],
    'Those surveyed say it is late.': ['Those surveyed: it is late'],
    'A wide array of pilots say it was late.': ['wide array of pilots: it was late'],
  }));

  it('stands before what describes it', () => check({
    'The pilots whose boats have been sold say the change came late.': ['pilots: the change came late'],
    'Sailors who have heard from the club say it will move.': ['Sailors: it will move'],
    'Audit files from the club show that four boats were used.': ['Audit files: four boats were used'],
  }));

  it('is partial results, a survey or data', () => check({
    'According to partial results of the vote, the pilots won.': ['partial results of the vote: the pilots won'],
    'Harbour data show that the average wage is higher.': ['Harbour data: the average wage is higher'],
  }));

  it('of a verb with an adverb after a comma is who acts in the clause', () => check({
    'Ms. Quist left the yard, later saying that it was late.': ['Quist: it was late'],
    'They have all said that it was late.': ['They: it was late'],
  }));

  it('of an infinitive is whom somebody led to act', () => {
    assert.ok(found('The storm led her to demand a new pier.').includes('? her: a new pier'));
    assert.ok(found('Dill Oakes went home to endorse Mara Quist.').includes('? Dill Oakes: Mara Quist'));
  });
});

describe('a noun that a verb carries', () => {
  it('is nobody’s where the verb says something else', () => check({
    'The boat took a swing at noon.': [],
    'The house has a view of the sea wall over there on the hill.': ['? house: the sea wall over there on the hill'],
    'The clerk walked in favor.': [],
  }));

  it('belongs to the verb’s subject', () => check({
    'Mara Quist has raised new questions about the pier.': ['? Mara Quist: the pier'],
    'Mara Quist is a vocal critic of the ferry line.': ['? Mara Quist: the ferry line'],
    'Dill Oakes, a supporter of the plan, left.': ['? Dill Oakes: the plan'],
    'Dill Oakes spoke in favor of the plan.': ['? Dill Oakes: the plan'],
    'Her fear is that the pier will fall.': ['? Her: the pier will fall'],
  }));
});

describe('a relative clause', () => {
  it('holds no attribution of what the sentence goes on with', () => check({
    'The plan that she made was late.': [],
    'She said that was late.': ['She: that was late'],
  }));

  it('has the relative pronoun as what is believed or denounced', () => check({
    'The plan, which Mara Quist denounced, is late.': ['? Mara Quist: which'],
    'He sold the boat that the clerks believe is lost.': ['? clerks: that | is lost'],
  }));
});

describe('words that nobody has said', () => {
  it('are not told at all where they are a possibility', () => check({ 'The council may suggest a new route.': [] }));

  it('are told tentatively', () => check({
    'The mayor did not say when the bridge would open.': ['? mayor: when the bridge would open'],
    'The clerks are likely to say that the bridge is old.': ['? clerks: the bridge is old'],
    'She would like to leave the town.': ['? She: to leave the town'],
  }));
});
