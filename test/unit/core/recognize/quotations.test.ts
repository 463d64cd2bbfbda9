import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { english } from '../../../../src/core/parse/english';
import { tokensOf } from '../../../../src/core/parse/tokens';
import type { QuotationCandidate } from '../../../../src/core/recognize/context';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { quotationsOf } from '../../../../src/core/recognize/quotations';

const parser = unified().use(english).freeze();

function find(prose: string): QuotationCandidate[] {
  const tree = parser.parse(new VFile(prose));
  return quotationsOf({ prose, ...tokensOf(tree, prose) });
}

/** kind | speaker | content pieces. */
function summary(prose: string): string[] {
  return find(prose).map(({ kind, speaker, spans }) =>
    [kind, speaker ? prose.slice(speaker.start, speaker.end) : '-', spans.map((span) => prose.slice(span.start, span.end)).join(' … ')].join(' | '));
}

function check(cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [prose, expected] of Object.entries(cases)) assert.deepEqual(summary(prose), expected, prose);
}

describe('what is no quotation', () => {
  it('leaves titles, nicknames and scare quotes alone', () => check({
    'Ron “The Anvil” Petersen opened the gym on Monday.': [],
    'The film “A Winter in Bergen” won two prizes.': [],
    'The so-called “experts” were wrong again.': [],
    'Pipes of 6" and 8" were laid in the ’90s by the Hansens’ firm.': [],
  }));

  it('takes nouns that look like verbs for nouns', () => check({
    'The reports about the harbour were filed.': [],
    'Their claims were settled last year.': [],
    'The bank’s demands went too far.': [],
  }));

  it('takes no possibility and no passive for speech', () => check({
    'The council may suggest a new route.': [],
    'The bridge was announced years ago.': [],
    'A minister could promise more money.': [],
  }));
});

describe('direct quotations', () => {
  it('finds the cue before, after, inverted and inside', () => check({
    'Ana Moreno said, “We are closing the ferry line.”': ['direct | Ana Moreno | “We are closing the ferry line.”'],
    '“We are closing the ferry line,” Ana Moreno said.': ['direct | Ana Moreno | “We are closing the ferry line,”'],
    '“We are closing the ferry line,” said Ms. Moreno, the operator’s director.': ['direct | Moreno | “We are closing the ferry line,”'],
    '“We are closing,” she said, “and we are sorry.”': ['direct | she | “We are closing,” … “and we are sorry.”'],
    '"Why now?" a woman in the front row asked.': ['direct | woman in the front row | "Why now?"'],
    '‘We leave tonight,’ wrote Ivo Lind.': ['direct | Ivo Lind | ‘We leave tonight,’'],
  }));

  it('goes on with a wholly quoted next sentence', () => check({
    '“We tried,” said Ivo Lind, a pilot. “Nobody answered the radio.” The boat sank.': ['direct | Ivo Lind | “We tried,” … “Nobody answered the radio.”'],
  }));

  it('reads past appositions and parentheses to the subject', () => check({
    '“It is late,” Tom Berg, the union’s chief negotiator, told reporters on Friday.': ['direct | Tom Berg | “It is late,”'],
    '“It is late,” the union’s chief negotiator, Tom Berg, said.': ['direct | Tom Berg | “It is late,”'],
    '“It is late,” Tom Berg (L-Oslo) said.': ['direct | Tom Berg | “It is late,”'],
  }));

  it('reads a signature under a quotation', () => check({
    '“The sea gives and the sea takes.” — Ana Moreno': ['direct | Ana Moreno | “The sea gives and the sea takes.”'],
  }));

  it('keeps an unclosed quotation open', () => {
    const [only] = find('“The first paragraph of a long answer, he said.');
    assert.equal(only?.open, true);
    assert.equal(find('“All said,” she wrote.')[0]?.open, false);
  });

  it('takes a title before the verb for no speech', () => check({
    'On “Evening Hour,” Ms. Moreno said that the line would close.': ['indirect | Moreno | the line would close'],
  }));
});

describe('mixed quotations', () => {
  it('spans the whole content clause and lists the quoted pieces', () => {
    const prose = 'Mr. Berg said that the deal was “a step backward” for the town.';
    assert.deepEqual(summary(prose), ['mixed | Berg | the deal was “a step backward” for the town']);
    assert.deepEqual(find(prose)[0]?.quoted.map((span) => prose.slice(span.start, span.end)), ['“a step backward”']);
  });

  it('finds labels and content before the cue', () => check({
    'The ministry called the plan a “key condition” for talks.': ['mixed | ministry | the plan a “key condition” for talks'],
    'The harbour plan “is really about fish,” said Clara Holm.': ['mixed | Clara Holm | The harbour plan “is really about fish,”'],
  }));
});

describe('indirect quotations', () => {
  it('finds clauses with and without that', () => check({
    'The mayor said that the bridge would stay shut.': ['indirect | mayor | the bridge would stay shut'],
    'Experts say the bridge is sound.': ['indirect | Experts | the bridge is sound'],
    'She told the council on Monday that the bridge was sound.': ['indirect | She | the bridge was sound'],
    'Ivo Lind, who runs the yard, wrote in a letter that costs had doubled.': ['indirect | Ivo Lind | costs had doubled'],
  }));

  it('finds attributions after and inside their content', () => check({
    'The bridge will open in May, the ministry said.': ['indirect | ministry | The bridge will open in May'],
    'The bridge, engineers say, is beyond repair.': ['indirect | engineers | The bridge … is beyond repair'],
    'The fire started in the kitchen, according to a police report.': ['indirect | police report | The fire started in the kitchen'],
    'According to Ivo Lind, a former captain, the yard will close.': ['indirect | Ivo Lind | the yard will close'],
    'According to Mr. Lind, the yard will close.': ['indirect | Lind | the yard will close'],
  }));

  it('shares the speaker between coordinated and participial cues', () => check({
    'Mr. Lind denied the claim, adding that he had proof.': ['indirect | Lind | the claim', 'indirect | Lind | he had proof'],
    'Norway denies the charge and says that the ship was lost.': ['indirect | Norway | the charge', 'indirect | Norway | the ship was lost'],
  }));

  it('finds accusations and calls', () => check({
    'The union accused the yard of hiding the accident.': ['indirect | union | the yard of hiding the accident'],
    'Ms. Moreno called for an inquiry.': ['indirect | Moreno | an inquiry'],
  }));

  it('ends where another speaker begins', () => check({
    'Ana Moreno said the line was safe, but Tom Berg said it was not.': ['indirect | Ana Moreno | the line was safe', 'indirect | Tom Berg | it was not'],
  }));
});

describe('any text', () => {
  const words = fc.constantFrom('“', '”', '"', '\'', '‘', '’', '«', '»', 'said', 'Ana', 'Lind', 'he', 'that', ',', '.', 'and', 'according', 'to', 'who', '(', ')', '—', ':', '__proto__', 'constructor', '\ud800', 'the', 'told', 'saying');
  const text = fc.oneof(fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')), fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }).map((parts) => parts.join('')));

  it('gives pieces inside the block, in order and disjoint', () => {
    fc.assert(fc.property(text, (prose) => {
      for (const { start, end, spans, quoted, cue, speaker } of find(prose)) {
        assert.ok(spans.length > 0);
        for (const list of [spans, quoted]) {
          let last = 0;
          for (const span of list) {
            assert.ok(span.start >= last && span.end > span.start && span.end <= prose.length);
            assert.ok(span.start >= start && span.end <= end);
            last = span.end;
          }
        }
        for (const span of [cue, speaker]) if (span) assert.ok(span.start >= 0 && span.start < span.end && span.end <= prose.length);
      }
    }), { numRuns: 300 });
  });

  it('works through sixteen thousand characters of junk', { timeout: 300_000 }, () => {
    for (const junk of ['“', '" ', 'he said ', 'X said, ', '“a,” he said, ', 'he said that “x” ', 'saying ', 'a of ', 'X and ', '( ', 'according to X, ', ', who said ', 'X, a b, said ', 'X backed by Y ', 'who support X ', 'X wants to ', 'their fear that ', 'is worried about X ', 'told X, Y, ', 'in the view of X ', 'X — a — said ']) {
      const prose = junk.repeat(Math.floor(16_000 / junk.length));
      const tree = parser.parse(new VFile(prose));
      const block = { prose, ...tokensOf(tree, prose) };
      assert.ok(quotationsOf(block).every(({ end }) => end <= prose.length), junk);
    }
  });
});

it('runs as the last recognizer of a block', () => {
  const { quotations } = createBlockAnalyzer()({ kind: 'paragraph', prose: '“We sail at dawn,” said Mara Lindqvist.' });
  assert.equal(quotations.length, 1);
});
