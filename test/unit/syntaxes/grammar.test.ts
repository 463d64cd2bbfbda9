import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const root = path.resolve(__dirname, '../../..');
const grammarFile = path.join(root, 'syntaxes', 'sourcetext.tmLanguage.json');

async function loadGrammar(): Promise<IGrammar> {
  await loadWASM(readFileSync(path.join(root, 'node_modules', 'vscode-oniguruma', 'release', 'onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns) => new OnigScanner(patterns), createOnigString: (text) => new OnigString(text) }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile)),
  });
  const grammar = await registry.loadGrammar('text.sourcetext');
  assert.ok(grammar);
  return grammar;
}

const grammar = loadGrammar();

/** The pieces of a text that have a scope with `scope` in its name, line after line. */
async function scoped(text: string, scope: string): Promise<string[]> {
  const loaded = await grammar;
  let state = INITIAL;
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = loaded.tokenizeLine(line, state);
    state = ruleStack;
    let last = -1;
    for (const { startIndex, endIndex, scopes } of tokens) {
      if (!scopes.some((name) => name.includes(scope))) continue;
      const piece = line.slice(startIndex, endIndex);
      if (last === startIndex) found[found.length - 1] += piece;
      else found.push(piece);
      last = endIndex;
    }
  }
  return found;
}

const fixture = readFileSync(path.join(root, 'test', 'fixtures', 'grammar', 'dispatch.sourcetext.txt'), 'utf8');

test('Headlines, kickers, bylines and contributors are lines of their own', async () => {
  assert.deepEqual(await scoped(fixture, 'kicker'), ['News analysis']);
  assert.deepEqual(await scoped(fixture, 'headline'), ['Harbour Town Bets $3.5 Billion on a New Quay']);
  assert.deepEqual(await scoped(fixture, 'entity.name.author'), ['Ada Fern']);
  assert.deepEqual(await scoped(fixture, 'contributors'), ['Bo Lind and Ines Roy contributed reporting.']);
});

test('A paragraph, a sentence and a short lower-case line are no headlines', async () => {
  for (const line of ['The Quay Is Open.', 'the quay is open', 'Nobody expected the quay to be finished', 'Quay', 'A '.repeat(100)]) {
    assert.deepEqual(await scoped(line, 'headline'), [], line);
  }
});

test('Quotations end with their mark, or with their paragraph when the mark is missing', async () => {
  assert.deepEqual(await scoped(fixture, 'string.quoted.double'), [
    '“We can’t wait,”', '“In 2019 they told us ‘next year’ and nothing came.”', '"It is a lot,"', '“hours, and then',
  ]);
  assert.deepEqual(await scoped(fixture, 'string.quoted.single'), ['‘next year’']);
});

test('A straight mark after a number or a letter opens nothing', async () => {
  assert.deepEqual(await scoped('The board is 5" wide and the nail 2" long.', 'string.quoted'), []);
});

test('Amounts and dates are found, in quotations too; plain numbers and the verb "may" are not', async () => {
  assert.deepEqual(await scoped(fixture, 'constant.numeric.amount'), ['€20 million', '5.5 percent', '22 meters']);
  assert.deepEqual(await scoped(fixture, 'constant.other.date'), ['April 9', 'Tuesday', '2019', 'May 2027', 'September 2025']);
});

test('Datelines, speakers of a transcript, bullets and links are found', async () => {
  assert.deepEqual(await scoped(fixture, 'dateline'), ['PORT ELM']);
  assert.deepEqual(await scoped(fixture, 'entity.name.tag.speaker'), ['ADA FERN', 'THE CLERK']);
  assert.deepEqual(await scoped(fixture, 'punctuation.definition.list'), ['•']);
  assert.deepEqual(await scoped(fixture, 'markup.underline.link'), ['https://example.org/quay?x=1.']);
});

// What backtracks takes hours on one of these; the time limit is there to end it, not to measure it.
test('Time grows no faster than the line, whatever is in it', { timeout: 300_000 }, async () => {
  const loaded = await grammar;
  for (const unit of ['“', '"', '‘', "'", ' "a', '1,', '1 ', '$1', 'A', 'A ', 'AA, A', 'a contributed ', 'May ', '2019-', '20 million ', 'By A', 'https://', '. ”']) {
    const line = unit.repeat(16_000 / unit.length);
    assert.equal(loaded.tokenizeLine(line, INITIAL).tokens.at(0)?.startIndex, 0, JSON.stringify(unit));
  }
});
