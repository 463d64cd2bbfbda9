import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import type { TextFormat } from '../../../../src/core/analysis/types';
import { SourceView } from '../../../../src/core/analysis/view';
import { wordsOfPieces } from '../../../../src/core/quotation/wordsOf';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();

/** The direct quotations of a text: who speaks, and the pieces of what is said. */
async function turns(text: string, format: TextFormat = 'plain'): Promise<string[]> {
  const view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, format), true);
  return view.quotations.filter(({ kind }) => kind === 'direct')
    .map(({ speakerName, spans }) => `${speakerName ?? '?'}: ${spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' | ')}`);
}

async function people(text: string): Promise<string[]> {
  const { clusters } = await new SourceAnalyzer(analyzeBlock).update(text, 'plain');
  return clusters.filter(({ type }) => type === 'PERSON').map(({ name, aliases }) => [name, ...aliases].join(' = ')).sort();
}

test('speakers in capitals are the people of the text around them', async () => {
  const text = 'A talk with Dill Oakes, harbour master.\n\nMARA QUIST: Was it late?\n\nDILL OAKES: It was.\n\nMARA QUIST: How late?\n\nDILL OAKES: Very late.';
  assert.deepEqual(await turns(text), ['Mara Quist: Was it late?', 'Dill Oakes: It was.', 'Mara Quist: How late?', 'Dill Oakes: Very late.']);
  assert.deepEqual(await people(text), ['Dill Oakes = DILL OAKES', 'Mara Quist = MARA QUIST']);
});

test('lines that happen to hold colons are no transcript', async () => {
  assert.deepEqual(await turns('The fares are these.\n\nAdults: 4 euros.\n\nChildren: 2 euros.\n\nDogs: 1 euro.'), []);
});

test('a wrapped turn is one, and the next one starts where its label does', async () => {
  const text = 'DILL OAKES: We closed the harbour at nine, when the wind had turned and the last boat\nwas in.\nMARA QUIST: And then?\nDILL OAKES: Then we went home, all of us, because nobody can work in a wind like that\nfor long.';
  assert.deepEqual(await turns(text), [
    'Dill Oakes: We closed the harbour at nine, when the wind had turned and the last boat was in.',
    'Mara Quist: And then?',
    'Dill Oakes: Then we went home, all of us, because nobody can work in a wind like that for long.',
  ]);
});

test('a speaker goes on until the next', async () => {
  const text = 'MARA QUIST: Why?\n\nDILL OAKES: The wind turned.\n\nIt often does.\n\n[Laughter]\n\nMARA QUIST: And then?\n\nDILL OAKES: We went home.';
  assert.deepEqual((await turns(text))[1], 'Dill Oakes: The wind turned. | It often does.');
});

test('times stand before or behind the name, or on a line of their own with it', async () => {
  const lines = ['[00:00:12] Mara Quist: Why?', '[00:00:15] Dill Oakes: The wind turned.', '(00:01:20) Mara Quist: And then?'];
  const said = ['Mara Quist: Why?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?'];
  assert.deepEqual(await turns(lines.join('\n')), said);
  assert.deepEqual(await turns('Mara Quist  0:12\nWhy?\n\nDill Oakes  0:15\nThe wind turned.\n\nMara Quist  1:20\nAnd then?\n'), said);
  assert.deepEqual(await turns('00:12 Mara Quist\nWhy?\n\n00:15 Dill Oakes\nThe wind turned.\n\n01:20 Mara Quist\nAnd then?\n'), said);
  assert.deepEqual(await turns('Mara Quist (00:12):\nWhy?\n\nDill Oakes (00:15):\nThe wind turned.\n\nMara Quist (01:20):\nAnd then?\n'), said);
});

test('a time may have the line behind the name, or before it, to itself', async () => {
  const said = ['Mara Quist: Why?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?'];
  assert.deepEqual(await turns('Mara Quist\n00:00:12\nWhy?\n\nDill Oakes\n00:00:15\nThe wind turned.\n\nMara Quist\n00:01:20\nAnd then?\n'), said);
  assert.deepEqual(await turns('00:00:12\nMara Quist\nWhy?\n\n00:00:15\nDill Oakes\nThe wind turned.\n\n00:01:20\nMara Quist\nAnd then?\n'), said);
});

test('an office, a remark or arrows stand with the name', async () => {
  const said = ['Mara Quist: Why?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?'];
  assert.deepEqual(await turns('MARA QUIST, CHAIR: Why?\n\nDILL OAKES (by telephone): The wind turned.\n\nMARA QUIST, CHAIR: And then?'), said);
  assert.deepEqual(await turns('>> MARA QUIST: Why?\n>> DILL OAKES: The wind turned.\n>> MARA QUIST: And then?'), said);
});

test('the last speaker may have one turn, in capitals', async () => {
  const text = 'MARA QUIST: Why?\n\nDILL OAKES: The wind turned.\n\nMARA QUIST: And then?\n\n';
  assert.equal((await turns(`${text}THE COURT: That will do.`)).at(-1), 'THE COURT: That will do.');
  assert.equal((await turns(`${text}Editor’s remark: none of it was said.`)).length, 3);
});

test('question lines are an interview where the text says that it is one', async () => {
  const lines = ['Why did you leave?', 'The wind turned.', 'It often does.', 'And then?', 'We went home.', 'All of you?', 'All of us.'];
  const said = (who: string): string[] => ['interviewer: Why did you leave?', `${who}: The wind turned. | It often does.`, 'interviewer: And then?', `${who}: We went home.`, 'interviewer: All of you?', `${who}: All of us.`];
  assert.deepEqual(await turns(['The harbour has a new pier.', ...lines].join('\n\n')), []);
  assert.deepEqual(await turns(['We spoke to the harbour master.', ...lines.slice(0, 5)].join('\n\n')), []);
  assert.deepEqual(await turns(['We spoke to the harbour master.', ...lines].join('\n\n')), said('interviewee'));
  assert.deepEqual(await turns(['# A talk with Dill Oakes', ...lines.map((line) => (line.endsWith('?') ? `**${line}**` : line))].join('\n\n'), 'markdown'), said('Dill Oakes'));
});

test('numbered speakers are people who can be given a name once for the whole source', async () => {
  const text = 'Speaker 1: Why?\n\nSpeaker 2: The wind turned.\n\nSpeaker 1: And then?';
  assert.deepEqual(await turns(text), ['Speaker 1: Why?', 'Speaker 2: The wind turned.', 'Speaker 1: And then?']);
  assert.deepEqual(await people(text), ['Speaker 1', 'Speaker 2']);
});

test('question and answer have no names', async () => {
  assert.deepEqual(await turns('Q. Why?\nA. The wind turned.\nQ. And then?\nA. We went home.'), ['Q: Why?', 'A: The wind turned.', 'Q: And then?', 'A: We went home.']);
  assert.deepEqual(await people('MODERATOR: Why?\n\nTHE CLERK: Nobody knows.\n\nMODERATOR: And then?'), []);
});

test('speakers in bold type have a colon in it, behind it or none', async () => {
  const said = ['Mara Quist: Why?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?'];
  assert.deepEqual(await turns('**Mara Quist:** Why?\n\n**Dill Oakes:** The wind turned.\n\n**Mara Quist:** And then?', 'markdown'), said);
  assert.deepEqual(await turns('**Mara Quist**: Why?\n\n**Dill Oakes**: The wind turned.\n\n**Mara Quist**: And then?', 'markdown'), said);
  assert.deepEqual(await turns('**Mara Quist** Why?\n\n**Dill Oakes** The wind turned.\n\n**Mara Quist** And then?', 'markdown'), said);
});

test('subtitles are speech without indices, times and mark-up', async () => {
  const vtt = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Mara Quist>Why did you\nclose <i>the harbour</i>?\n\n2\n00:00:04.000 --> 00:00:06.000\n<v Dill Oakes>The wind turned.</v>\n\n3\n00:06.000 --> 00:08.000 align:start\n<v Dill Oakes>It often does.\n\n00:08.000 --> 00:09.000\n<v Mara Quist>And then?\n';
  assert.deepEqual(await turns(vtt), ['Mara Quist: Why did you close | the harbour | ?', 'Dill Oakes: The wind turned. | It often does.', 'Mara Quist: And then?']);
  const srt = '1\r\n00:00:01,000 --> 00:00:04,000\r\nMARA QUIST: Why did you\r\nclose the harbour?\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\nDILL OAKES: The wind turned.\r\n\r\n3\r\n00:00:06,000 --> 00:00:07,000\r\nMARA QUIST: And then?\r\n';
  assert.deepEqual(await turns(srt), ['Mara Quist: Why did you close the harbour?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?']);
});

/** The attributions within turns. */
async function reports(text: string, format: TextFormat = 'plain'): Promise<string[]> {
  const view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, format), true);
  return view.quotations.filter(({ nested }) => nested)
    .map(({ speakerName, spans, kind }) => `${kind} ${speakerName ?? '?'}: ${spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' | ')}`);
}

test('what speakers say that others said is reported within their turns', async () => {
  const text = 'MARA QUIST: Why?\n\nDILL OAKES: The pilot told me that the wind would turn. “It always does,” he said. I said that I would wait.\n\nAccording to the coast guard, nobody sailed.\n\nMARA QUIST: You said that you went home.\n\nDILL OAKES: Ms. Quist wrote that I had.';
  assert.deepEqual(await reports(text), [
    'indirect pilot: the wind would turn', 'direct pilot: “It always does,”', 'indirect Dill Oakes: I would wait',
    'indirect coast guard: nobody sailed', 'indirect Dill Oakes: you went home', 'indirect Mara Quist: I had',
  ]);
  assert.deepEqual((await turns(text)).length, 5);
});

test('in turns words in quotation marks without a cue, thoughts and the label itself report nothing', async () => {
  const text = 'MARA QUIST: “Why?”\n\nDILL OAKES: The “old wall” leaks. I think it will fall. Nobody hopes so.\n\nMARA QUIST: And then?\n\nDILL OAKES: It fell.';
  assert.deepEqual(await reports(text), []);
});

test('several turns in one paragraph are cut apart', async () => {
  assert.deepEqual(await turns('From the hearing\n\nQ: When did it fall? A: In May. Q: Who saw it? A: I did.'), ['Q: When did it fall?', 'A: In May.', 'Q: Who saw it?', 'A: I did.']);
  assert.deepEqual(await turns('Q. When did it fall? A. In May. Q. Did vitamin A. help? A. No.'), ['Q: When did it fall?', 'A: In May.', 'Q: Did vitamin A. help?', 'A: No.']);
  assert.deepEqual(await turns('MR. LUND: Why now? MS. QUIST: Because. MR. LUND: I see.'), ['Lund: Why now?', 'Quist: Because.', 'Lund: I see.']);
  assert.deepEqual(await turns('**Mara:** Why now?\n**Dill:** Because. It fell.\n**Mara:** I see.', 'markdown'), ['Mara: Why now?', 'Dill: Because. It fell.', 'Mara: I see.']);
});

test('colons, times, verses, scores and addresses in prose are no turns', async () => {
  for (const text of [
    'Flour: 200 grams. Method: mix it. Serves: four. Time: one hour.',
    'The boat leaves at 10:30. Hull 2:1 Leeds. John 3:16 was read. See https://example.org: it is there. The ratio is 3:1.',
    'Note: the hall is shut. Warning: wet paint. Result: nobody came. Note: it opens on Monday.',
    'Monday: rain. Tuesday: sun. Wednesday: rain.',
  ]) assert.deepEqual(await turns(text), [], text);
});

test('chats and captions with short times have turns, too', async () => {
  const said = ['Mara Quist: Why?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?'];
  assert.deepEqual(await turns('09:14:22 From Mara Quist to Everyone: Why?\n09:14:30 From Dill Oakes to Everyone: The wind turned.\n09:15:02 From Mara Quist to Dill Oakes (privately): And then?\n'), said);
  assert.deepEqual(await turns('WEBVTT\n\n0:0:3.560 --> 0:0:5.100\n<v Mara Quist>Why?</v>\n\n0:0:5.600 --> 0:0:8.1\n<v Dill Oakes>The wind turned.</v>\n\n0:0:8.600 --> 0:0:10.1\n<v Mara Quist>And then?</v>\n'), said);
  assert.deepEqual(await turns('From London to Paris: two hours.\n\nFrom Paris to London: three hours.\n\nFrom London to Paris: one hour.'), []);
});

test('court reporters’ lines that say who asks belong to that speaker', async () => {
  const text = 'MR. LUND: I call Mara Quist.\n\nBY MR. LUND:\n\nQ. Where were you?\n\nA. At home.\n\nQ. All night?\n\nA. Yes.\n\nMR. LUND: No more questions.';
  assert.deepEqual((await turns(text)).map((turn) => turn.split(':')[0]), ['Lund', 'Lund', 'A', 'Lund', 'A', 'Lund']);
});

test('a full name in capitals is better than the surname alone', async () => {
  assert.deepEqual(await people('MARA QUIST: Why?\n\nDILL OAKES: Ask Ms. Quist.\n\nMARA QUIST: And then?\n\nDILL OAKES: Nothing.'), ['Dill Oakes = DILL OAKES', 'Mara Quist = MARA QUIST = Quist']);
});

test('a headline with a colon reports what somebody says', async () => {
  const body = '\n\nThe council met on Monday to talk about the harbour and its old wall, which has been closed since May.\n\nNobody came to the meeting, and the doors were shut at nine in the evening by the clerk.\n';
  const headline = async (words: string): Promise<string[]> => {
    const text = words + body, view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, 'plain'), true);
    return view.quotations.filter(({ start }) => start < words.length).map(({ speakerName, start, end, kind }) => `${kind} ${speakerName ?? '?'}: ${text.slice(start, end)}`);
  };
  assert.deepEqual(await headline('Minister: we will not yield'), ['indirect minister: we will not yield']);
  assert.deepEqual(await headline('Bridge to stay shut until May: mayor'), ['indirect mayor: Bridge to stay shut until May']);
  assert.deepEqual(await headline('Mayor Mara Quist: The wall will not be sold'), ['indirect Mara Quist: The wall will not be sold']);
  assert.deepEqual(await headline('Mara Quist: “The wall will not be sold”'), ['direct Mara Quist: “The wall will not be sold”']);
  for (const other of ['Mara Quist: The Woman Who Saved the Harbour', 'Harbour: What to Know', 'Review: a slow summer at the theatre', 'Live: council meets on the bridge', 'Experts: how to save a wall', 'Obituary: Mara Quist']) assert.deepEqual(await headline(other), [], other);
});

/** Without what only its form says: the whole is joined as a reader reads it. */
async function read(text: string, format: TextFormat = 'plain'): Promise<string[]> {
  const view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, format), true);
  return view.quotations.filter(({ kind, nested }) => kind === 'direct' && !nested)
    .map(({ speakerName, spans }) => `${speakerName ?? '?'}: ${wordsOfPieces(text, spans).replace(/\s+/g, ' ')}`);
}

test('captions leave times, numbers, notes, styles, names in mark-up and sounds out of what is said', async () => {
  const vtt = 'WEBVTT\nKind: captions\n\nSTYLE\n::cue { color: red; }\n\nNOTE\nMara Quist: check this\n\nintro\n00:01.000 --> 00:04.000 position:10%,line-left\n<v.loud Mara Quist>Why did <i>you</i> close\n\n2\n00:04.000 --> 00:06.000\n<v.loud Mara Quist>the harbour?\n\nNOTE not said\n\n00:06.500 --> 00:08.000\n<v Dill Oakes>The <00:07.000>wind turned.</v>\n[door slams]\n\n00:08.000 --> 00:09.000\n<v Mara Quist>And then?</v>\n';
  assert.deepEqual(await read(vtt), ['Mara Quist: Why did you close the harbour?', 'Dill Oakes: The wind turned.', 'Mara Quist: And then?']);
  assert.deepEqual((await turns(vtt))[0], 'Mara Quist: Why did | you | close | the harbour?');
});

test('a label that captions repeat is one turn, and a name over two captions one name', async () => {
  const vtt = 'WEBVTT\n\n1\n00:00:03.120 --> 00:00:06.440\nMara Quist: I would like to ask Dill\n\n2\n00:00:06.450 --> 00:00:09.100\nMara Quist: Oakes about the pier.\n\n3\n00:00:09.900 --> 00:00:12.000\nDill Oakes: Do.\n';
  assert.deepEqual(await read(vtt), ['Mara Quist: I would like to ask Dill Oakes about the pier.', 'Dill Oakes: Do.']);
  const { blocks, clusters } = await new SourceAnalyzer(analyzeBlock).update(vtt, 'plain');
  assert.deepEqual(clusters.map(({ name }) => name).sort(), ['Dill Oakes', 'Mara Quist']);
  assert.deepEqual(blocks.flatMap(({ start, mentions }) => mentions.map((mention) => vtt.slice(start + mention.start, start + mention.end))), ['Mara Quist', 'Oakes', 'Dill Oakes']);
});

test('dashes, arrows and labels within a caption change the speaker', async () => {
  const srt = '1\n00:00:01,000 --> 00:00:03,000\n>> MARA QUIST: GOOD EVENING. THE\n\n2\n00:00:03,000 --> 00:00:05,000\nRIVER IS RISING.\n\n3\n00:00:05,000 --> 00:00:07,000\n>> DILL OAKES: IT IS AT THE\nDOOR. >> MARA QUIST: STAY SAFE.\n\n4\n00:00:07,000 --> 00:00:09,000\n>> I WILL.\n';
  assert.deepEqual(await read(srt), ['Mara Quist: GOOD EVENING. THE RIVER IS RISING.', 'Dill Oakes: IT IS AT THE DOOR.', 'Mara Quist: STAY SAFE.', '?: I WILL.']);
  assert.deepEqual(await read('1\n00:00:01,000 --> 00:00:03,000\n- MARA: Was it shut?\n- DILL: It was.\n'), ['Mara: Was it shut?', 'Dill: It was.']);
  assert.deepEqual(await read('1\n00:00:01,000 --> 00:00:03,000\n[Mara] Was it shut?\n\n2\n00:00:04,000 --> 00:00:05,000\n[Dill] It was.\n\n3\n00:00:06,000 --> 00:00:07,000\n[Sighs] It was.\n'), ['Mara: Was it shut?', 'Dill: It was. [Sighs] It was.']);
});

test('captions without a speaker are nobody’s turns', async () => {
  assert.deepEqual(await read('1\n00:00:01,000 --> 00:00:03,000\n- Was it shut?\n- It was.\n\n2\n00:00:04,000 --> 00:00:05,000\nWarning: the water is cold.\n'), []);
});
