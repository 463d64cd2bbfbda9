import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { SourceView } from '../../../../src/core/analysis/view';
import { referenceAt } from '../../../../src/core/card/facts';
import { mentionCard } from '../../../../src/core/card/mentionCard';
import { cardCommands } from '../../../../src/core/card/model';
import { quotationCard } from '../../../../src/core/card/quotationCard';
import { commandLink, renderCard } from '../../../../src/core/card/render';
import { visibleText } from '../../../../src/core/card/text';
import { makeView, type MadeEntity } from './sources';

const mara: MadeEntity = { name: 'Mara Lindqvist', type: 'PERSON', forms: ['Ms. Lindqvist'], role: 'the mayor of Port Ellery' };
const port: MadeEntity = { name: 'Port Ellery', type: 'PLACE' };
const line: MadeEntity = { name: 'Ellery Line', type: 'ORG' };
const cost: MadeEntity = { name: '2.4 million euros', type: 'MONEY', value: 'EUR 2400000' };

const harbour = makeView({
  paragraphs: [
    '# Harbour Town Votes to Keep Its Ferry',
    '“The ferry is our main street,” said Mara Lindqvist, the mayor of Port Ellery.',
    'Ms. Lindqvist said the town would spend 2.4 million euros on a new hull. The Ellery Line agreed, and Ms. Lindqvist smiled.',
    'Port Ellery waits, as Ms. Lindqvist does.',
  ],
  entities: [mara, port, line, cost],
  quotations: [
    { words: '“The ferry is our main street,”', speaker: 'Mara Lindqvist', cue: 'said' },
    { words: 'the town would spend 2.4 million euros on a new hull', speaker: 'Mara Lindqvist', kind: 'indirect', cue: 'said', confidence: 0.6 },
    { words: 'Port Ellery waits', confidence: 0.9 },
  ],
});

const mentionAt = (words: string, nth = 0) => harbour.mentions.filter(({ start, end }) => harbour.text.slice(start, end) === words)[nth]!;

test('A person’s card has the role, other names, counts, words and company', () => {
  const card = mentionCard(harbour, mentionAt('Ms. Lindqvist'), { mentions: 7, sources: 2, quotations: 1 }, { tags: ['money/check'], notes: [{ text: 'Ask again.', creator: 'R. Reader' }] });
  assert.equal(card.name, 'Mara Lindqvist');
  assert.deepEqual(card.roles, ['the mayor of Port Ellery']);
  assert.deepEqual(card.aliases, ['Ms. Lindqvist']);
  assert.equal(card.here, 4);
  assert.equal(harbour.text.slice(card.first!.start, card.first!.end), 'Mara Lindqvist');
  assert.deepEqual(card.says.map(({ text }) => text), ['“The ferry is our main street,”', 'the town would spend 2.4 million euros on a new hull']);
  assert.deepEqual(card.together.map(({ name, count }) => [name, count]), [['Port Ellery', 2], ['Ellery Line', 1]]);
  const shown = renderCard(card);
  assert.match(shown, /^\*\*Mara Lindqvist\*\* · \$\(person\) Person {2}\n\*the mayor of Port Ellery\* {2}\nAlso: Ms\\\. Lindqvist\n\n4 mentions here, 7 in 2 other sources · \[first mention\]/);
  assert.match(shown, /Quoted twice here, once elsewhere:/);
  assert.match(shown, /\$\(tag\) money\\\/check {2}\n\$\(note\) Ask again\\\. — R\\\. Reader/);
  assert.match(shown, /\[\$\(check\) Accept\]\(command:glossator\.acceptSuggestion\?/);
});

test('The first mention does not link to itself, and a decided one is not offered for decision', () => {
  assert.equal(mentionCard(harbour, mentionAt('Mara Lindqvist')).first, undefined);
  const view = makeView({ paragraphs: ['Mara Lindqvist left.'], entities: [{ ...mara, decision: 'accept' }] });
  const shown = renderCard(mentionCard(view, view.mentions[0]!));
  assert.match(shown, /\$\(verified\) accepted/);
  assert.doesNotMatch(shown, /acceptSuggestion|rejectSuggestion/);
});

test('An amount shows its value and neither company nor words', () => {
  const card = mentionCard(harbour, mentionAt('2.4 million euros'));
  assert.equal(card.value, 'EUR 2400000');
  assert.deepEqual([card.together, card.says, card.roles], [[], [], []]);
});

test('A quotation’s card says who, how and where, and can be copied', () => {
  const card = quotationCard(harbour, harbour.quotations[0]!);
  assert.deepEqual([card.speaker, card.role, card.cue, card.kind, card.headline?.text, card.tentative], [
    'Mara Lindqvist', 'the mayor of Port Ellery', 'said', 'Direct quotation', 'Harbour Town Votes to Keep Its Ferry', undefined,
  ]);
  assert.match(renderCard(card), /\[\$\(copy\) Copy with Attribution\]\(command:glossator\.copyQuoteWithAttribution\?/);
});

test('A quotation’s card leads to what can be done about it, and a decided one is not offered for acceptance', () => {
  const [quotation] = harbour.quotations, commands = (decided: boolean): string[] =>
    quotationCard(harbour, { ...quotation!, ...(decided && { decision: { kind: 'reattribute', annotation: 'urn:uuid:1' } }) }).actions.map(({ command }) => command.replace('glossator.', ''));
  assert.deepEqual(commands(false), ['copyQuoteWithAttribution', 'acceptSuggestion', 'reassignSpeaker', 'rejectQuotation', 'explainMention']);
  assert.deepEqual(commands(true), ['copyQuoteWithAttribution', 'reassignSpeaker', 'rejectQuotation', 'explainMention']);
});

test('How sure the machine is of a speaker is said in words; nothing is said where it is sure or somebody decided', () => {
  const head = (confidence: number, decision?: string): string => {
    const [quotation] = harbour.quotations;
    return renderCard(quotationCard(harbour, { ...quotation!, confidence, ...(decision && { decision: { kind: decision, annotation: 'urn:uuid:1' } }) })).split('  \n')[0]!;
  };
  assert.equal(head(0.55), 'Perhaps *Mara Lindqvist* · $(person) Direct quotation · $(question) speaker uncertain, 55 %');
  assert.equal(head(0.75), '**Mara Lindqvist** · $(person) Direct quotation · speaker likely');
  assert.equal(head(0.9), '**Mara Lindqvist** · $(person) Direct quotation');
  assert.equal(head(0.55, 'accept'), '**Mara Lindqvist** · $(person) Direct quotation · $(verified) accepted');
});

test('A guess is called one, and a quotation without a speaker says so', () => {
  assert.match(renderCard(quotationCard(harbour, harbour.quotations[1]!)), /uncertain, 60 %/);
  assert.match(renderCard(quotationCard(harbour, harbour.quotations[2]!)), /^No speaker found · \$\(quote\) Direct quotation/);
});

test('A link’s argument survives being decoded once or twice', () => {
  const argument = { uri: 'file:///a%20b/100%25%23(1)_*~.txt', start: 3, end: 9 };
  const link = commandLink('glossator.revealSpan', argument);
  assert.match(link, /^command:glossator\.revealSpan\?[\w%.-]+$/);
  const once = decodeURIComponent(link.slice(link.indexOf('?') + 1));
  assert.deepEqual(JSON.parse(once), [argument]);
  assert.deepEqual(JSON.parse(decodeURIComponent(once)), [argument]);
});

const html = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** The tags of a page, each link reduced to its command. */
const tags = (page: string): string[] => (page.match(/<[^<>]*>/g) ?? []).map((tag) => tag.replace(/^(<a href="command:[\w.]+)\?[^"]*">$/, '$1'));

const nasty = fc.array(fc.oneof(
  fc.constantFrom('<b>', '[x](command:evil)', '![i](http://e.example/i.png)', '`', '**', '_', '|', '$(zap)', '\\', '&lt;', 'https://e.example', 'w@e.example', '\n\n# ', '\n- ', '\u202E', '\0', ']', '](', ')', '"', '<!--', '~~', 'Ann', ' '),
  fc.string({ unit: 'binary', maxLength: 6 }),
), { minLength: 1, maxLength: 8 }).map((parts) => `n${parts.join('')}n`).filter((text) => visibleText(text).length <= 60);

test('Whatever a source says, a card has the same links, images and tags as a harmless one', () => {
  const cardsOf = (name: string, alias: string, said: string, note: string): string[] => {
    const entity: MadeEntity = { name, type: 'PERSON', forms: [alias], role: alias };
    const view = makeView({
      uri: `file:///${encodeURIComponent('a"b')}.txt`,
      paragraphs: [`# ${name}`, `${said} ${name} ${alias} Zed`], entities: [entity, { name: 'Zed', type: name.length % 2 === 0 ? 'ORG' : 'PLACE' }],
      quotations: [{ words: said, speaker: name, cue: alias }, { words: said, generic: alias }],
    });
    const kept = { tags: [note], notes: [{ text: note, creator: note }] };
    return [
      ...view.mentions.filter(({ entity: id }) => id.includes(':PERSON:')).slice(-1).map((mention) => renderCard(mentionCard(view, mention, { mentions: 1, sources: 1, quotations: 0 }, kept))),
      ...view.quotations.slice(-2).map((quotation) => renderCard(quotationCard(view, quotation, kept))),
    ];
  };
  const harmless = cardsOf('nAnnan', 'nBobn', 'nhellon', 'nnoten').map((card) => tags(html(card)));
  fc.assert(fc.property(nasty, nasty, nasty, nasty, (name, alias, said, note) => {
    fc.pre(new Set([name, alias, said, 'Zed']).size === 4 && ![name, alias, said].some((a, i, all) => all.some((b, j) => i !== j && b.includes(a))));
    fc.pre(!/[\r\n]/.test(name) && !(`${said} ${name} ${alias} Zed`.indexOf(alias) < said.length));
    const cards = cardsOf(name, alias, said, note);
    assert.equal(cards.length, harmless.length);
    for (const [i, card] of cards.entries()) {
      assert.deepEqual(tags(html(card)), harmless[i]);
      for (const [, command] of card.matchAll(/\]\(command:([^?)]*)/g)) assert.ok((cardCommands as readonly string[]).includes(command!));
    }
  }), { numRuns: 300 });
});

test('A pronoun that stands for somebody has their card, and says so', () => {
  const made = makeView({ paragraphs: ['# News', 'Mara Lindqvist left.', 'Then she came back.'], entities: [mara] });
  const [headline, first, last] = made.analysis.blocks;
  const she = { start: 5, end: 8, type: 'PERSON', entity: made.mentions[0]!.entity, confidence: 0.8, why: [] };
  const view = new SourceView(made.uri, 1, made.text, { ...made.analysis, blocks: [headline!, first!, { ...last!, references: [she] }] }, true);
  const at = view.text.indexOf('she');
  const reference = referenceAt(view, at)!;
  assert.deepEqual([reference.start, reference.end, reference.block, reference.article], [at, at + 3, 2, 0]);
  assert.equal(referenceAt(view, at + 3), undefined);
  const card = mentionCard(view, reference, undefined, undefined, true);
  assert.equal(card.standsFor, 'she');
  assert.match(renderCard(card), /^\*\*Mara Lindqvist\*\*.*\n“she” stands for this name here/);
  assert.deepEqual(card.actions, []);
});

test('A role is told once, in its longest form and without the name', () => {
  const view = makeView({
    paragraphs: ['Minister Mara Lindqvist of Port Ellery spoke.', 'Mara Lindqvist, the former judge, left.', 'A judge said no.'],
    entities: [{ ...mara, role: 'Minister Mara Lindqvist of Port Ellery' }, { ...mara, forms: [], role: 'Minister' }, { ...mara, forms: [], role: 'the former judge' }],
  });
  assert.deepEqual(mentionCard(view, view.mentions[0]!).roles, ['Minister of Port Ellery', 'the former judge']);
});

test('A quotation within another says who tells it, and a merged one that it was merged', () => {
  const nested = makeView({
    paragraphs: ['Marsh said that Quist had promised that the bridge would stand. It rains.'],
    quotations: [{ words: 'Quist had promised that the bridge would stand', kind: 'indirect', generic: 'M*rsh' }, { words: 'the bridge would stand', kind: 'indirect', generic: 'Quist', cue: 'promised' }],
  });
  const [outer, inner] = nested.quotations;
  assert.match(renderCard(quotationCard(nested, inner!)), /cue “promised” · told by M\\\*rsh/u);
  assert.doesNotMatch(renderCard(quotationCard(nested, outer!)), /told by/u);
  assert.match(renderCard(quotationCard(nested, { ...outer!, decision: { kind: 'respan', annotation: 'urn:uuid:1', change: 'merged' } })), /\$\(verified\) merged/u);
});
