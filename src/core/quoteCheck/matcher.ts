import type { SourceView } from '../analysis/view';
import { draftQuotations } from './draft';
import { brokenQuotations } from './brokenQuotations';
import { judge } from './judge';
import { verdicts, type CheckedQuotation, type QuotationCheck, type Verdict } from './model';
import { Work } from '../work';
import { PairIndex } from './pairs';
import { joined } from './query';
import { WordReader, type Words } from './words';

/** How a check is done. */
export interface CheckOptions {
  /** Awaited every few milliseconds, so that others may run; when it rejects, the check rejects with the same. */
  readonly pause?: () => Promise<void>;
}

/** Checks drafts against sources. Sources whose text has not changed since the last check are not read again. */
export interface QuotationMatcher {
  /** Checks each quotation of the draft against the sources; the draft itself is not one of them. */
  check(draft: SourceView, sources: readonly SourceView[], options?: CheckOptions): Promise<QuotationCheck>;
}

/** A matcher that remembers the sources of its last check. */
export function createQuotationMatcher(): QuotationMatcher {
  return new Matcher();
}

/** Checks each quotation of a draft against the sources, once. */
export async function checkQuotations(draft: SourceView, sources: readonly SourceView[], options?: CheckOptions): Promise<QuotationCheck> {
  return createQuotationMatcher().check(draft, sources, options);
}

class Matcher implements QuotationMatcher {
  private readonly reader = new WordReader();
  private known = new Map<string, Words>();

  async check(draft: SourceView, sources: readonly SourceView[], { pause }: CheckOptions = {}): Promise<QuotationCheck> {
    const work = new Work(pause);
    const views = sources.filter(({ uri }) => uri !== draft.uri);
    const words = await this.read(views, work);
    const quotations = await draftQuotations(draft, await this.reader.read(draft.text, 0, draft.text.length, work), this.reader, work);
    const index = new PairIndex();
    for (const { queries } of quotations) {
      for (const query of [...queries, joined(queries)]) {
        index.want(query);
        if (work.due(query.hashes.length / 5)) await work.rest();
      }
    }
    const searched = words.map((own, i) => ({ words: own, view: views[i] }));
    for (const [i, view] of views.entries()) {
      const own = words[i], broken = own && brokenQuotations(view, own);
      if (broken) searched.push({ words: broken, view });
      if (work.due(200 + view.analysis.blocks.length)) await work.rest();
    }
    for (const [number, own] of searched.entries()) await index.read(own.words, number, work);
    const corpus = { views: searched.flatMap(({ view }) => view ?? []), words: searched.map((own) => own.words), index, work };
    const checked: CheckedQuotation[] = [];
    for (const quotation of quotations) {
      checked.push(await judge(quotation, corpus));
      if (work.due(100)) await work.rest();
    }
    return { quotations: checked, counts: countsOf(checked), sources: views.length, reported: draft.quotations.filter(({ kind }) => kind === 'indirect').length };
  }

  private async read(views: readonly SourceView[], work: Work): Promise<readonly Words[]> {
    const known = new Map<string, Words>(), words: Words[] = [];
    for (const { uri, text } of views) {
      const before = this.known.get(uri);
      const own = before?.text === text ? before : await this.reader.read(text, 0, text.length, work);
      known.set(uri, own);
      words.push(own);
    }
    this.known = known;
    return words;
  }
}

function countsOf(checked: readonly CheckedQuotation[]): Record<Verdict, number> {
  const count = (verdict: Verdict): number => checked.filter((quotation) => quotation.verdict === verdict).length;
  return Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
}
