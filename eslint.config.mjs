import { builtinModules } from 'node:module';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Which folders of src/ each layer may import from; imports go one way. */
const layers = {
  core: ['core'],
  corpus: ['core', 'corpus'],
  platform: ['core', 'corpus', 'platform'],
  worker: ['core', 'corpus', 'platform', 'worker'],
  cli: ['core', 'corpus', 'platform', 'worker', 'cli'],
  vscode: ['core', 'corpus', 'platform', 'worker', 'vscode'],
};

/** Layers that run in every host and so see neither Node nor the editor. */
const hostless = ['core', 'corpus'];

const nodeModules = [...builtinModules, 'node:*', 'node:*/**'];

const hostGlobals = [
  'process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'global',
  'window', 'document', 'navigator', 'self', 'localStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'WebSocket', 'Worker',
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback',
  'console', 'performance', 'crypto',
];

const impure = [
  { object: 'Math', property: 'random', message: 'Randomness comes through an interface.' },
  { object: 'Date', property: 'now', message: 'The clock comes through an interface.' },
];

const fileState = ['Program > VariableDeclaration', 'Program > ExportNamedDeclaration > VariableDeclaration'].map((place) => ({
  selector: `${place}[kind!="const"]`,
  message: 'No mutable state at file scope: put it into a function, a class or a parameter.',
}));

const clockless = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The clock comes through an interface.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'The clock comes through an interface.' },
];

const lazyImports = [
  { selector: 'ImportExpression', message: 'Import statically here, so that the layer rules see it.' },
  { selector: 'TSImportEqualsDeclaration', message: 'Use an import declaration, so that the layer rules see it.' },
];

const focusedTests = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe|suite|context|specify)$/][property.name="only"]',
    message: 'A focused test silences all others.',
  },
  {
    selector: 'CallExpression[callee.name=/^(it|test|describe|suite)$/] Property[key.name="only"][value.value=true]',
    message: 'A focused test silences all others.',
  },
];

/** The rules of one layer, given which other layers exist. */
function layerConfig([layer, allowed]) {
  const pure = hostless.includes(layer);
  const patterns = Object.keys(layers)
    .filter((other) => !allowed.includes(other))
    .map((other) => ({ regex: `^\\.\\.?/(.*/)?${other}(/|$)`, message: `src/${layer} must not import src/${other}.` }));
  patterns.push({ regex: '(^|/)(test|bench|training|scripts|dist)/', message: 'Shipped code must not import development code.' });
  if (layer !== 'vscode') {
    patterns.push({ regex: '^vscode$', message: 'Only src/vscode imports vscode.' });
  }
  if (pure) {
    patterns.push({ group: nodeModules, message: `src/${layer} runs in every host: no Node modules.` });
  }
  return {
    files: [`src/${layer}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...fileState, ...(pure ? [...lazyImports, ...clockless] : [])],
      ...(pure && {
        'no-restricted-globals': ['error', ...hostGlobals, ...(layer === 'core' ? ['Date'] : [])],
        'no-restricted-properties': ['error', ...impure],
      }),
    },
  };
}

export default tseslint.config(
  {
    ignores: ['node_modules/', 'dist/', 'dist-test/', '.cache/', '.vscode-test/', 'test/host/workspace/', 'test/ui/out/', 'samples/'],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin, regexp },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-debugger': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-throw-literal': 'error',
      'no-restricted-syntax': ['error', ...fileState],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', {
        allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' }],
      }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...Object.entries(layers).map(layerConfig),
  {
    files: ['test/**', 'bench/**', 'training/**', 'eval/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...focusedTests],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
