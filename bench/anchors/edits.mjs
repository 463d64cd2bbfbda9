/**
 * Random edits that remember where everything came from. A text is a list of paragraphs, each a list of sentences, each
 * a list of pieces: `{ text, from, to, kept }`, where from-to are the offsets in the original that the piece stands for
 * (-1: inserted) and `kept` says that it reads as it did.
 */

/** A text as paragraphs of sentences of pieces. */
export function parse(text) {
  const paragraphs = [[[]]];
  for (const { 0: piece, index } of text.matchAll(/\s+|\S+/g)) {
    const paragraph = paragraphs.at(-1), sentence = paragraph.at(-1);
    sentence.push({ text: piece, from: index, to: index + piece.length, kept: true });
    const blank = piece.trim() === '';
    if (blank && piece.includes('\n')) paragraphs.push([[]]);
    else if (blank && /[.!?]["”’)]?$/.test(sentence.at(-2)?.text ?? '')) paragraph.push([]);
  }
  return paragraphs;
}

const isWord = (piece) => piece !== undefined && /[\p{L}\p{N}]/u.test(piece.text);
const lengthOf = (pieces) => pieces.reduce((sum, piece) => sum + piece.text.length, 0);
const inserted = (text) => text.split(/(\s+)/).filter(Boolean).map((part) => ({ text: part, from: -1, to: -1, kept: false }));

/** A random word: its sentence and index; undefined where there is none. */
function wordIn(paragraphs, random) {
  const sentence = random.pick(random.pick(paragraphs));
  const index = random.below(sentence?.length ?? 0);
  return sentence && isWord(sentence[index]) ? { sentence, index } : undefined;
}

const word = (change) => (paragraphs, random, author) => {
  const place = wordIn(paragraphs, random);
  return place ? change(place.sentence, place.index, random, author) : 0;
};

function replaceWord(sentence, index, random, author) {
  const old = sentence[index];
  const letters = [...old.text.matchAll(/[\p{L}\p{N}]/gu)].at(-1).index + 1;
  const core = old.text.slice(0, letters), rest = old.text.slice(letters);
  let now = author.word();
  if (random.chance(0.4) && core.length > 3) {
    // A spelling corrected or spoilt.
    const at = 1 + random.below(core.length - 1);
    now = random.chance(0.5) ? core.slice(0, at) + core.slice(at + 1) : core.slice(0, at) + random.pick([...'aeinrst']) + core.slice(at);
  }
  sentence[index] = { ...old, text: now + rest, kept: false };
  return old.text.length;
}

function deleteWord(sentence, index) {
  const space = sentence[index + 1]?.text.trim() === '' && !sentence[index + 1].text.includes('\n');
  return lengthOf(sentence.splice(index, space ? 2 : 1));
}

function insertWord(sentence, index, _random, author) {
  const pieces = inserted(`${author.word()} `);
  sentence.splice(index, 0, ...pieces);
  return lengthOf(pieces);
}

const sentencePlace = (paragraphs, random) => {
  const paragraph = random.pick(paragraphs);
  return { paragraph, index: random.below(paragraph.length) };
};

/** Sentences that end a paragraph carry its line end, which stays where it is. */
const movable = (sentence) => sentence?.length > 3 && !sentence.at(-1).text.includes('\n') && sentence.at(-1).text.trim() === '';

function moveSentence(paragraphs, random) {
  const from = sentencePlace(paragraphs, random);
  if (!movable(from.paragraph[from.index])) return 0;
  const [sentence] = from.paragraph.splice(from.index, 1);
  const to = sentencePlace(paragraphs, random);
  to.paragraph.splice(to.index, 0, sentence);
  return lengthOf(sentence);
}

function deleteSentence(paragraphs, random) {
  const { paragraph, index } = sentencePlace(paragraphs, random);
  return movable(paragraph[index]) ? lengthOf(paragraph.splice(index, 1)[0]) : 0;
}

function insertSentence(paragraphs, random, author) {
  const { paragraph, index } = sentencePlace(paragraphs, random);
  const pieces = inserted(`${author.sentence()} `);
  paragraph.splice(index, 0, pieces);
  return lengthOf(pieces);
}

function deleteParagraph(paragraphs, random) {
  const index = random.below(paragraphs.length - 1);
  return paragraphs.length > 3 ? lengthOf(paragraphs.splice(index, 1)[0].flat()) : 0;
}

function insertParagraph(paragraphs, random, author) {
  const pieces = inserted(`${author.paragraph()}\n\n`);
  paragraphs.splice(random.below(paragraphs.length), 0, [pieces]);
  return lengthOf(pieces);
}

function moveParagraph(paragraphs, random) {
  if (paragraphs.length < 4) return 0;
  const [paragraph] = paragraphs.splice(random.below(paragraphs.length - 1), 1);
  paragraphs.splice(random.below(paragraphs.length - 1), 0, paragraph);
  return lengthOf(paragraph.flat());
}

/** Kinds of edits and the share of the edited characters that each has. */
const kinds = [
  [0.25, word(replaceWord)], [0.12, word(deleteWord)], [0.13, word(insertWord)],
  [0.08, moveSentence], [0.1, deleteSentence], [0.12, insertSentence],
  [0.06, deleteParagraph], [0.08, insertParagraph], [0.06, moveParagraph],
];

/** Edits a share of a text's characters at random. Short of characters for a whole sentence or paragraph, a kind is left out by chance, so that the share is kept on average. */
export function edit(paragraphs, share, random, author) {
  const budget = share * lengthOf(paragraphs.flat(2));
  const left = kinds.map(([part]) => part * budget * 0.5);
  const spent = kinds.map(() => 0);
  let total = 0;
  for (let misses = 0; total < budget && misses < 100_000;) {
    // The kind that is furthest behind its share comes next.
    const behind = kinds.map(([part], kind) => spent[kind] - part * total - left[kind] * random.next());
    const kind = behind.indexOf(Math.min(...behind));
    const done = kinds[kind][1](paragraphs, random, author);
    if (done === 0) misses++;
    spent[kind] += done;
    total += done;
  }
  return total;
}

/** Deletes stretches of the original: just their words, or the sentences that they start in. */
export function deletePassages(paragraphs, spans, random) {
  for (const { start, end } of spans) {
    const hit = (piece) => piece.from >= 0 && piece.from < end && piece.to > start;
    const whole = random.chance(0.5);
    for (const paragraph of paragraphs) {
      for (const [index, sentence] of paragraph.entries()) {
        if (!sentence.some(hit)) continue;
        // The line end after a paragraph stays.
        const gone = whole && sentence.length < 200 ? (piece) => piece.from >= 0 && !piece.text.includes('\n') : (piece) => hit(piece) && !piece.text.includes('\n');
        paragraph[index] = sentence.filter((piece) => !gone(piece));
      }
    }
  }
}

/** The edited text and where its pieces are now, in the order of the original. */
export function render(paragraphs) {
  const parts = [], places = [];
  let at = 0;
  for (const piece of paragraphs.flat(2)) {
    parts.push(piece.text);
    const end = at + piece.text.length;
    if (piece.from >= 0) places.push({ ...piece, start: at, end });
    at = end;
  }
  return { text: parts.join(''), places: places.toSorted((x, y) => x.from - y.from), inOrder: places };
}

function firstOf(list, holds) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Where a span is by the edit script: `{ kind: 'there', start, end, touched }`; `gone`: none of its words is left;
 * `replaced`: other words, or spellings, stand for all of them; `split`: its words are no longer together.
 */
export function truth({ places, inOrder }, span) {
  const mine = [];
  for (let i = firstOf(places, (piece) => piece.to > span.start); i < places.length && places[i].from < span.end; i++) if (isWord(places[i])) mine.push(places[i]);
  if (mine.length === 0) return { kind: 'gone' };
  const first = mine[0], last = mine.at(-1);
  const start = first.kept ? first.start + Math.max(0, span.start - first.from) : first.start;
  const end = last.end - Math.max(0, last.to - span.end);
  if (!mine.some((piece) => piece.kept)) return { kind: 'replaced', start, end };
  const ordered = mine.every((piece, i) => i === 0 || mine[i - 1].end <= piece.start);
  let foreign = false;
  for (let i = firstOf(inOrder, (piece) => piece.end > start); i < inOrder.length && inOrder[i].end <= end; i++) {
    foreign ||= isWord(inOrder[i]) && (inOrder[i].to <= span.start || inOrder[i].from >= span.end);
  }
  if (!ordered || foreign) return { kind: 'split' };
  const touched = end - start !== span.end - span.start || mine.some((piece) => !piece.kept);
  return { kind: 'there', start, end, touched };
}
