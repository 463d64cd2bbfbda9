import type { SourceBlock, BlockRole } from '../../src/core/analysis/model';
import { splitPlain } from '../../src/core/parse/plain';
import { createBlockAnalyzer } from '../../src/core/recognize/analyzeBlock';
import { resolveEntities } from '../../src/core/resolve/entities';

const analyze = createBlockAnalyzer();

/** The blocks of a plain text as resolution takes them; `roles` label the first blocks, the others are body text. */
export function sourceOf(text: string, roles: readonly BlockRole[] = []): SourceBlock[] {
  return splitPlain(text).map((block, i) => ({ block, findings: analyze(block), role: roles[i] ?? 'body', startsArticle: i === 0, article: 0 }));
}

/** What one block's recognizers found of a type, at this sureness or more, as the text has it: the longest of those that overlap. */
export function candidates(text: string, type: string | null, sureness = 0.5): string[] {
  const { mentions, prose } = analyze({ kind: 'paragraph', prose: text });
  const found = mentions.filter((m) => m.type === type && m.confidence >= sureness).sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((m, i) => !found.slice(0, i).some((other) => other.end >= m.end)).map((m) => prose.slice(m.start, m.end));
}

/** The values of the candidates of a type. */
export function values(text: string, type: string): (string | undefined)[] {
  return analyze({ kind: 'paragraph', prose: text }).mentions.filter((m) => m.type === type).map((m) => m.value);
}

/** The resolved mentions of a text, each as "TYPE name". */
export function names(text: string, roles: readonly BlockRole[] = []): string[] {
  const source = sourceOf(text, roles);
  return resolveEntities(source).mentions.flatMap((mentions, i) => mentions.map((m) => `${m.type} ${source[i]?.findings.prose.slice(m.start, m.end) ?? ''}`));
}

/** The clusters of a text, each as its name followed by its aliases. */
export function clusters(text: string, type: string): string[][] {
  return resolveEntities(sourceOf(text)).clusters.filter((c) => c.type === type).map((c) => [c.name, ...c.aliases]);
}
