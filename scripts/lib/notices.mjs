import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './files.mjs';

/** Licences whose code may be bundled into an MIT-licensed program with their notice. */
const accepted = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0', 'BlueOak-1.0.0', '(MIT OR CC0-1.0)']);

/** The folders of the npm packages that bundles were made from, by the inputs that esbuild's metafiles name. */
function packageFolders(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (match) folders.add(match[0]);
    }
  }
  return [...folders].sort();
}

/**
 * The text that names every bundled package with its licence. Throws when a package's licence is not one whose code may
 * be shipped, so that a new dependency cannot slip in.
 */
export function noticesOf(metafiles) {
  const sections = packageFolders(metafiles).map((folder) => {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    if (!accepted.has(manifest.license)) throw new Error(`${manifest.name} is licensed under ${manifest.license}; use another package or allow it in scripts/lib/notices.mjs.`);
    const file = readdirSync(path.join(root, folder)).find((name) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(name));
    const text = file && existsSync(path.join(root, folder, file)) ? readFileSync(path.join(root, folder, file), 'utf8').trim() : `Licensed under ${manifest.license}. Author: ${authorOf(manifest)}`;
    return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}`;
  });
  return `Glossator's programs contain code of these packages.\n\n${[...new Set(sections)].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

function authorOf({ author, contributors = [] }) {
  const named = [author, ...contributors].filter(Boolean).map((person) => (typeof person === 'string' ? person : person.name));
  return named.join(', ') || 'see the package';
}
