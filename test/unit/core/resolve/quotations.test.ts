import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Mention, Quotation, ResolvedEntities, SourceBlock } from '../../../../src/core/analysis/model';
import type { EntityType } from '../../../../src/core/analysis/types';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { resolveQuotations } from '../../../../src/core/resolve/quotations';
import { speakerReferences } from '../../../../src/core/resolve/references';

const analyzeBlock = createBlockAnalyzer();

/** Canonical names with their type and the other names that the text uses. */
type Names = Readonly<Record<string, readonly [type: EntityType, ...aliases: string[]]>>;

function sourceOf(paragraphs: readonly string[]): SourceBlock[] {
  let start = 0;
  return paragraphs.map((prose) => {
    const block = { kind: 'paragraph' as const, start, end: start + prose.length, prose, pieces: null };
    start += prose.length + 1;
    return { block, findings: analyzeBlock(block), role: 'body', startsArticle: start === prose.length + 1, article: 0 };
  });
}

function entitiesOf(paragraphs: readonly string[], names: Names): ResolvedEntities {
  const entries = Object.entries(names);
  const mentionsIn = (prose: string): Mention[] => {
    const taken: Mention[] = [];
    const longestFirst = entries.flatMap(([name, [type, ...aliases]]) => [name, ...aliases].map((text) => ({ name, type, text }))).sort((a, b) => b.text.length - a.text.length);
    for (const { name, type, text } of longestFirst) {
      for (let at = prose.indexOf(text); at >= 0; at = prose.indexOf(text, at + 1)) {
        const mention = { start: at, end: at + text.length, type, entity: `id:${name}`, confidence: 1, why: [] };
        if (!taken.some((other) => other.start < mention.end && mention.start < other.end)) taken.push(mention);
      }
    }
    return taken.sort((a, b) => a.start - b.start);
  };
  const none = paragraphs.map(() => []);
  return {
    mentions: paragraphs.map(mentionsIn), references: none, roles: none,
    clusters: entries.map(([name, [type, ...aliases]]) => ({ id: `id:${name}`, name, type, aliases })),
  };
}

function resolve(paragraphs: readonly string[], names: Names = {}): Quotation[][] {
  return resolveQuotations(sourceOf(paragraphs), entitiesOf(paragraphs, names));
}

const speakers = (paragraphs: readonly string[], names?: Names): (string | null)[] => resolve(paragraphs, names).flat().filter(({ mode }) => mode === undefined).map((quotation) => quotation.speakerName);

const people: Names = { 'Ana Moreno': ['PERSON', 'Moreno'], 'Tom Berg': ['PERSON', 'Berg'], 'Port Authority': ['ORG'], 'Norway': ['PLACE'] };

describe('speakers', () => {
  it('stay unknown rather than guessed', () => {
    assert.deepEqual(speakers(['“Nobody knows who said these words,” it seems.', 'The tide was low.']), [null]);
    assert.deepEqual(speakers(['She said the line was safe.'], { 'Tom Berg': ['PERSON', 'Berg'] }), [null]);
    assert.deepEqual(speakers(['The talks went on.', '“We were never asked about any of this at all.”'], people), [null]);
  });

  it('are a cluster’s canonical name, with or without a title', () => {
    const [first] = resolve(['“No,” said Ms. Moreno.'], people).flat();
    assert.equal(first?.speaker, 'id:Ana Moreno');
    assert.equal(first?.speakerName, 'Ana Moreno');
    assert.deepEqual(first?.speakerMention, { block: 0, start: 15, end: 21 });
  });

  it('are organisations and governments, too', () => {
    assert.deepEqual(speakers(['The Port Authority said the line was safe.', 'Norway denied the charge.'], people), ['Port Authority', 'Norway']);
  });

  it('are generic in the text’s words', () => {
    assert.deepEqual(speakers(['The line, analysts say, is safe.', 'A spokesman for the ministry said it was safe.']), ['analysts', 'spokesman for the ministry']);
  });

  it('are both of two', () => {
    assert.deepEqual(speakers(['Ms. Moreno and Mr. Berg said the line was safe.'], people), ['Ana Moreno and Tom Berg']);
  });

  it('of pronouns fit in gender', () => {
    const names: Names = { ...people, 'Kim Lund': ['PERSON', 'Lund'] };
    assert.deepEqual(speakers(['Ms. Moreno met Mr. Berg in the harbour.', '“It was a good talk,” she said.'], names), ['Ana Moreno']);
    assert.deepEqual(speakers(['Ms. Moreno met Mr. Berg in the harbour.', '“It was a good talk,” he said.'], names), ['Tom Berg']);
  });

  it('of pronouns fit a given name that stands alone, but no surname that does', () => {
    const crew: Names = { Martha: ['PERSON'], 'Tom Berg': ['PERSON', 'Berg'] };
    assert.deepEqual(speakers(['Berg mended the oars. Martha came in late. “We are late,” he said.'], crew), ['Tom Berg']);
    assert.deepEqual(speakers(['Martha came in late. “We are late,” he said.'], crew), [null]);
    assert.deepEqual(speakers(['Kelly came in late. “We are late,” he said.', 'Tom Kelly sat down.'], { 'Tom Kelly': ['PERSON', 'Kelly'] }), ['Tom Kelly']);
  });

  it('of pronouns are who spoke last, before others who fit', () => {
    const names: Names = { 'Ivo Lind': ['PERSON', 'Lind'], 'Tom Berg': ['PERSON', 'Berg'] };
    assert.deepEqual(speakers(['“We sail,” Mr. Lind said of Mr. Berg. “We sail at dawn,” he added.'], names), ['Ivo Lind', 'Ivo Lind']);
  });

  it('of pronouns are people without a name whom the sentence before is about', () => {
    assert.deepEqual(speakers(['Ms. Moreno met Mr. Berg. The doctor looked at the sea. “It is late,” he said.'], people), ['doctor']);
    assert.deepEqual(speakers(['Ms. Moreno met Mr. Berg. A woman looked at the sea. “It is late,” he said.'], people), ['Tom Berg']);
    assert.deepEqual(speakers(['“It is late,” said his wife. “It is not,” he replied.', 'He said no.'], {}), ['his wife', null, null]);
  });

  it('of pronouns are who spoke last, with a name or without', () => {
    assert.deepEqual(speakers(['Mr. Berg left.', '“Nobody asked us,” said one captain. “I have a boat,” he said.'], people), ['one captain', 'one captain']);
    assert.deepEqual(speakers(['The ferry company said in a statement that it would pay. It added that tickets were valid.'], people), ['ferry company', 'ferry company']);
  });

  it('of pronouns are somebody else whom a sentence has been about since', () => {
    const names: Names = { 'Ivo Lind': ['PERSON', 'Lind'], 'Tom Berg': ['PERSON', 'Berg'] };
    assert.deepEqual(speakers(['“I won,” said Mr. Lind. Mr. Berg laughed. “Look at the board,” he said.'], names), ['Ivo Lind', 'Tom Berg']);
  });

  it('of “they” are both of two', () => {
    assert.deepEqual(speakers(['Ana Moreno and Tom Berg met. “It went well,” they said.'], people), ['Ana Moreno and Tom Berg']);
  });

  it('of “they” are the people of a campaign', () => {
    assert.deepEqual(speakers(['The crew was tired. They said the line was safe.']), ['crew']);
    assert.deepEqual(speakers(['The boat was late. They said the line was safe.']), [null]);
  });

  it('of pronouns that own a claim are the same people', () => {
    const names: Names = { 'Ana Moreno': ['PERSON', 'Moreno'], 'Tom Berg': ['PERSON', 'Berg'] };
    assert.deepEqual(speakers(['Ms. Moreno met Mr. Berg. In his view, the line was safe.'], names), ['Tom Berg']);
    assert.deepEqual(speakers(['Ms. Moreno met Mr. Berg. In her view, the line was safe.'], names), ['Ana Moreno']);
  });

  it('who write “I” stay that', () => {
    assert.deepEqual(speakers(['I said the line was safe.'], people), ['I']);
  });

  it('of descriptions are the only one who fits', () => {
    const paragraphs = ['President Ada Holm of Norway met Mayor Tom Berg.', 'The mayor said the talks went well.', 'The Norwegian leader said so, too.', 'The minister said nothing had changed.'];
    const names: Names = { 'Ada Holm': ['PERSON', 'Holm'], 'Tom Berg': ['PERSON', 'Berg'] };
    const entities = entitiesOf(paragraphs, names);
    const roles = [[{ start: 0, end: 9, entity: 'id:Ada Holm' }, { start: 33, end: 38, entity: 'id:Tom Berg' }], [], [], []];
    const found = resolveQuotations(sourceOf(paragraphs), { ...entities, roles }).flat().map(({ speakerName }) => speakerName);
    assert.deepEqual(found, ['Tom Berg', 'Ada Holm', 'minister']);
  });

  it('are introduced in the paragraph before', () => {
    const [first] = resolve(['Mr. Berg wrote:', '“We regret the delay and will pay for the damage.”'], people)[1] ?? [];
    assert.equal(first?.speakerName, 'Tom Berg');
    assert.deepEqual(first?.speakerMention, { block: -1, start: 4, end: 8 });
  });

  it('of a paragraph of nothing but a quotation are whom the one before reports at its end', () => {
    assert.deepEqual(speakers(['Ms. Moreno said the nets were rotten.', '“Not one of them will hold a cod.”'], people), ['Ana Moreno', 'Ana Moreno']);
    assert.deepEqual(speakers(['Ms. Moreno said the nets were rotten. The quay lay in the fog all morning.', '“Not one of them will hold a cod.”'], people), ['Ana Moreno', null]);
  });

  it('who are named in full with what they are go on in the next paragraph though somebody else spoke before them', () => {
    assert.deepEqual(speakers(['“We sold the nets,” Berg said.', '“Not one will hold a cod,” said Ana Moreno, who mends them.', '“They were rotten in May.”'], people), ['Tom Berg', 'Ana Moreno', 'Ana Moreno']);
    assert.deepEqual(speakers(['“We sold the nets,” Berg said.', '“Not one will hold a cod,” said Ana Moreno.', '“They were rotten in May.”'], people), ['Tom Berg', 'Ana Moreno', null]);
  });

  it('sign under the words', () => {
    const [[quotation] = []] = resolve(['“Not one of them will hold a cod.”', '– Ana Moreno, in a letter to the owners'], people);
    assert.deepEqual([quotation?.speakerName, quotation?.speakerMention], ['Ana Moreno', { block: 1, start: 2, end: 12 }]);
    assert.deepEqual(speakers(['“Not one of them will hold a cod.”', 'Ana Moreno had left in the morning.'], people), [null]);
  });

  it('go on in a paragraph of nothing but a quotation', () => {
    assert.deepEqual(speakers(['“We sail,” Mr. Berg said. “We sail at dawn.”', '“And we will be back by night, all of us.”'], people), ['Tom Berg', 'Tom Berg']);
  });

  it('of words without a cue are the person whom the sentence before is about, or the one behind', () => {
    assert.deepEqual(speakers(['Ms. Moreno shook her head. “We were never asked about any of this.”'], people), ['Ana Moreno']);
    assert.deepEqual(speakers(['Mr. Berg met Ms. Moreno. He looked tired. “We were never asked.”'], people), ['Tom Berg']);
    assert.deepEqual(speakers(['“We were never asked about any of this.” Ms. Moreno shut the door.'], people), ['Ana Moreno']);
    assert.deepEqual(speakers(['The line may be late, Ms. Moreno said. “We were never asked about any of this.”'], people), ['Ana Moreno', 'Ana Moreno']);
    assert.deepEqual(speakers(['The pilot, Tom Berg, called it a shame. “We were never asked about any of this.”'], people).at(-1), 'Tom Berg');
    assert.deepEqual(speakers(['The line may be late, Ms. Moreno said, before the crews can be paid for the work. “We were never asked about any of this.”'], people).at(-1), 'Ana Moreno');
    // Not a thing, an organisation, a crowd, or somebody in the middle of a sentence.
    assert.deepEqual(speakers(['The Port Authority closed. “We were never asked about any of this.”'], people), [null]);
    assert.deepEqual(speakers(['The boat of Ms. Moreno sank. “We were never asked about any of this.”'], people), [null]);
    assert.deepEqual(speakers(['Ms. Moreno shook her head and read “We were never asked about any of this” aloud.'], people).length, 1);
  });

  it('take turns in a dialogue, also where their words stand side by side', () => {
    assert.deepEqual(speakers(['“Is it late?” Ms. Moreno asked.', '“Very,” said Mr. Berg.', '“Then we go,” said Ms. Moreno.', '“We do.”', '“Now.”'], people), ['Ana Moreno', 'Tom Berg', 'Ana Moreno', 'Tom Berg', 'Ana Moreno']);
    assert.deepEqual(speakers(['“Is it late?” Ms. Moreno asked.', '“Very,” said Mr. Berg. He shut the door. “Come in.” “Thank you.”'], people).at(-1), 'Ana Moreno');
  });

  it('are not those whom their words address, who speak next', () => {
    const table: Names = { 'Anna Lund': ['PERSON', 'Anna'], 'Clara Moen': ['PERSON', 'Clara'] };
    assert.deepEqual(speakers(['Clara stood by the door. Anna was at the table.', '“Where to, Anna?” she asked.'], table), ['Clara Moen']);
    assert.deepEqual(speakers(['“Where to, Anna?” asked Clara.', '“Home,” she said.'], table), ['Clara Moen', 'Anna Lund']);
    assert.deepEqual(speakers(['“Where to, Anna?” asked Clara.', '“Home.”'], table), ['Clara Moen', 'Anna Lund']);
    // Named, not spoken to.
    assert.deepEqual(speakers(['“I saw Anna at the fair,” said Clara.', '“Home is best,” she said.'], table), ['Clara Moen', 'Clara Moen']);
  });

  it('of pronouns fit in gender as the text’s own pronouns tell it', () => {
    const table: Names = { 'Quillan': ['PERSON'], 'Marrow': ['PERSON'] };
    assert.deepEqual(speakers(['Marrow shook her head at the news.', 'Quillan took off his hat.', 'The rain went on.', '“It is late,” she said.'], table), ['Marrow']);
  });

  it('of words before others that have a cue are the same, unless those answer them', () => {
    assert.deepEqual(speakers(['“You blame the crew on the quay” for it. “It is a shame,” Ms. Moreno said.'], people), ['Ana Moreno', 'Ana Moreno']);
    assert.deepEqual(speakers(['“Where do you come from?” “It is a long way,” Ms. Moreno said.'], people)[0], null);
  });

  it('may have the names of an object’s own properties', () => {
    assert.deepEqual(speakers(['Constructor said the line was safe.', '“No,” said Mr. toString.'], { Constructor: ['PERSON'], ['toString' as string]: ['PERSON'] }), ['Constructor', 'toString']);
  });
});

it('speakers that are no names become references', () => {
  const paragraphs = ['Ms. Moreno met Mr. Berg in the harbour.', '“It was a good talk,” she said, and Ms. Moreno added that it was late.'];
  const source = sourceOf(paragraphs), entities = entitiesOf(paragraphs, people);
  const references = speakerReferences(source, entities, resolveQuotations(source, entities));
  assert.deepEqual(references.map((list) => list.map(({ start, end, entity }) => [start, end, entity])), [[], [[22, 25, 'id:Ana Moreno']]]);
});

describe('quotations over several paragraphs', () => {
  it('are one, at home in the first', () => {
    const paragraphs = ['“We sail at dawn,” Mr. Berg said. “We have waited for a week.', '“The wind is right.', '“And so we go.”', 'The tide was low.'];
    const result = resolve(paragraphs, people);
    assert.deepEqual(result.map((list) => list.length), [1, 0, 0, 0]);
    const [only] = result[0] ?? [];
    assert.deepEqual(only?.spans.map((span) => span.block), [0, 0, 1, 2]);
    assert.equal(only?.kind, 'direct');
    assert.equal(only?.speakerName, 'Tom Berg');
  });

  it('end where the next paragraph does not go on', () => {
    const result = resolve(['Mr. Berg said: “We sail at dawn.', 'The tide was low.', '“Not me,” Ms. Moreno said.'], people);
    assert.deepEqual(result.map((list) => list.map((quotation) => quotation.speakerName)), [['Tom Berg'], [], ['Ana Moreno']]);
  });
});

describe('transcripts', () => {
  const lines = ['ANA MORENO: Welcome back to the programme.', 'TOM BERG: Thank you. It is good to be here.', 'ANA MORENO: Why did you close the line?'];

  it('need three turns and a name that comes back', () => {
    assert.deepEqual(speakers(lines.slice(0, 2)), []);
    assert.deepEqual(speakers(['Note: the office is shut.', 'Warning: wet paint.', 'Update: it is dry.']), []);
  });

  it('give each turn to its speaker, marks or not', () => {
    const turns = resolve(lines, { 'Ana Moreno': ['PERSON', 'ANA MORENO'] }).flat();
    assert.deepEqual(turns.map(({ speakerName }) => speakerName), ['Ana Moreno', 'TOM BERG', 'Ana Moreno']);
    assert.deepEqual(turns.map(({ kind }) => kind), ['direct', 'direct', 'direct']);
    assert.deepEqual(turns[0]?.spans, [{ block: 0, start: 12, end: lines[0]?.length }]);
  });
});

it('any text resolves to spans within its blocks', () => {
  const words = fc.constantFrom('“', '”', '"', 'said', 'Ana Moreno', 'he', 'she', 'they', 'it', 'that', ',', '.', ':', 'ANA:', 'TOM:', 'and', 'Berg', 'who', 'the company', '\ud800');
  fc.assert(fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(' ')), { maxLength: 8 }), (paragraphs) => {
    resolve(paragraphs, people).forEach((list, home) => {
      for (const { spans, quoted, cue, speakerMention, confidence } of list) {
        assert.ok(confidence >= 0 && confidence <= 1);
        for (const span of [...spans, ...quoted, cue, speakerMention]) {
          if (span) assert.ok(span.start >= 0 && span.start < span.end && span.end <= (paragraphs[home + span.block]?.length ?? -1));
        }
      }
    });
  }), { numRuns: 150 });
});
