import type { Tag } from '../../core/codebook/codebookFile';
import { tagsUsed } from '../../corpus/marking/tags';
import type { App } from '../app';

/** The tags that a source can be given: those of its codebook in their order, then others in use by name. */
export function knownTags(app: App, uri: string): readonly Tag[] {
  const listed = app.codebook.tagsFor(uri), names = new Set(listed.map(({ name }) => name));
  const used = tagsUsed(app.annotations, allSources(app)).filter(({ tag }) => !names.has(tag));
  return [...listed, ...used.map(({ tag }) => ({ name: tag, terms: [] }))];
}

/** The URIs of all sources that are known. */
export function allSources(app: App): readonly string[] {
  return app.session.index.sources().map(({ uri }) => uri);
}
