import { lowerBound } from '../lowerBound';
import type { Block } from './block';
import { CaptionParagraphs } from './captionParagraphs';
import { cleanLine, type CleanLine } from './captionMarkup';
import { turnLabel } from './turnLabel';

const timing = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}(?:\s+-->|,(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*$)/;
const opening = /^\uFEFF?(?:WEBVTT(?=\s|$)|\s{0,20}(?:\d{1,6}[ \t]*(?:\r\n|\n|\r))?(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}(?:[ \t]+-->|,\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*[\r\n]))/;
/** What is heard, but not said. */
const sound = /^(?:\[[^[\]]*\]|\([^()]*\)|[♪♫#](?!\d).*|\*[^*]+\*)$/u;
/** Dashes and arrows before the words of somebody else. */
const lead = /^\s*(?:(?:-(?!-)|[–—](?=\s)|>>+)\s*(?=\S))?/u;
/** Somebody else's words within a line. */
const arrows = />>+\s*(?=\S)/g;
/** A label behind the end of a sentence. */
const inner = /[.?!…—–]["”’')\]]{0,2}[ \t]{1,3}(?=(?<name>\p{Lu}[\p{L}\p{M}\d_’'.-]{1,30}(?: [\p{Lu}\d][\p{L}\p{M}\d_’'.-]{0,30}){0,3}):[ \t])/gu;
const bracketed = /^[[(](?<name>\p{Lu}[\p{L}\p{M}\d’'.-]{1,30}(?: [\p{Lu}\d][\p{L}\p{M}\d’'.-]{0,30}){0,3})[\])][:]?\s*(?=\S)/u;

/** Whether a text is WebVTT, SubRip or SubViewer: what it starts with says so. */
export function isSubtitles(text: string): boolean {
  return opening.test(text.slice(0, 200));
}

/** Whether a line says when a caption is shown. */
export function isTiming(line: string): boolean {
  return timing.test(line);
}

/** Whether words in brackets at `at` of the text are who speaks, and not what is heard. */
export type BracketTest = (name: string, at: number) => boolean;

/** Splits subtitles into blocks of speech: no indices, no times, no mark-up, no sounds; another voice starts a block. */
export function splitSubtitles(text: string, isSpeaker: BracketTest): Block[] {
  const lines = spokenLines(text), known = new Set(lines.flatMap((line) => labelled(line.text.replace(lead, ''))));
  const paragraphs = new CaptionParagraphs();
  let before = '';
  for (const line of lines) {
    // Captions that roll show each line again until the next one is there.
    if (line.text === before && line.text !== '') continue;
    before = line.text;
    addLine(paragraphs, line, known, isSpeaker);
  }
  return paragraphs.finish();
}

function labelled(text: string): string[] {
  const label = turnLabel(text);
  return label && !label.bare ? [text.slice(label.name.start, label.name.end)] : [];
}

/** The lines of captions between the times, without markup. */
function spokenLines(text: string): CleanLine[] {
  let at = 0;
  const lines = text.split(/(\r\n|\n|\r)/).flatMap((line, i) => {
    const start = at;
    at += line.length;
    return i % 2 === 0 ? [{ line, start }] : [];
  });
  const spoken: CleanLine[] = [];
  let cue = false;
  lines.forEach(({ line, start }, i) => {
    const next = lines[i + 1]?.line ?? '';
    if (timing.test(line)) cue = true;
    else if (line.trim() === '') cue = false;
    // A number right before a time is the next caption's, with or without a blank line.
    else if (cue && !(timing.test(next) && /^\s*\d{1,6}\s*$/.test(line))) {
      const clean = cleanLine(line, start, i);
      if (clean.text.trim() !== '' && !sound.test(clean.text.trim())) spoken.push(clean);
      else if (clean.voices.length > 0) spoken.push({ ...clean, text: '' });
    }
  });
  return spoken;
}

/** Adds a line, cut where somebody else speaks. */
function addLine(paragraphs: CaptionParagraphs, line: CleanLine, known: ReadonlySet<string>, isSpeaker: BracketTest): void {
  const { text, voices } = line;
  const cuts = new Set([0, ...voices.map(({ at }) => at), ...[...text.matchAll(arrows)].map(({ index }) => index)]);
  for (const { 0: match, index, groups } of text.matchAll(inner)) {
    const name = groups?.name ?? '';
    if (known.has(name) || (!/\p{Ll}/u.test(name) && /\p{Ll}/u.test(text))) cuts.add(index + match.length);
  }
  // Of two names at one place the first one counts.
  const starts = [...cuts].sort((a, b) => a - b), opens = new Map(voices.toReversed().map((voice) => [voice.at, voice]));
  starts.forEach((from, i) => {
    const voice = opens.get(from);
    if (voice) paragraphs.changeVoice(voice);
    addPart(paragraphs, line, { from, to: starts[i + 1] ?? text.trimEnd().length }, isSpeaker);
  });
}

/** One speaker's part of a line: another voice by a dash, arrows or a label; nothing new where the label is the last one again. */
function addPart(paragraphs: CaptionParagraphs, line: CleanLine, { from, to }: { readonly from: number; readonly to: number }, isSpeaker: BracketTest): void {
  const part = line.text.slice(from, to), led = lead.exec(part)?.[0].length ?? 0, changes = part.slice(0, led).trim() !== '';
  const rest = part.slice(led), start = from + led, own = turnLabel(rest), label = own?.bare ? null : own;
  const inBrackets = label ? null : bracketed.exec(rest), name = inBrackets?.groups?.name;
  if (label) {
    const key = rest.slice(label.name.start, label.name.end);
    if (paragraphs.speaks(key)) paragraphs.add(line, start + label.content, to);
    else {
      paragraphs.open(key);
      paragraphs.add(line, start, to);
    }
  } else if (inBrackets && name !== undefined && isSpeaker(name, sourceAt(line, start + 1))) {
    if (!paragraphs.speaks(name)) paragraphs.openNamed(line, start + 1, name);
    paragraphs.add(line, start + inBrackets[0].length, to);
  } else {
    if (changes) paragraphs.open(null);
    paragraphs.add(line, start, to);
  }
}

/** Where a character of a line stands in the text; -1 for one beyond it. */
function sourceAt({ pieces }: CleanLine, at: number): number {
  const piece = pieces[lowerBound(pieces.length, (i) => (pieces[i]?.at ?? 0) > at) - 1];
  return piece ? piece.source + at - piece.at : -1;
}
