import type { SourceView } from '../analysis/view';
import type { Span } from '../span';
import { inBlockQuote } from './blockQuotes';
import { compare, pairingOf, type Pairing } from './compare';
import type { DraftQuotation } from './draft';
import { findExact } from './exact';
import type { CheckedQuotation, QuotedPlace, Remark, Verdict, WordChange } from './model';
import type { Work } from '../work';
import type { PairIndex } from './pairs';
import { joined, type Query, type Stretch } from './query';
import { findSimilar } from './similar';
import { inOnePassage, stitchedFrom } from './stitched';
import { differsByPronoun, isQuoted, quotationOver, sameSpeaker, speakerOf, speaksElsewhere, type Speaker } from './speakers';
import type { Words } from './words';

/** What is searched: the sources in order, their words, and where they have the queries' pairs of words. */
export interface Corpus {
  readonly views: readonly SourceView[];
  readonly words: readonly Words[];
  readonly index: PairIndex;
  readonly work: Work;
}

/** What the sources say about some words. */
interface Finding {
  readonly verdict: Verdict;
  readonly places: readonly QuotedPlace[];
  /** Of each part of the words, where it was found. */
  readonly compared: readonly QuotedPlace[];
  readonly changes: readonly WordChange[];
  readonly remarks: ReadonlySet<Remark>;
}

const nothing: Finding = { verdict: 'notFound', places: [], compared: [], changes: [], remarks: new Set() };

interface Candidate {
  readonly place: QuotedPlace;
  readonly changes: readonly WordChange[];
  readonly remarks: ReadonlySet<Remark>;
  readonly quoted: boolean;
}

/** Quotations of so few words need more than the words: they stand in many places. */
const short = 3;
const mostPlaces = 5;
/** So many words that a draft passes over without an ellipsis are told as words that are missing. */
const mostLeftOut = 60;
/** A passage of the same speaker is preferred to one that is better by less than this. */
const speakerBonus = 0.1;

/** Looks a draft's quotation up in the sources. */
export async function judge(quotation: DraftQuotation, corpus: Corpus): Promise<CheckedQuotation> {
  const { kind, pieces, speaker } = quotation;
  const { verdict, places, compared, changes, remarks } = await findingOf(quotation, corpus);
  return {
    start: pieces.reduce((min, { start }) => Math.min(min, start), pieces[0]?.start ?? 0),
    end: pieces.reduce((max, { end }) => Math.max(max, end), 0),
    kind,
    pieces,
    speakerName: speaker.name,
    verdict,
    score: places.length === 0 ? 0 : Math.max(...places.map(({ score }) => score)),
    places: places.slice(0, mostPlaces),
    compared,
    changes,
    remarks: [...remarks],
  };
}

async function findingOf({ kind, queries, speaker }: DraftQuotation, corpus: Corpus): Promise<Finding> {
  const whole = joined(queries);
  const exact = await exactly(whole, speaker, corpus);
  if (exact || queries.length === 1) return exact ?? similarly(whole, speaker, corpus);
  const parts: Finding[] = [];
  for (const query of queries) parts.push(await exactly(query, speaker, corpus) ?? await similarly(query, speaker, corpus));
  return combine(parts, queries, kind === 'direct');
}

/** What there is to say where the sources have just these words. */
async function exactly(query: Query, speaker: Speaker, corpus: Corpus): Promise<Finding | undefined> {
  const hits = await findExact(query, corpus.words, corpus.index, corpus.work);
  const candidates = await candidatesOf(hits, corpus, speaker, (words, hit) => ({ pairing: pairingOf(query, words, hit), score: 1 }));
  const [best] = candidates;
  if (!best) return undefined;
  const places = candidates.map(({ place }) => place);
  const other = places.every((place) => place.sameSpeaker === false);
  const unclear = query.hashes.length <= short && best.place.sameSpeaker !== true && (other || candidates.length > 1 || query.hashes.length === 1);
  const verdict = unclear ? 'tooShort' : other ? 'misattributed' : 'verbatim';
  return { verdict, places, compared: [best.place], changes: [], remarks: remarksOf(best) };
}

/** What there is to say where the sources have words like these, or none. */
async function similarly(query: Query, speaker: Speaker, corpus: Corpus): Promise<Finding> {
  if (query.hashes.length <= short) return nothing;
  const parts = await scattered(query, query.stretches, short, speaker, corpus);
  if (parts && !parts.remarks.has('fromSeveral')) return parts;
  const found = await findSimilar(query, corpus.words, corpus.index, corpus.work);
  const candidates = await candidatesOf(found, corpus, speaker, (words, { score, to }) => ({ pairing: { query, words, to }, score }));
  const [best] = candidates;
  const one = differing(candidates), unexplained = best ? lettersAdded(best.changes) : query.text.length;
  const several = unexplained > 0 ? await stitched(query, speaker, corpus) : undefined;
  return several && lettersAdded(several.changes) < unexplained ? several : one;
}

/** How much of a draft's words has no place in a source. */
function lettersAdded(changes: readonly WordChange[]): number {
  return changes.reduce((sum, { draft }) => sum + draft.length, 0);
}

/** What there is to say of passages like the words, best first; what differs in hyphens only is the same. */
function differing(candidates: readonly Candidate[]): Finding {
  const [best] = candidates;
  if (!best) return nothing;
  const same = candidates.filter(({ changes }) => changes.length === 0).map(({ place }) => place);
  const verdict = best.changes.length > 0 ? 'changed' : same.every((place) => place.sameSpeaker === false) ? 'misattributed' : 'verbatim';
  return { verdict, places: candidates.map(({ place }) => place), compared: [best.place], changes: best.changes, remarks: remarksOf(best) };
}

/** Where words that no source has together are made of longer stretches that sources do have: some left out between, in another order, or of several sources. */
async function stitched(query: Query, speaker: Speaker, corpus: Corpus): Promise<Finding | undefined> {
  const parts = query.stretches.length === 1 ? await stitchedFrom(query, corpus.words, corpus.index, corpus.work) : undefined;
  const [first] = parts ?? [];
  if (!parts || !first) return undefined;
  const to = inOnePassage(parts, mostLeftOut);
  if (to) {
    const all = 2 * to.length, skipped = Math.abs((to.at(-1) ?? 0) + 1 - (to[0] ?? 0) - to.length);
    return differing(await candidatesOf([first], corpus, speaker, (words) => ({ pairing: { query, words, to }, score: all / (all + skipped) })));
  }
  return scattered(query, parts.map((part) => ({ ...part, gap: 'piece' })), 1, speaker, corpus);
}

/** Where some stretches of a query, of so many words at least, all stand in sources, but not in this order near each other. */
async function scattered(query: Query, stretches: readonly Stretch[], least: number, speaker: Speaker, corpus: Corpus): Promise<Finding | undefined> {
  if (stretches.length < 2) return undefined;
  const parts: Finding[] = [];
  for (const { first, end } of stretches) {
    const { text, starts, ends, hashes } = query;
    const part = { text, starts: starts.slice(first, end), ends: ends.slice(first, end), hashes: hashes.slice(first, end), stretches: [{ gap: 'piece', first: 0, end: end - first }] } as const;
    const found = end - first >= least ? await exactly(part, speaker, corpus) : undefined;
    if (!found) return undefined;
    parts.push(found);
  }
  const combined = combine(parts, [query], true);
  const remarks = new Set(combined.remarks);
  if (!remarks.has('fromSeveral')) remarks.add('apart');
  return { ...combined, verdict: 'changed', changes: stretches.flatMap(({ first }, i) => wordsAdded(query, stretches[i - 1]?.end ?? first, first)), remarks };
}

/** The passages that were found, with who says them, best first. */
async function candidatesOf<T extends { readonly source: number }>(
  found: readonly T[], { words: all, views, work }: Corpus, speaker: Speaker, pair: (words: Words, found: T) => { readonly pairing: Pairing; readonly score: number },
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const each of found) {
    const words = all[each.source], view = views[each.source];
    if (!words || !view) continue;
    const { pairing, score } = pair(words, each);
    candidates.push(candidateOf(view, pairing, score, speaker));
    if (work.due(100 + pairing.to.length)) await work.rest();
  }
  return distinct(candidates).sort((a, b) => rank(b) - rank(a));
}

/** Of several readings of one place the one that has least to say: with and without what breaks a quotation. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>(), weight = ({ changes, remarks }: Candidate): number => changes.reduce((sum, { draft, source }) => sum + draft.length + source.length, 0) * 20 + remarks.size;
  for (const candidate of candidates) {
    const { uri, start, end } = candidate.place, key = `${start}:${end}:${uri}`, other = best.get(key);
    if (!other || weight(candidate) < weight(other)) best.set(key, candidate);
  }
  return [...best.values()];
}

function candidateOf(view: SourceView, pairing: Pairing, score: number, speaker: Speaker): Candidate {
  const { place, pieces, changes, remarks: differences } = compare(pairing), remarks = new Set(differences);
  const over = quotationOver(view, pieces);
  const there = over && speakerOf(view, over);
  const same = there && (sameSpeaker(speaker, there) ?? (speaksElsewhere(view, speaker, over) ? false : undefined));
  if (there && differsByPronoun(speaker, there)) remarks.add('unsureSpeaker');
  return {
    place: { uri: view.uri, ...place, ...(pieces.length > 1 && { pieces }), score: changes.length > 0 ? score : 1, speakerName: there?.name ?? null, ...(same === undefined ? {} : { sameSpeaker: same }) },
    changes,
    remarks,
    quoted: (over !== undefined && isQuoted(over, pieces)) || inBlockQuote(view, place.start),
  };
}

/** The better the words, then the surer the speaker, then somebody's own words before a report of them. */
function rank({ place: { score, sameSpeaker: same }, quoted }: Candidate): number {
  return score + (same === true ? speakerBonus : same === false ? -speakerBonus : 0) + (quoted ? speakerBonus / 2 : 0);
}

function remarksOf({ place, remarks, quoted }: Candidate): Set<Remark> {
  const all = new Set(remarks);
  if (!quoted) all.add('unquoted');
  if (place.sameSpeaker === false) all.add('otherSpeaker');
  return all;
}

/** One answer for the pieces of a quotation, each of which was looked up by itself. */
function combine(parts: readonly Finding[], queries: readonly Query[], together: boolean): Finding {
  const told = parts.filter(({ verdict }) => verdict !== 'tooShort');
  const found = told.filter(({ places }) => places.length > 0);
  const places = inOneSource(found);
  const verdict = told.length === 0 ? 'tooShort'
    : found.length === 0 ? 'notFound'
      : found.some((part) => part.verdict === 'misattributed') ? 'misattributed'
        : found.length < told.length || found.some((part) => part.verdict === 'changed') ? 'changed' : 'verbatim';
  const remarks = new Set(found.flatMap((part) => [...part.remarks]));
  const sources = new Set(places.map(({ uri }) => uri)).size;
  if (sources > 1) remarks.add('fromSeveral');
  else if (together && verdict === 'verbatim' && found.length > 1) remarks.add('apart');
  const changes = parts.flatMap((part, i) => (part.verdict === 'notFound' ? missing(queries[i]) : part.changes));
  return { verdict, places, compared: places, changes: verdict === 'changed' ? changes : [], remarks };
}

/** A place for each part, in the source that has most of them. */
function inOneSource(parts: readonly Finding[]): QuotedPlace[] {
  const counts = new Map<string, number>();
  for (const { places } of parts) for (const uri of new Set(places.map((place) => place.uri))) counts.set(uri, (counts.get(uri) ?? 0) + 1);
  const [common] = [...counts].sort(([, n], [, m]) => m - n)[0] ?? [];
  return parts.flatMap(({ places }) => places.find(({ uri }) => uri === common) ?? places[0] ?? []);
}

function missing(query: Query | undefined): WordChange[] {
  return query ? wordsAdded(query, 0, query.starts.length) : [];
}

/** Words of the draft that have no place in a source. */
function wordsAdded(query: Query, first: number, end: number): WordChange[] {
  if (end <= first) return [];
  const span: Span = { start: query.starts[first] ?? 0, end: query.ends[end - 1] ?? 0 };
  return [{ ...span, draft: query.text.slice(span.start, span.end), source: '', quotedLess: true }];
}
