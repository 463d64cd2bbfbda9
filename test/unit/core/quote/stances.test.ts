import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { confident, defaultThreshold } from '../../../../src/core/analysis/confident';
import { SourceView } from '../../../../src/core/analysis/view';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { recognizeQuotations } from '../../../../src/core/recognize/quotations';

const analyze = createBlockAnalyzer(undefined, [recognizeQuotations]);

/** "mode of speaker: content | content" of what is no report of words. */
function stances(prose: string): string[] {
  return analyze({ kind: 'paragraph', prose }).quotations.filter(({ mode }) => mode !== 'statement').map(({ mode, speaker, spans }) =>
    `${mode} of ${speaker ? prose.slice(speaker.start, speaker.end) : '?'}: ${spans.map(({ start, end }) => prose.slice(start, end)).join(' | ')}`);
}

function check(cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [prose, expected] of Object.entries(cases)) assert.deepEqual(stances(prose), expected, prose);
}

describe('what people think, mean to do and stand for', () => {
  it('is nothing that merely may be so, nor another verb', () => check({
    'The council could endorse the plan.': [],
    'The sailors backed out of the race.': [],
    'It is unclear whether the pier will hold.': [],
    'Their plans for the weekend fell through.': [],
    'The fair supports “The Old Net” on Monday.': [],
  }));

  it('is a belief, with or without “that”', () => check({
    'The clerks believe in the plan.': ['belief of clerks: the plan'],
    'Ms. Quist is worried about the pier.': ['belief of Quist: the pier'],
    'The council wants to close the pier.': ['belief of council: to close the pier'],
    'Her fear that the pier would fall was old.': ['belief of Her: the pier would fall was old'],
  }));

  it('is an intention', () => check({
    'Mr. Oakes declined to comment.': ['intention of Oakes: to comment'],
    'The yard plans to hire ten sailors.': ['intention of yard: to hire ten sailors'],
    'He repeated the council’s decision to close the pier.': ['stance of He: the council’s decision to close the pier', 'intention of council: to close the pier'],
    'The sailors are eager to leave.': ['intention of sailors: to leave'],
  }));

  it('is a stance, active, passive or held', () => check({
    'Dill Oakes endorsed Mara Quist last week and sailed home.': ['stance of Dill Oakes: Mara Quist'],
    'The plan was praised by Mara Quist.': ['stance of Mara Quist: The plan'],
    'Mara Quist was attacked by the yard for the new pier.': ['stance of yard: Mara Quist | for the new pier'],
    'The clerks voiced their opposition to the plan.': ['stance of clerks: the plan'],
  }));

  it('holds no words that somebody else has said', () => check({
    'Ms. Quist spoke about what the clerk called “a very long and a very cold night at sea.”': [],
  }));

  it('is a quotation where a whole clause stands between quotation marks', () => {
    const [only] = analyze({ kind: 'paragraph', prose: 'She thanked him for “coming out here in the rain for us.”' }).quotations;
    assert.deepEqual([only?.mode, only?.kind, only?.confidence], ['statement', 'mixed', 0.7]);
  });

  it('is found but not shown, unlike words', async () => {
    const text = 'Dill Oakes wants to close the pier. Mara Quist said that the pier was safe.';
    const analysis = await new SourceAnalyzer().update(text, 'plain');
    const shown = (found: typeof analysis): string[] => new SourceView('a', 1, text, found, true).quotations.map(({ speakerName, mode = 'words' }) => `${mode} of ${speakerName ?? '?'}`);
    assert.deepEqual(shown(analysis), ['belief of Dill Oakes', 'words of Mara Quist']);
    assert.deepEqual(shown(confident(analysis, defaultThreshold)), ['words of Mara Quist']);
  });
});
