import type { Node as NlcstNode, Root, Sentence as NlcstSentence } from 'nlcst';
import type { Sentence, Token } from '../recognize/context';
import type { Span } from '../span';

/** URLs, e-mail addresses and handles are one token each: nothing inside them is a name. */
const address = /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<![\w@])[@#]\w{1,64}/giu;

interface Flat {
  readonly tokens: Token[];
  readonly sentences: Sentence[];
}

/** The tokens and sentences of an nlcst tree of `prose`, whose nodes must carry offsets. */
export function tokensOf(tree: Root, prose: string): Flat {
  const flat: Flat = { tokens: [], sentences: [] };
  const addresses = [...prose.matchAll(address)].map((m): Span => ({ start: m.index, end: m.index + m[0].length }));
  for (const paragraph of tree.children) {
    if (paragraph.type !== 'ParagraphNode') continue;
    for (const sentence of paragraph.children) if (sentence.type === 'SentenceNode') addSentence(sentence, prose, addresses, flat);
  }
  return flat;
}

function addSentence(sentence: NlcstSentence, prose: string, addresses: readonly Span[], flat: Flat): void {
  const firstToken = flat.tokens.length;
  const index = flat.sentences.length;
  for (const node of sentence.children) {
    if (node.type === 'WhiteSpaceNode') continue;
    const { start, end } = spanOf(node);
    const inside = addresses.find((a) => a.start < end && start < a.end);
    const before = flat.tokens[flat.tokens.length - 1];
    if (!inside) addNode(node.type, start, end, prose, index, flat.tokens);
    else if (!before || before.start < inside.start) {
      flat.tokens.push({ ...inside, text: prose.slice(inside.start, inside.end), kind: 'symbol', sentence: index });
    }
  }
  flat.sentences.push({ ...spanOf(sentence), firstToken, lastToken: flat.tokens.length });
}

function addNode(type: string, start: number, end: number, prose: string, sentence: number, tokens: Token[]): void {
  const text = prose.slice(start, end);
  if (type === 'WordNode') addWord(text, start, sentence, tokens);
  else tokens.push({ start, end, text, kind: type === 'PunctuationNode' ? 'punctuation' : 'symbol', sentence });
}

/** Splits the possessive off a word: "Putin’s" -> "Putin", "’s"; "States’" -> "States", "’". */
function addWord(text: string, start: number, sentence: number, tokens: Token[]): void {
  const possessive = /['’](?:s|S)?$/u.exec(text)?.[0].length ?? 0;
  const stem = text.length - possessive;
  if (stem > 0) {
    const word = text.slice(0, stem);
    tokens.push({ start, end: start + stem, text: word, kind: /^[\d.,]+$/.test(word) ? 'number' : 'word', sentence });
  }
  if (possessive > 0) {
    tokens.push({ start: start + stem, end: start + text.length, text: text.slice(stem), kind: stem > 0 ? 'possessive' : 'punctuation', sentence });
  }
}

function spanOf(node: NlcstNode): Span {
  const start = node.position?.start.offset, end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error('An nlcst node has no offsets; parse with positions on.');
  return { start, end };
}
