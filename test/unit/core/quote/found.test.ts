import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { SourceView } from '../../../../src/core/analysis/view';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();

/** "kind, speaker: piece | piece" of each quotation that reports words. */
async function said(text: string): Promise<string[]> {
  const view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, 'plain'), true);
  return view.quotations.filter(({ mode }) => mode === undefined).map(({ kind, speakerName, spans, nested }) =>
    `${nested ? 'nested ' : ''}${kind}, ${speakerName ?? '?'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' | ')}`);
}

async function check(cases: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [text, expected] of Object.entries(cases)) assert.deepEqual(await said(text), expected, text);
}

describe('marks', () => {
  it('of nicknames, titles, scare quotes, inches and decades are no speech', () => check({
    'Mara “The Anvil” Quist wore 8" boots in the ’90s.': [],
    'Mara Quist read “The Long Night.”': [],
    'The so-called “experts” left the hall.': [],
  }));

  it('are those of many countries', () => check({
    '«We sail at dawn,» said Mara Quist.': ['direct, Mara Quist: «We sail at dawn,»'],
    '»We sail at dawn«, said Mara Quist.': ['direct, Mara Quist: »We sail at dawn«'],
    '„Wir segeln“, said Mara Quist.': ['direct, Mara Quist: „Wir segeln“'],
    '‚Not yet,‘ said Mara Quist.': ['direct, Mara Quist: ‚Not yet,‘'],
    '‘Not yet,’ said Mara Quist.': ['direct, Mara Quist: ‘Not yet,’'],
    'The boat is lost, \'\'all of it,\'\' said Mara Quist.': ['mixed, Mara Quist: The boat is lost, \'\'all of it,\'\''],
  }));

  it('that are typewritten end a sentence, too', () => check({
    'Mara Quist called it \'\'a mad plan.\'\' The clerks went home to sleep.': ['mixed, Mara Quist: it \'\'a mad plan.\'\''],
  }));

  it('that nobody closes do not reach into the next paragraph', () => check({
    'Mara Quist said: “The mark is never closed.\n\n“It is mine,” said Tom Berg.\n\nThe tide was low.': ['direct, Mara Quist: “The mark is never closed. | “It is mine,”'],
    'Mara Quist said: “The mark is never closed.\n\nThe tide was low. “It is mine,” said Tom Berg.': ['direct, Mara Quist: “The mark is never closed.', 'direct, Tom Berg: “It is mine,”'],
  }));

  it('inside reported speech make it mixed', () => check({
    'Mara Quist said the plan was “a trap” that nobody “in their right mind” would sign.': ['mixed, Mara Quist: the plan was “a trap” that nobody “in their right mind” would sign'],
  }));
});

describe('one quotation', () => {
  it('has two pieces around its cue', () => check({
    '“We sail,” Tom Berg said, “and we do not come back.”': ['direct, Tom Berg: “We sail,” | “and we do not come back.”'],
    '“We sail,” said Tom Berg, the captain. “We do not come back.”': ['direct, Tom Berg: “We sail,” | “We do not come back.”'],
  }));

  it('may take several paragraphs, of which only the last closes', () => check({
    '“We waited for weeks.\n\n“Nobody came.\n\n“Then we left,” said Mara Quist.': ['direct, Mara Quist: “We waited for weeks. | “Nobody came. | “Then we left,”'],
  }));

  it('ends where the writer goes on', () => check({
    'Tom Berg said he would stay in the hall, but he looked at the door for a long time and then he was gone.': ['indirect, Tom Berg: he would stay in the hall'],
    'Tom Berg said, “No,” when asked about it.': ['direct, Tom Berg: “No,”'],
    'Mara Quist said that was a pity.': ['indirect, Mara Quist: that was a pity'],
    'The room was cold — “as cold as the sea,” she said.': ['direct, ?: “as cold as the sea,”'],
  }));

  it('may hold another, and both are found', () => check({
    'The council said that Mara Quist had said that the sea was safe.': ['indirect, council: Mara Quist had said that the sea was safe', 'nested indirect, Mara Quist: the sea was safe'],
  }));
});

describe('sources', () => {
  it('are documents, institutions, groups and people without a name', () => check({
    'A report by the Harbour Board said that the pier was rotten.': ['indirect, report by the Harbour Board: the pier was rotten'],
    'A person familiar with the talks said they had failed.': ['indirect, person familiar with the talks: they had failed'],
    'A new poll shows that the fair is loved.': ['indirect, new poll: the fair is loved'],
    'Six in 10 say the fair is dear.': ['indirect, Six in 10: the fair is dear'],
    'The sea is safe, according to a joint statement by Norway and Sweden.': ['indirect, joint statement by Norway and Sweden: The sea is safe'],
    'Mara Quist met Tom Berg. His spokesman said the talks were good.': ['indirect, his spokesman: the talks were good'],
  }));

  it('hold views, and claims are theirs', () => check({
    'In Ms. Quist’s view, the pier is safe.': ['indirect, Quist: the pier is safe'],
    'In the opinion of the clerks, the pier is safe.': ['indirect, clerks: the pier is safe'],
    'The claim of the clerks that the pier was safe came late.': ['indirect, clerks: the pier was safe came late'],
    'Ms. Quist made it clear to the clerks that the fair was over.': ['indirect, Quist: the fair was over'],
  }));

  it('stand far from their verb', () => check({
    'Many speakers — clerks and sailors among them — said the fair is over.': ['indirect, Many speakers: the fair is over'],
    'After warning that the pier was rotten, Mara Quist left the hall.': ['indirect, Mara Quist: the pier was rotten'],
    'Minutes later, Mara Quist sent a note saying that the pier was shut.': ['indirect, Mara Quist: the pier was shut'],
    'Earlier this week, Mara Quist, who had seen the pier, conceded that it was rotten.': ['indirect, Mara Quist: it was rotten'],
    'Tom Berg first said he was ill, but in a second letter said he had been at sea.': ['indirect, Tom Berg: he was ill', 'indirect, Tom Berg: he had been at sea'],
  }));

  it('are shown by the relative pronoun in their clause', async () => {
    const text = 'The pier is owned by Mara Quist, who said that it was safe.';
    const view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, 'plain'), true);
    const [only] = view.quotations.filter(({ mode }) => mode === undefined);
    assert.equal(only?.speakerName, 'Mara Quist');
    assert.equal(text.slice(only?.speakerMention?.start, only?.speakerMention?.end), 'who');
  });

  it('go on without a cue', () => check({
    'Mara Quist said it was late. “We must go home now, all of us.”': ['indirect, Mara Quist: it was late', 'direct, Mara Quist: “We must go home now, all of us.”'],
  }));
});

describe('headlines', () => {
  it('have cues with capitals', () => check({
    'The Grand Hotel Reports of May': [],
    'Quist Says Sailors Left Port Early': ['indirect, Quist: Sailors Left Port Early'],
  }));
});

describe('a dialogue', () => {
  it('goes on in turns once somebody has asked and been answered', () => check({
    '“Where is the boat?” asked Mara Quist.\n\n“It sank,” said Tom Berg.\n\n“When did it sink?”\n\n“At nine.”': [
      'direct, Mara Quist: “Where is the boat?”', 'direct, Tom Berg: “It sank,”', 'direct, Mara Quist: “When did it sink?”', 'direct, Tom Berg: “At nine.”',
    ],
  }));

  it('gives nobody a paragraph that may be either’s', () => check({
    '“The boat is lost,” said Mara Quist.\n\n“It sank,” said Tom Berg.\n\n“Nobody was on board at the time.”': [
      'direct, Mara Quist: “The boat is lost,”', 'direct, Tom Berg: “It sank,”', 'direct, ?: “Nobody was on board at the time.”',
    ],
  }));
});

describe('a pronoun', () => {
  it('does not stand for who wrote the article', () => check({
    'Pier to close by the autumn\n\nBy Ana Lund\n\nThe pier loses money, the clerks say. “I would keep it,” she said.': ['indirect, clerks: The pier loses money', 'direct, ?: “I would keep it,”'],
  }));
});

describe('who is meant', () => {
  it('is the name in apposition to what opens the sentence, not who was named before', () => check({
    'Mara Quist, the mayor, was firm. “We will not pay,” she said.\n\nA spokeswoman for the port, Petra Voss, gave no figures. “The talks go on,” she said.': ['direct, Mara Quist: “We will not pay,”', 'direct, Petra Voss: “The talks go on,”'],
  }));

  it('is not who asks', () => check({
    'Ruth Adair wept. “I should have left,” she said. Pressed by Ms. Quist on why, she said that she had two children.': ['direct, Ruth Adair: “I should have left,”', 'indirect, Ruth Adair: she had two children'],
  }));

  it('is the person named last of an age', () => check({
    'Captain Petra Voss admitted the side was lucky. “You make your own luck,” the 31-year-old told fans.': ['indirect, Petra Voss: the side was lucky', 'direct, Petra Voss: “You make your own luck,”'],
  }));

  it('is the subject behind an opening clause', () => check({
    'Dana Mulen, who lives abroad, did not reply. His lawyer said that he was ill.\n\nAsked whether she regretted it, Mara Quist was silent. “It was not locked,” she said.': ['indirect, his lawyer: he was ill', 'direct, Mara Quist: “It was not locked,”'],
  }));

  it('is told whole behind “according to”', () => check({
    'What the clerk found, according to letters reviewed by the board, was a list of payments.': ['indirect, letters reviewed by the board: What the clerk found | was a list of payments'],
  }));
});

describe('how sure a pronoun is', () => {
  const confidences = async (text: string): Promise<number[]> => (await new SourceAnalyzer(analyzeBlock).update(text, 'plain')).blocks.flatMap(({ quotations }) => quotations.flatMap(({ kind, confidence }) => (kind === 'direct' ? [confidence] : [])));

  it('depends on whether a name tells it, unless its bearer has just spoken', async () => {
    assert.deepEqual(await confidences('Dorvath Pryle runs the pier.\n\n“We are tired,” she said.'), [0.5]);
    assert.deepEqual(await confidences('Dorvath Pryle said that the pier was shut. “We are tired,” she said.'), [0.72]);
  });
});
