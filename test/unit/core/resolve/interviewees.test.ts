import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { SourceView } from '../../../../src/core/analysis/view';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();
const talk = '\n\nQ. When did you buy the mill?\n\nA. In 1998.\n\nQ. Would you do it again?\n\nA. Tomorrow.\n';

/** Who asks and who answers below an introduction. */
async function roles(introduction: string, turns = talk, analyzer = new SourceAnalyzer(analyzeBlock)): Promise<string> {
  const text = introduction + turns, view = new SourceView('a', 1, text, await analyzer.update(text, 'plain'), true);
  const said = view.quotations.filter(({ kind, start, nested }) => kind === 'direct' && !nested && start > introduction.length);
  return [...new Set(said.map(({ speakerName }) => speakerName))].join(' / ');
}

test('nobody answers by name where nothing tells who it is', async () => {
  assert.equal(await roles('The river rose again on Sunday.'), 'Q / A');
  assert.equal(await roles('Two millers\n\nTobin Hale and Marcus Hale have run the mill since 1998.'), 'Q / A');
  assert.equal(await roles('Two millers\n\nThe Courier interviewed Tobin Hale and Marcus Hale about the mill.'), 'Q / A');
  assert.equal(await roles('A mill by a river\n\nInes Varga talked to Tobin Hale about the mill.'), 'Q / A');
});

test('the headline or the introduction tells who answers, and who asks', async () => {
  assert.equal(await roles('Q&A: Tobin Hale on the mill that would not drown\n\nBy Ines Varga'), 'Ines Varga / Tobin Hale');
  assert.equal(await roles('Five questions for the miller Tobin Hale\n\nHis brother Marcus Hale listened.'), 'Q / Tobin Hale');
  assert.equal(await roles('The mill\n\nTobin Hale spoke to Ines Varga about floods and his aunt, Edna Hale.'), 'Ines Varga / Tobin Hale');
  assert.equal(await roles('The mill\n\nOur reporter Ines Varga spoke to Tobin Hale about floods.'), 'Ines Varga / Tobin Hale');
  assert.equal(await roles('The mill\n\nTobin Hale was interviewed by Ines Varga in Oxley.'), 'Ines Varga / Tobin Hale');
  assert.equal(await roles('The mill\n\nTobin Hale answered our questions by letter. Edna Hale typed them.'), 'Q / Tobin Hale');
});

test('another introduction gives turns that did not change another speaker', async () => {
  const analyzer = new SourceAnalyzer(analyzeBlock), many = talk.repeat(60);
  const first = 'The mill\n\nTobin Hale spoke to Ines Varga about floods.', second = 'The mill\n\nTobin Hale listened to Ines Varga about floods.';
  assert.equal(await roles(first, many, analyzer), 'Ines Varga / Tobin Hale');
  assert.equal(await roles(second, many, analyzer), await roles(second, many));
});

test('who was sworn in answers, and whom the reporter names asks', async () => {
  const court = 'THE COURT: Call your witness.\n\nMR. DRAPER: I call Tobin Hale.\n\nTOBIN HALE, having been first duly sworn, testified as follows:\n\nBY MR. DRAPER:\n\nQ. Where were you?\n\nA. At home.\n\nTHE COURT: Go on.\n\nBY MS. OYELARAN:\n\nQ. All night?\n\nA. Yes.\n';
  const view = new SourceView('a', 1, court, await new SourceAnalyzer(analyzeBlock).update(court, 'plain'), true);
  assert.deepEqual(view.quotations.map(({ speakerName }) => speakerName), ['THE COURT', 'Draper', 'Draper', 'Tobin Hale', 'THE COURT', 'Oyelaran', 'Tobin Hale']);
});
