import { foldName } from '../../core/analysis/entityId';
import { compareTypes, isValueType } from '../../core/card/kinds';
import type { SourceSpan } from '../../core/card/model';
import { compareText } from '../../core/compareText';
import type { Span } from '../../core/span';
import type { CorpusIndex } from '../corpusIndex';

/** Something that can be looked for by name in all sources. */
export interface Findable {
  /** The entity's id, or the speaker's key. */
  readonly key: string;
  readonly group: 'name' | 'speaker' | 'value';
  readonly name: string;
  /** Absent for speakers that are no entity. */
  readonly type?: string;
  readonly aliases: readonly string[];
  /** Mentions, or quotations for speakers that are no entity. */
  readonly count: number;
  readonly sources: number;
  readonly quotations: number;
}

const groups: readonly Findable['group'][] = ['name', 'speaker', 'value'];

/** Everything in all sources that can be looked for: names, then generic speakers, then dates and amounts; the most frequent first. */
export function findables(index: CorpusIndex): Findable[] {
  const speakers = new Map(index.speakers().map((speaker) => [speaker.key, speaker]));
  const entities = index.entities().map(({ id, name, type, aliases, count, sources }): Findable => ({
    key: id, group: isValueType(type) ? 'value' : 'name', name, type, aliases, count, sources: sources.size, quotations: speakers.get(id)?.count ?? 0,
  }));
  const known = new Set(entities.map(({ key }) => key));
  const generic = [...speakers.values()].filter(({ key }) => key !== '' && !known.has(key)).map(({ key, name, count }): Findable => ({
    key, group: 'speaker', name, aliases: [], count, sources: index.quotationsOf(key).length, quotations: count,
  }));
  return [...entities.filter(({ count }) => count > 0), ...generic].sort((a, b) =>
    groups.indexOf(a.group) - groups.indexOf(b.group) || b.count - a.count || compareTypes(a.type ?? '', b.type ?? '') || compareText(a.name, b.name));
}

/** The most frequent thing of this name: canonical names count before aliases, names before values. */
export function findByName(all: readonly Findable[], name: string): Findable | undefined {
  const folded = foldName(name);
  return all.find((item) => foldName(item.name) === folded) ?? all.find(({ aliases }) => aliases.some((alias) => foldName(alias) === folded));
}

interface Places {
  readonly uri: string;
  readonly spans: readonly Span[];
}

/**
 * Where to go for something: its first place in the source `here`, else in the source with most. From a place of its own
 * (`after`) on to the next one, through the other sources in order and round again.
 */
export function placeOf(index: CorpusIndex, key: string, here: string | undefined, after?: Span): SourceSpan | undefined {
  const mentioned: readonly Places[] = index.mentionsOf(key).map(({ view, mentions }) => ({ uri: view.uri, spans: mentions }));
  const said: readonly Places[] = index.quotationsOf(key).map(({ view, quotations }) => ({ uri: view.uri, spans: quotations }));
  const sources = (mentioned.length > 0 ? mentioned : said).filter(({ spans }) => spans.length > 0);
  const at = sources.findIndex(({ uri }) => uri === here), current = sources[at];
  const place = (source: Places | undefined, span: Span | undefined): SourceSpan | undefined => source && span && { uri: source.uri, start: span.start, end: span.end };
  if (current && after) {
    const next = current.spans.find(({ start }) => start > after.start);
    if (next) return place(current, next);
    const following = sources[(at + 1) % sources.length];
    return place(following, following?.spans[0]);
  }
  const most = sources.reduce<Places | undefined>((best, source) => (!best || source.spans.length > best.spans.length ? source : best), undefined);
  const source = current ?? most;
  return place(source, source?.spans[0]);
}
