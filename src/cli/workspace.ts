import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceAnalysis } from '../core/analysis/model';
import type { KnownEntity } from '../core/annotation/applyDecisions';
import { parseEntities } from '../core/codebook/entitiesFile';
import { applyEntities } from '../core/entities/apply';
import { EntityRules } from '../core/entities/rules';

/** What holds for all sources below a folder. */
export interface Decided {
  readonly rules: EntityRules;
  readonly folder: string;
}

/** Name and type of the entities that people decided about, by URI, and the file that says so (undefined: there is none); or why the file that holds them cannot be used. */
export type KnownEntities =
  | { readonly entities: ReadonlyMap<string, KnownEntity>; readonly file: string | undefined; readonly decided: Decided }
  | { readonly problem: string };

/** Reads `.glossator/entities.json` at `root`, else at the root of the repository that `folder` is in. */
export async function knownEntities(root: string | undefined, folder: string): Promise<KnownEntities> {
  const base = root ?? await repositoryOf(folder);
  if (base === undefined) return { entities: new Map(), file: undefined, decided: nothing(folder) };
  const file = path.join(base, '.glossator', 'entities.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return { entities: new Map(), file: undefined, decided: nothing(base) };
  }
  try {
    const entities = new Map(entitiesIn(JSON.parse(text) as unknown)), parsed = parseEntities(text);
    return { entities, file, decided: parsed.ok ? { rules: new EntityRules(parsed.value), folder: base } : nothing(base) };
  } catch {
    return { problem: `${file}: it is not valid JSON; correct or restore it` };
  }
}

function nothing(folder: string): Decided {
  return { rules: new EntityRules({ entities: [], rejected: [] }), folder };
}

/** The analysis of a text as the workspace knows its entities; `file` is null for a text without one. */
export function withEntities(machine: SourceAnalysis, text: string, file: string | null, decided: Decided): SourceAnalysis {
  return applyEntities(machine, text, decided.rules, relativeTo(decided, file)).analysis;
}

/** A file's path as the globs of a workspace file have it. */
export function relativeTo({ folder }: Decided, file: string | null): string {
  return file === null ? '' : path.relative(path.resolve(folder), path.resolve(file)).split(path.sep).join('/');
}

async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let at = path.resolve(folder), last = ''; at !== last; [last, at] = [at, path.dirname(at)]) {
    if (await stat(path.join(at, '.git')).then(() => true, () => false)) return at;
  }
  return undefined;
}

function entitiesIn(root: unknown): [string, KnownEntity][] {
  const { entities } = root as { readonly entities?: unknown };
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown): [string, KnownEntity][] => {
    const { id, name, type } = (entity ?? {}) as { readonly id?: unknown; readonly name?: unknown; readonly type?: unknown };
    return typeof id === 'string' && typeof name === 'string' && typeof type === 'string' ? [[id, { name, type }]] : [];
  });
}
