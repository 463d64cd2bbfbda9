import { splitBlocks } from '../src/core/parse/split';
import { createBlockAnalyzer, type BlockAnalyzer } from '../src/core/recognize/analyzeBlock';
import { recognizers } from '../src/core/recognize/list';
import { namesByModel, recognizeModelNames } from '../src/core/recognize/modelNames';
import { recognizeQuotations } from '../src/core/recognize/quotations';
import { FeatureReader } from '../src/core/recognize/model/features';
import { labelCount, labelOf, modelTypes, begin, inside, last, unit } from '../src/core/recognize/model/labels';
import type { Model } from '../src/core/recognize/model/weights';
import type { WordTable } from '../src/core/recognize/model/words';
import type { Zone } from '../src/core/recognize/model/zones';
import type { GoldSpan, GoldText } from './sets';

/** One zone: the rows of its pieces' features and the labels that gold allows. */
export interface Example {
  readonly rows: readonly Int32Array[];
  /** 1 for each allowed label of each piece. */
  readonly allowed: Uint8Array;
  readonly weight: number;
  readonly text: number;
}

/** Reads blocks by the rules alone: neither the model itself nor quotations. */
export function rulesAnalyzer(): BlockAnalyzer {
  return createBlockAnalyzer(undefined, recognizers.filter((recognizer) => recognizer !== recognizeModelNames && recognizer !== recognizeQuotations));
}

/** Reads blocks by the rules and a model; quotations are left out. */
export function modelAnalyzer(model: Model): BlockAnalyzer {
  return createBlockAnalyzer(undefined, recognizers.filter((recognizer) => recognizer !== recognizeQuotations).map((recognizer) => (recognizer === recognizeModelNames ? namesByModel(model) : recognizer)));
}

/** Turns texts into examples. */
export function examplesOf(texts: readonly GoldText[], table: WordTable, mask: number, used: (template: number) => boolean = () => true): Example[] {
  const analyze = rulesAnalyzer(), examples: Example[] = [];
  texts.forEach((gold, index) => {
    for (const block of splitBlocks(gold.text, 'plain')) {
      const findings = analyze(block);
      const reader = new FeatureReader(findings, table, mask);
      for (const zone of reader.zones) {
        const rows: Int32Array[] = [];
        for (let at = zone.from; at < zone.to; at++) {
          const list: number[] = [];
          reader.read(zone, at, { add: (row, template) => { if (used(template)) list.push(row); }, recall: () => false, keep: () => undefined });
          rows.push(Int32Array.from(list));
        }
        examples.push({ rows, allowed: allowedLabels(reader, zone, gold, block.start), weight: gold.weight, text: index });
      }
    }
  });
  return examples;
}

function allowedLabels({ pieces }: FeatureReader, zone: Zone, gold: GoldText, offset: number): Uint8Array {
  const length = zone.to - zone.from, allowed = new Uint8Array(length * labelCount), set = new Uint8Array(length);
  const startOf = (at: number): number => (pieces[zone.from + at]?.start ?? 0) + offset, endOf = (at: number): number => (pieces[zone.from + at]?.end ?? 0) + offset;
  const from = startOf(0), to = endOf(length - 1);
  for (const span of gold.spans) {
    if (span.end <= from || span.start >= to) continue;
    let first = 0, final = length - 1;
    while (endOf(first) <= span.start) first++;
    while (startOf(final) >= span.end) final--;
    const exact = startOf(first) === span.start && endOf(final) === span.end && span.types.length > 0;
    for (let at = first; at <= final; at++) {
      set[at] = 1;
      if (exact) allowSpan(allowed, at, first, final, span);
      else allowed.fill(1, at * labelCount, (at + 1) * labelCount);
    }
  }
  for (let at = 0; at < length; at++) {
    if (set[at]) continue;
    allowed[at * labelCount] = 1;
    const facts = pieces[zone.from + at]?.facts, text = pieces[zone.from + at]?.text ?? '';
    const group = facts !== undefined && (facts.lists & 8) !== 0 || /(?:ian|ean|ese|ish|ans|ites?|ists?|crats?|cans?)$/.test(text);
    for (const type of gold.unknown) if (type !== 'NORP' || group) for (let place = 0; place < 4; place++) allowed[at * labelCount + labelOf(modelTypes.indexOf(type), place)] = 1;
  }
  return allowed;
}

function allowSpan(allowed: Uint8Array, at: number, first: number, final: number, span: GoldSpan): void {
  const place = first === final ? unit : at === first ? begin : at === final ? last : inside;
  for (const type of span.types) allowed[at * labelCount + labelOf(modelTypes.indexOf(type), place)] = 1;
}
