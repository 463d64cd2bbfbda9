import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project, absolute. */
export const inRoot = (...parts) => join(root, ...parts);

/** All files below `folder` whose name ends in `suffix`, absolute and sorted; none where the folder is missing. */
export function filesBelow(folder, suffix) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, suffix);
      return entry.name.endsWith(suffix) ? [path] : [];
    })
    .sort();
}
