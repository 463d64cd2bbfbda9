import { bratImporter } from './brat';
import { csvImporter } from './csv';
import type { Importer } from './importer';
import { jsonldImporter } from './jsonld';

/** The formats that annotations can be imported from. */
export const importers: readonly Importer[] = [
  bratImporter,
  csvImporter,
  jsonldImporter,
];

/** The importer for a file's name; undefined when no format is known by its ending. */
export function importerFor(file: string): Importer | undefined {
  const ending = /\.([^.\\/]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return importers.find(({ extensions }) => extensions.includes(ending));
}
