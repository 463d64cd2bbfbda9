import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import { SourceView, type PlacedQuotation } from '../../../../src/core/analysis/view';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { applyDecisions } from '../../../../src/core/annotation/applyDecisions';
import { addMarks, removeAnnotation, type NewMark } from '../../../../src/core/annotation/edit';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import type { PlacedAnnotation, QuotationChange } from '../../../../src/core/annotation/types';
import { quotationDecision, reshaped } from '../../../../src/core/quotation/decisions';
import { extendedToSentence, mergedPieces, nextQuotation, piecesOf, shrunkToSentence, splitAt } from '../../../../src/core/quotation/reshape';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
import { overlaps, type Span } from '../../../../src/core/span';
import { viewOf } from '../quoteCheck/views';

const text = [
  'Weir Council hears of the bridge', '',
  'Helga Marsh told reporters that the bridge would hold, and that nobody would be hurt. Olaf Quist called it “a gift to nobody.”', '',
  '“One is old. Two is older. Three is the oldest of them,” said Olaf Quist, a fisherman. “It will go.”', '',
  '“Rain fell,” analysts said.', '',
].join('\n');

/** A source with what a person says about it, one step after the other; the file is written and read between them. */
class Desk {
  private sidecar: Sidecar | undefined;
  private minute = 10;
  private count = 0;

  constructor(readonly machine: SourceAnalysis, readonly source = text) {}

  keep(marks: readonly NewMark[], who = 'R. Reader'): void {
    const now = `2026-03-02T08:${String(this.minute++)}:00Z`;
    const author = (): { who: string; now: string; uuid: string } => ({ who, now, uuid: `00000000-0000-4000-8000-${String(this.count++).padStart(12, '0')}` });
    const { sidecar } = addMarks(this.sidecar, new NormalizedText(this.source), marks, author, { label: 'a.txt', version: '1.0.0' });
    const read = parseSidecar(serializeSidecar(sidecar));
    assert.ok(read.ok);
    this.sidecar = read.sidecar;
  }

  view(machine = this.machine): SourceView {
    const placed = this.sidecar ? placeAnnotations(this.sidecar, new NormalizedText(this.source)) : [];
    return new SourceView('a', 1, this.source, applyDecisions(machine, placed, { text: this.source }), true);
  }

  of(part: string): PlacedQuotation {
    const at = this.source.indexOf(part), found = this.view().quotations.find(({ spans }) => spans.some(({ start, end }) => start <= at && at < end));
    assert.ok(found, part);
    return found;
  }

  /** Ids of the person's own decisions. */
  readonly own = ({ decision }: PlacedQuotation, who = 'R. Reader'): string | undefined =>
    this.sidecar && placeAnnotations(this.sidecar, new NormalizedText(this.source)).find(({ id, creator }) => id === decision?.annotation && creator === who)?.id;

  reshape(replaced: readonly PlacedQuotation[], extents: readonly (readonly Span[])[], who = 'R. Reader', change?: QuotationChange): void {
    this.keep(reshaped(this.view(), replaced, extents, (quotation) => this.own(quotation, who), change), who);
  }

  get stored(): readonly PlacedAnnotation[] {
    return this.sidecar ? placeAnnotations(this.sidecar, new NormalizedText(this.source)) : [];
  }

  remove(id: string): void {
    this.sidecar &&= removeAnnotation(this.sidecar, id);
  }
}

const listed = (view: SourceView): string[] => view.quotations.map(({ kind, spans, speakerName, decision }) =>
  `${kind} ${spans.map(({ start, end }) => view.text.slice(start, end)).join(' … ')} — ${speakerName ?? '?'}${decision ? `/${decision.kind}` : ''}`);
const nothing = async (): Promise<SourceAnalysis> => {
  const { analysis } = await viewOf('a', text);
  return { ...analysis, blocks: analysis.blocks.map((block) => ({ ...block, quotations: [] })) };
};

test('A split leaves two quotations of the same speaker in the place of one, whatever is found later', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis), whole = desk.of('One is old');
  desk.reshape([whole], splitAt(desk.view(), whole, text.indexOf('Two'))!);
  const halves = ['direct “One is old. — Olaf Quist/respan', 'direct Two is older. Three is the oldest of them,” … “It will go.” — Olaf Quist/respan'];
  assert.deepEqual(listed(desk.view()).slice(2, 4), halves);
  assert.equal(desk.view().quotations.length, 5);
  assert.ok(desk.view().quotations.slice(2, 4).every(({ cue }) => cue && text.slice(cue.start, cue.end) === 'said'));
  assert.deepEqual(listed(desk.view(await nothing())), halves);
});

test('Thirds of a quotation share half of it with none, and it does not come back beside them', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis), whole = desk.of('One is old');
  desk.reshape([whole], splitAt(desk.view(), whole, text.indexOf('Two'))!);
  const rest = desk.of('Two');
  desk.reshape([rest], splitAt(desk.view(), rest, text.indexOf('Three'))!);
  const parts = ['“One is old.', 'Two is older.', 'Three is the oldest of them,” … “It will go.”'].map((words) => `direct ${words} — Olaf Quist/respan`);
  assert.deepEqual(listed(desk.view()).slice(2, 5), parts);
  assert.equal(desk.view().quotations.length, 6);
  // Another recogniser finds the second piece alone, and the whole without its last word.
  const pieces = desk.machine.blocks.map((block) => ({ ...block, quotations: block.quotations.map((quotation) => ({ ...quotation, spans: quotation.spans.slice(0, 1) })) }));
  assert.deepEqual(listed(desk.view({ ...desk.machine, blocks: pieces })).slice(2, 5), parts);
});

test('What was split can be merged again, also by somebody else', async () => {
  for (const who of ['R. Reader', 'S. Second']) {
    const desk = new Desk((await viewOf('a', text)).analysis), whole = desk.of('One is old');
    desk.reshape([whole], splitAt(desk.view(), whole, text.indexOf('Two'))!);
    const half = desk.of('One is old'), next = nextQuotation(desk.view(), half)!;
    desk.reshape([half, next], [mergedPieces(desk.view(), half, next)], who);
    assert.deepEqual(listed(desk.view())[2], 'direct “One is old. Two is older. Three is the oldest of them,” … “It will go.” — Olaf Quist/respan', who);
    assert.equal(desk.view().quotations.length, 4, who);
  }
});

test('What was rejected for a merge says so, and goes with it when that is deleted', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis), before = listed(desk.view());
  const one = desk.of('a gift'), next = nextQuotation(desk.view(), one)!;
  desk.reshape([one, next], [mergedPieces(desk.view(), one, next)], 'R. Reader', 'merged');
  const [made, ...rejected] = [...desk.stored].sort((a, b) => Number(a.decision === 'reject') - Number(b.decision === 'reject'));
  assert.deepEqual([made?.decision, made?.change], ['respan', 'merged']);
  assert.ok(rejected.length > 0 && rejected.every(({ decision, partOf }) => decision === 'reject' && partOf?.join() === made?.id));
  assert.equal(desk.view().quotations.length, before.length - 1);
  desk.remove(made!.id);
  assert.deepEqual([desk.stored, listed(desk.view())], [[], before]);
});

test('What somebody answered a rejection stays when the merge that it was part of is deleted', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis), one = desk.of('a gift'), next = nextQuotation(desk.view(), one)!;
  desk.reshape([one, next], [mergedPieces(desk.view(), one, next)], 'R. Reader', 'merged');
  const made = desk.stored.find(({ decision }) => decision === 'respan')!, rejected = desk.stored.find(({ decision }) => decision === 'reject')!;
  desk.keep([{ mark: { pieces: [], answers: rejected.id, note: 'Why not?' }, decides: false }], 'S. Second');
  desk.remove(made.id);
  assert.deepEqual(desk.stored.map(({ decision, notes }) => [decision, ...notes]).sort(), [[undefined, 'Why not?'], ['reject']].sort());
  desk.remove(rejected.id);
  assert.deepEqual(desk.stored, []);
});

test('What was rejected for a split stays while one half does; said again, it stands alone', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis), whole = desk.of('One is old'), before = listed(desk.view());
  const third = text.indexOf('Two'), [first, rest] = splitAt(desk.view(), whole, third)!;
  desk.reshape([whole], [first, ...splitAt(desk.view(), { ...whole, spans: rest }, text.indexOf('“It will'))!], 'R. Reader', 'split');
  const ids = desk.stored.filter(({ decision }) => decision === 'respan').map(({ id }) => id);
  assert.deepEqual([...desk.stored.find(({ decision }) => decision === 'reject')?.partOf ?? []].sort(), [...ids].sort());
  desk.remove(ids[0]!);
  desk.remove(ids[1]!);
  assert.equal(desk.stored.length, 2);
  desk.keep([{ mark: quotationDecision(whole, 'reject'), decides: true }]);
  assert.equal(desk.stored.find(({ decision }) => decision === 'reject')?.partOf, undefined);
  desk.remove(ids[2]!);
  assert.equal(desk.stored.length, 1);
  desk.remove(desk.stored[0]!.id);
  assert.deepEqual(listed(desk.view()), before);
});

test('What is decided about a quotation within another leaves that one alone, and the other way round', async () => {
  const source = 'Helga Marsh said that Olaf Quist had promised that the bridge would hold for a hundred years. Rain fell.\n', { analysis } = await viewOf('a', source);
  const fresh = (): Desk => new Desk(analysis, source);
  const inner = (desk: Desk): PlacedQuotation => desk.view().quotations.find(({ speakerName }) => speakerName === 'Olaf Quist')!;
  const outer = (desk: Desk): PlacedQuotation => desk.view().quotations.find(({ speakerName }) => speakerName === 'Helga Marsh')!;
  const around = 'indirect Olaf Quist had promised that the bridge would hold for a hundred years — Helga Marsh', within = 'indirect the bridge would hold for a hundred years — Olaf Quist';
  assert.deepEqual(listed(fresh().view()).sort(), [around, within].sort());
  for (const [what, left] of [['accept', [around, `${within}/accept`]], ['reject', [around]], ['reattribute', [around, `${within}/reattribute`]]] as const) {
    const desk = fresh();
    desk.keep([{ mark: quotationDecision(inner(desk), what), decides: true }]);
    assert.deepEqual(listed(desk.view()).sort(), [...left].sort());
  }
  for (const [what, left] of [['accept', [`${around}/accept`, within]], ['reject', [within]]] as const) {
    const desk = fresh();
    desk.keep([{ mark: quotationDecision(outer(desk), what), decides: true }]);
    assert.deepEqual(listed(desk.view()).sort(), [...left].sort());
  }
  const joined = new Desk((await viewOf('a', `${source}\n“It is grey,” said Helga Marsh.\n`)).analysis, `${source}\n“It is grey,” said Helga Marsh.\n`), next = nextQuotation(joined.view(), outer(joined))!;
  joined.reshape([outer(joined), next], [mergedPieces(joined.view(), outer(joined), next)]);
  assert.ok(listed(joined.view()).includes(within), listed(joined.view()).join('\n'));
  const desk = fresh();
  desk.reshape([inner(desk)], splitAt(desk.view(), inner(desk), source.indexOf('for a'))!);
  assert.deepEqual(listed(desk.view()).sort(), [around, 'indirect the bridge would hold — Olaf Quist/respan', 'indirect for a hundred years — Olaf Quist/respan'].sort());
});

test('A quotation in pieces that was rejected does not come back piece by piece', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis), whole = desk.of('One is old');
  desk.keep([{ mark: quotationDecision(whole, 'reject'), decides: true }]);
  const blocks = desk.machine.blocks.map((block) => ({ ...block, quotations: block.quotations.flatMap((quotation) => quotation.spans.map((span) => ({ ...quotation, spans: [span], quoted: [span] }))) }));
  assert.deepEqual(listed(desk.view({ ...desk.machine, blocks })), listed(desk.view()));
});

test('A short quotation that is extended takes the place of what the machine found', async () => {
  const { analysis } = await viewOf('a', text), at = text.indexOf('nobody would be hurt');
  const blocks = analysis.blocks.map((block) => ({ ...block, quotations: block.quotations.map((quotation) => (quotation.kind === 'indirect'
    ? { ...quotation, spans: [{ block: 0, start: at - block.start, end: at - block.start + 'nobody'.length }] } : quotation)) }));
  const desk = new Desk({ ...analysis, blocks }), short = desk.of('nobody would');
  desk.reshape([short], [extendedToSentence(desk.view(), short)!]);
  assert.deepEqual(listed(desk.view()).slice(0, 2), ['indirect the bridge would hold, and that nobody would be hurt — Helga Marsh/respan', 'mixed it “a gift to nobody.” — Olaf Quist']);
  assert.equal(desk.view().quotations.length, 4);
});

test('A speaker who is no entity stays with the words, and the quoted words of a mixed quotation stay known', async () => {
  const desk = new Desk((await viewOf('a', text)).analysis);
  for (const part of ['Rain fell', 'a gift']) desk.keep([{ mark: quotationDecision(desk.of(part), 'accept'), decides: true }]);
  const later = desk.view(await nothing());
  assert.deepEqual(listed(later), ['mixed it “a gift to nobody.” — Olaf Quist/accept', 'direct “Rain fell,” — analysts/accept']);
  assert.deepEqual(later.quotations.map(({ quoted }) => quoted.map(({ start, end }) => text.slice(start, end))), [['“a gift to nobody.”'], ['“Rain fell,”']]);
});

test('Whatever is done to quotations, those that are shown are the ones that were made, each word in one of them', async () => {
  const { analysis } = await viewOf('a', text), empty = await nothing();
  const step = fc.record({ what: fc.constantFrom('split', 'merge', 'extend', 'shrink', 'reject' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), who: fc.constantFrom('R. Reader', 'S. Second') });
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) => {
    const desk = new Desk(analysis);
    for (const { what, at, who } of steps) {
      const view = desk.view(), each = view.quotations[Math.floor(at * view.quotations.length)];
      if (!each) continue;
      const offset = Math.floor(each.start + at * (each.end - each.start)), next = nextQuotation(view, each);
      const alone = (pieces: Span[] | undefined): Span[][] | undefined => pieces && [pieces];
      const extents = what === 'split' ? splitAt(view, each, offset) : what === 'merge' ? next && [mergedPieces(view, each, next)] : what === 'extend' ? alone(extendedToSentence(view, each)) : alone(shrunkToSentence(view, each, offset));
      const replaced = what === 'merge' && next ? [each, next] : [each];
      // What would reach over another quotation is nobody's wish here.
      const others = view.quotations.filter((other) => !replaced.includes(other)), clear = (extents ?? []).flat().every((piece) => others.every((other) => piece.end <= other.start || other.end <= piece.start));
      if (what === 'reject') desk.keep([{ mark: quotationDecision(each, 'reject'), decides: true }], who);
      else if (!extents || !clear) continue;
      else desk.reshape(replaced, extents, who);
      const now = desk.view().quotations, asText = (quotations: readonly PlacedQuotation[]): string[] => quotations.map((quotation) => JSON.stringify(piecesOf(quotation)));
      const expected = [...asText(others.filter(({ decision }) => decision)), ...(what === 'reject' ? [] : extents ?? []).map((pieces) => JSON.stringify(pieces))];
      const kept = now.filter(({ decision }) => decision), found = now.filter(({ decision }) => !decision);
      assert.deepEqual(asText(kept).sort(), expected.sort());
      assert.deepEqual(asText(desk.view(empty).quotations), asText(kept));
      for (const { spans } of found) for (const mine of kept) assert.ok(!spans.some((span) => mine.spans.some((piece) => overlaps(span, piece))));
    }
  }), { numRuns: 150 });
});
