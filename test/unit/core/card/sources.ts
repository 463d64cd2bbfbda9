import { SourceView } from '../../../../src/core/analysis/view';
import type { AnalyzedBlock, Cluster, Mention, Quotation, Role, Topic } from '../../../../src/core/analysis/model';
import { entityUri } from '../../../../src/core/analysis/entityId';

/** A name to be found in a made source: every occurrence of one of its forms is a mention. */
export interface MadeEntity {
  readonly name: string;
  readonly type: string;
  readonly forms?: readonly string[];
  readonly role?: string;
  readonly confidence?: number;
  readonly decision?: string;
  readonly value?: string;
}

/** A quotation to be found: its words as they stand in one paragraph. */
export interface MadeQuotation {
  readonly words: string;
  readonly kind?: Quotation['kind'];
  readonly speaker?: string;
  readonly generic?: string;
  readonly cue?: string;
  readonly confidence?: number;
}

export interface Made {
  readonly uri?: string;
  /** Paragraphs; one that starts with `# ` is a headline and starts an article. */
  readonly paragraphs: readonly string[];
  readonly entities?: readonly MadeEntity[];
  readonly quotations?: readonly MadeQuotation[];
  readonly topics?: readonly Topic[];
}

export const idOf = ({ name, type }: MadeEntity): string => entityUri(type, name);

/** A view of a source as if it had been analysed, made from what is said to be in it. */
export function makeView({ uri = 'file:///sources/harbour.txt', paragraphs, entities = [], quotations = [], topics = [] }: Made): SourceView {
  const blocks: AnalyzedBlock[] = [];
  let start = 0;
  for (const paragraph of paragraphs) {
    const isHeadline = paragraph.startsWith('# '), text = isHeadline ? paragraph.slice(2) : paragraph;
    blocks.push({
      start, end: start + text.length, role: isHeadline ? 'headline' : 'body', startsArticle: isHeadline, references: [],
      mentions: entities.flatMap((entity) => mentionsIn(text, entity)).sort((a, b) => a.start - b.start),
      quotations: quotations.flatMap((quotation) => quotationIn(text, quotation, entities)),
      roles: entities.flatMap((entity) => roleIn(text, entity)),
    });
    start += text.length + 1;
  }
  const clusters: Cluster[] = entities.map((entity) => ({ id: idOf(entity), name: entity.name, type: entity.type, aliases: (entity.forms ?? []).filter((form) => form !== entity.name) }));
  const text = paragraphs.map((paragraph) => paragraph.startsWith('# ') ? paragraph.slice(2) : paragraph).join('\n');
  return new SourceView(uri, 1, text, { blocks, clusters, topics, language: 'en' }, true);
}

function mentionsIn(text: string, entity: MadeEntity): Mention[] {
  const mentions: Mention[] = [];
  for (const form of [entity.name, ...(entity.forms ?? [])].filter((name, i, all) => name !== '' && all.indexOf(name) === i)) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      if (mentions.some(({ start, end }) => at < end && start < at + form.length)) continue;
      mentions.push({
        start: at, end: at + form.length, type: entity.type, entity: idOf(entity), confidence: entity.confidence ?? 0.9, why: [],
        ...(entity.value === undefined ? {} : { value: entity.value }),
        ...(entity.decision === undefined ? {} : { decision: { kind: entity.decision, annotation: 'urn:uuid:1' } }),
      });
    }
  }
  return mentions;
}

function roleIn(text: string, entity: MadeEntity): Role[] {
  const at = entity.role ? text.indexOf(entity.role) : -1;
  return at < 0 ? [] : [{ start: at, end: at + (entity.role ?? '').length, entity: idOf(entity) }];
}

function quotationIn(text: string, { words, kind = 'direct', speaker, generic, cue, confidence = 0.9 }: MadeQuotation, entities: readonly MadeEntity[]): Quotation[] {
  const at = text.indexOf(words), cueAt = cue ? text.indexOf(cue) : -1;
  if (at < 0) return [];
  const entity = entities.find(({ name }) => name === speaker);
  const span = { block: 0, start: at, end: at + words.length };
  return [{
    kind, spans: [span], quoted: kind === 'indirect' ? [] : [span], confidence,
    cue: cueAt < 0 ? null : { block: 0, start: cueAt, end: cueAt + (cue ?? '').length },
    speakerMention: null, speaker: entity ? idOf(entity) : null, speakerName: entity?.name ?? generic ?? null,
  }];
}
