import type { AnalyzedBlock, Mention, Quotation, SourceAnalysis } from '../analysis/model';
import { describeSpan } from '../anchor/describe';
import type { NormalizedText } from '../anchor/normalizedText';
import type { TextQuoteSelector } from '../anchor/selectors';
import { derivedUuid } from '../sidecar/ids';
import { objectOf } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { software, storedFrom } from '../sidecar/model';
import type { StoredAnnotation } from '../sidecar/model';
import { inMemberOrder, pieceOf, selectorList } from '../sidecar/targets';
import type { BlockSpan, Span } from '../span';
import { toSource } from './blocks';
import { resource, textBody } from './build';

interface Finding {
  readonly motivation: 'identifying' | 'linking';
  readonly type: string;
  readonly pieces: readonly Span[];
  readonly bodies: readonly JsonValue[];
}

/**
 * What the machine found and nobody decided about, as annotations: mentions and quotations that carry no decision. Their
 * ids derive from source, type and quoted words with context, so that equal findings have equal ids on every machine.
 */
export function machineAnnotations(analysis: SourceAnalysis, source: string, text: NormalizedText): StoredAnnotation[] {
  const used = new Map<string, number>();
  const { blocks } = analysis;
  return blocks.flatMap((block, i) => [
    ...block.mentions.filter(({ decision }) => !decision).map((mention) => mentionFinding(block, mention, text)),
    ...block.quotations.filter(({ decision }) => !decision).map((quotation) => quotationFinding(blocks, i, quotation, source, text)),
  ]).filter(({ pieces }) => pieces.length > 0).map((finding) => storedFrom(annotationFor(finding, source, text, used)));
}

function mentionFinding(block: AnalyzedBlock, mention: Mention, text: NormalizedText): Finding {
  return {
    motivation: 'identifying',
    type: mention.type,
    pieces: filled(text, [{ start: block.start + mention.start, end: block.start + mention.end }]),
    bodies: [textBody('classifying', mention.type), resource('identifying', mention.entity)],
  };
}

function quotationFinding(blocks: readonly AnalyzedBlock[], at: number, quotation: Quotation, source: string, text: NormalizedText): Finding {
  const { speaker, speakerName, speakerMention, cue } = quotation;
  const type = `QUOTATION/${quotation.kind}`;
  const part = (name: string, span: BlockSpan | null): JsonValue[] => {
    const found = filled(text, span ? [toSource(blocks, at, span)] : [])[0];
    const described = found && describeSpan(text, found);
    return described
      ? [{ type: 'SpecificResource', purpose: 'describing', 'glossator:part': name, source, selector: selectorList(described) }]
      : [];
  };
  const generic = speaker === null && speakerMention === null && speakerName !== null
    ? [{ type: 'TextualBody', purpose: 'describing', 'glossator:part': 'speaker', value: speakerName }]
    : [];
  return {
    motivation: 'linking',
    type,
    pieces: filled(text, quotation.spans.map((span) => toSource(blocks, at, span))),
    bodies: [
      textBody('classifying', type), ...(speaker === null ? [] : [resource('linking', speaker)]), ...generic,
      ...part('speaker', speakerMention), ...part('cue', cue),
    ],
  };
}

/** The spans that cover something of the normalised text. */
function filled(text: NormalizedText, spans: readonly (Span | undefined)[]): Span[] {
  return spans.flatMap((span) => {
    const normalized = span && text.spanFromDocument(span);
    return normalized && normalized.end > normalized.start ? [span] : [];
  });
}

function annotationFor(finding: Finding, source: string, text: NormalizedText, used: Map<string, number>): JsonObject {
  const described = finding.pieces.map((piece) => describeSpan(text, piece));
  const targets = described.map((selectors) => pieceOf(source, selectors));
  return objectOf(inMemberOrder([
    ['id', idOf(finding, source, described.map(({ quote }) => quote), used)],
    ['type', 'Annotation'],
    ['motivation', finding.motivation],
    ['creator', software],
    ['glossator:pieces', targets.length > 1 ? true : undefined],
    ['body', finding.bodies],
    ['target', targets.length === 1 ? targets[0] : targets],
  ]));
}

/** Findings that cannot be told apart by their words and context are numbered in reading order. */
function idOf(finding: Finding, source: string, quotes: readonly TextQuoteSelector[], used: Map<string, number>): string {
  const content = JSON.stringify([source, finding.type, ...quotes.map(({ exact, prefix, suffix }) => [exact, prefix, suffix])]);
  const count = (used.get(content) ?? 0) + 1;
  used.set(content, count);
  return derivedUuid(`annotation:${count === 1 ? content : `${content}#${count}`}`);
}
