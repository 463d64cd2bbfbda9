/**
 * Bundles every program of the project.
 * `node esbuild.mjs [--watch] [--minify] [--tests]`: --minify is the production build, --tests adds the tests that run inside VS Code.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { filesBelow, inRoot, root } from './scripts/lib/files.mjs';
import { noticesOf } from './scripts/lib/notices.mjs';

const { values: flags } = parseArgs({
  options: { watch: { type: 'boolean' }, minify: { type: 'boolean' }, tests: { type: 'boolean' } },
});

const node = { platform: 'node', target: 'node20', format: 'cjs' };
/** `worker` before `browser`: packages for the DOM die at load in a worker, where browser hosts run extensions. */
const web = { platform: 'browser', target: 'es2023', format: 'cjs', conditions: ['worker', 'browser'], mainFields: ['browser', 'module', 'main'] };
/** Packages that share code between their builds often ship a CommonJS `main`, which bundles badly. */
const preferModules = { mainFields: ['module', 'main'] };
/** Packages written as modules ask where they stand; in a CommonJS bundle only this answers. */
const commonJs = { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__filename' };
/** The Node programs share one copy of the model's weights and one of the lists of names, beside them in `dist`. */
const shareData = {
  name: 'share-data',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:weights|gazetteers)\.json$/ }, ({ path }) => ({ contents: readFileSync(path), loader: 'copy' }));
  },
};
const shared = { assetNames: '[name]', plugins: [shareData] };
const kB = 1000;

/** One row a program: its entry, its output, how it is built, and how large it may be when minified. */
const programs = [
  { entry: 'src/vscode/extension.ts', out: 'dist/extension.js', budget: 700 * kB, options: { ...node, ...preferModules, external: ['vscode'] } },
  { entry: 'src/vscode/extension.web.ts', out: 'dist/web/extension.js', budget: 4000 * kB, options: { ...web, external: ['vscode'] } },
  { entry: 'src/worker/node.ts', out: 'dist/worker.js', budget: 1000 * kB, options: { ...node, ...preferModules, ...shared } },
  // The browser host starts this one from a Blob URL: it must be a single self-contained script.
  { entry: 'src/worker/browser.ts', out: 'dist/web/worker.js', budget: 4000 * kB, options: { ...web, format: 'iife' } },
  { entry: 'src/cli/main.ts', out: 'dist/cli.js', budget: 1400 * kB, options: { ...node, ...preferModules, ...shared, define: commonJs } },
];

/** Tests that run inside VS Code; mocha is bundled only where no `node_modules` can be read. */
const testPrograms = [
  { entry: 'test/host/index.ts', out: 'dist-test/host/index.js', tests: 'test/host', options: { ...node, ...preferModules, external: ['vscode', 'mocha'] } },
  { entry: 'test/web/index.ts', out: 'dist-test/web/index.js', tests: 'test/web', options: { ...web, external: ['vscode'] } },
];

/** Lets an entry import `glossator:tests`: a list of `[name, load]` of all `*.test.ts` in `folder`, so that no test is listed by hand. */
const allTests = (folder) => ({
  name: 'all-tests',
  setup(build) {
    build.onResolve({ filter: /^glossator:tests$/ }, () => ({ path: folder, namespace: 'tests' }));
    build.onLoad({ filter: /.*/, namespace: 'tests' }, () => {
      const files = filesBelow(inRoot(folder), '.test.ts');
      const rows = files.map((file) => `[${JSON.stringify(file.slice(root.length + 1))}, () => import(${JSON.stringify(file)})]`);
      return { contents: `export default [${rows.join(',\n')}];`, resolveDir: root, watchDirs: [inRoot(folder)], watchFiles: files };
    });
  },
});

/** The complete esbuild options of one row. */
const optionsOf = (program) => ({
  entryPoints: [inRoot(program.entry)],
  outfile: inRoot(program.out),
  bundle: true,
  metafile: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: Boolean(flags.minify) && !program.tests,
  sourcemap: flags.minify && !program.tests ? false : 'linked',
  define: { 'process.env.NODE_ENV': flags.minify ? '"production"' : '"development"' },
  plugins: program.tests ? [allTests(program.tests)] : [],
  ...program.options,
});

/** Prints each bundle's size and fails when a production build is over its budget. */
function checkBudgets(built) {
  for (const { out, budget } of built) {
    const { size } = statSync(inRoot(out));
    const over = flags.minify && budget !== undefined && size > budget;
    console.log(`${out}  ${(size / kB).toFixed(0)} kB${over ? `, more than its budget of ${budget / kB} kB` : ''}`);
    if (over) process.exitCode = 1;
  }
}

const wanted = [...programs, ...(flags.tests ? testPrograms : [])];

if (flags.watch) {
  const contexts = await Promise.all(wanted.map((program) => esbuild.context(optionsOf(program))));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('watching …');
} else {
  try {
    const results = await Promise.all(wanted.map((program) => esbuild.build(optionsOf(program))));
    const shipped = results.filter((_result, i) => !wanted[i].tests);
    writeFileSync(inRoot('dist', 'THIRD_PARTY_NOTICES.txt'), noticesOf(shipped.map(({ metafile }) => metafile)));
    checkBudgets(wanted);
  } catch (error) {
    // esbuild has printed what is wrong; a stack trace would bury it.
    if (!error.errors) throw error;
    process.exitCode = 1;
  }
}
