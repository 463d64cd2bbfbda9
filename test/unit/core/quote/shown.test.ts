import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { confident, defaultThreshold } from '../../../../src/core/analysis/confident';
import { SourceView } from '../../../../src/core/analysis/view';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();

/** "speaker's words: piece | piece" of each quotation that is shown when nobody has changed a setting. */
async function shown(text: string): Promise<string[]> {
  const view = new SourceView('a', 1, text, confident(await new SourceAnalyzer(analyzeBlock).update(text, 'plain'), defaultThreshold), true);
  return view.quotations.map(({ speakerMention, spans }) =>
    `${speakerMention ? text.slice(speakerMention.start, speakerMention.end) : '?'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' | ')}`);
}

async function check(cases: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [text, expected] of Object.entries(cases)) assert.deepEqual(await shown(text), expected, text);
}

describe('no report is shown', () => {
  it('of a thing that is only named', () => check({
    'Mara Quist rejected the comparison.': [],
    'She criticized him.': [],
    'Mara Quist accused Tom Berg.': [],
    'Mara Quist and Tom Berg Discuss Harbor Plan': [],
    'The councillors will discuss parking charges and set conditions for street traders.': [],
    'She called him on Monday.': [],
    'She said little.': [],
  }));

  it('of what somebody plans, refuses or does', () => check({
    'The yard declined to comment.': [],
    'The yard plans to hire ten sailors next spring.': [],
    'They named a committee to look into the fire at the yard.': [],
  }));

  it('of what the writer or nobody believes', () => check({
    'I think that the old bridge will be missed by everybody.': [],
    'Nobody knows whether the old bridge will be missed at all.': [],
  }));

  it('where a noun or an adjective only looks like the verb', () => check({
    'The Harbor Board reports that were lost have been found.': [],
    'A weak jobs report has put off the new pier.': [],
    'Two Harbor Court judges who left in May are back.': [],
    'The most telling promise of the year was hers.': [],
    'The clerks keep no figures on crimes related to skating.': [],
    'The clerk found the note, reported it to the guard and went home.': [],
  }));

  it('where the sentence has lost its subject', () => check({ 'Supporters say seeks to protect the coast.': [] }));

  it('where the words before the cue only say when', () => check({ 'In a long speech in May, she declared.': [] }));
});

describe('a report is shown', () => {
  it('whoever the pronoun stands for', () => check({
    'The wall is old. It says it was built by monks in a hurry.': ['It: it was built by monks in a hurry'],
    'No price can be put on that, she wrote.': ['she: No price can be put on that'],
  }));

  it('when somebody is called something, or accused of it', () => check({
    'She called the pier a monument to folly.': ['She: the pier a monument to folly'],
    'She called him a fool in the hall.': ['She: him a fool in the hall'],
    'Mara Quist accused Tom Berg of lying.': ['Mara Quist: Tom Berg of lying'],
  }));

  it('of what people believe, as a whole clause', () => check({
    'Mara Quist believes that the old bridge will be missed by everybody.': ['Mara Quist: the old bridge will be missed by everybody'],
    'The sailors know how badly the pier was built.': ['sailors: how badly the pier was built'],
  }));

  it('from “there was” on, and from an amount', () => check({
    'Tom Berg said there was nothing wrong with the boat.': ['Tom Berg: there was nothing wrong with the boat'],
    'The radio reported at least nine boats were lost.': ['radio: at least nine boats were lost'],
    'Others say this is only a rough patch.': ['Others: this is only a rough patch'],
  }));

  it('of somebody’s lawyer, husband or office', () => check({
    'Mara Quist was in bed, her lawyer, Tom Berg, has argued.': ['Tom Berg: Mara Quist was in bed'],
    'The pier will stay, her office said.': ['her office: The pier will stay'],
  }));

  it('with the relative pronoun that its clause has for a subject', () => check({
    'The clerks wrote new rules, which they say could cost a million crowns.': ['they: which | could cost a million crowns'],
    'They marched against rents that they say harm the town’s old crews.': ['they: that | harm the town’s old crews'],
  }));
});
