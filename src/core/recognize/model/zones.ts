import type { BlockContext, Token } from '../context';
import { formsOf, isCapitalised, type Form } from '../forms';
import { isGivenName } from '../runs';
import type { WordFacts, WordTable } from './words';

/** A word or mark as the model reads it: a token, or a part of one between hyphens. Offsets are in the block's prose. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly facts: WordFacts;
  readonly kind: Token['kind'];
}

/** Pieces `from` to `to` (exclusive) that may hold names: capitalised words with what links them. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  /** The pieces of the sentence: `first` inclusive, `limit` exclusive. */
  readonly first: number;
  readonly limit: number;
}

/** The pieces of a block and the zones among them. */
export interface Zones {
  readonly pieces: readonly Piece[];
  readonly zones: readonly Zone[];
}

const linkers = new Set(['of', 'the', 'for', 'and', 'in', 'on', 'at', 'to', 'de', 'del', 'la', 'le', 'los', 'las', 'el', 'al', 'bin', 'ibn', 'bint', 'von', 'van', 'der', 'den', 'di', 'da', 'do', 'dos', 'das', 'du', 'des', 'und', 'et', 'y', 'e', 'a', 'ul', 'ur', 'zu', 'ter', 'ten', 'against', 'with', 'without', '&', '-', '/', '’', "'", '+']);
const openers = new Set(['de', 'del', 'la', 'le', 'el', 'al', 'bin', 'ibn', 'von', 'van', 'der', 'den', 'di', 'da', 'dos', 'du', 'ul', 'abu', 'd’', "d'"]);
const maxLinkers = 3;
/** What belongs to the name of a company even after a comma. */
const legalForms = new Set(['Inc', 'Inc.', 'INC', 'INC.', 'LLC', 'L.L.C.', 'LLP', 'L.L.P.', 'LP', 'L.P.', 'Ltd', 'Ltd.', 'LTD', 'LTD.', 'Limited', 'LIMITED', 'N.A.', 'NA', 'S.A.', 'PLC', 'Plc', 'plc', 'Corp.', 'CORP.', 'Co.', 'F.S.B.', 'FSB', 'N.V.', 'B.V.', 'GmbH', 'S.p.A.', 'P.C.', 'Bhd']);

/** Cuts a block into pieces and finds the zones. */
export function zonesOf(context: BlockContext, table: WordTable): Zones {
  const pieces: Piece[] = [], zones: Zone[] = [], forms = formsOf(context);
  for (const sentence of context.sentences) {
    const first = pieces.length;
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const token = context.tokens[at];
      if (token) addPieces(token, forms[at], table, pieces);
    }
    findZones(context.prose, pieces, first, zones);
  }
  return { pieces, zones };
}

function addPieces({ start, end, text, kind }: Token, form: Form | undefined, table: WordTable, pieces: Piece[]): void {
  if (kind !== 'word' || !text.includes('-')) {
    pieces.push({ start, end, text, facts: kind === 'symbol' || !form ? table.facts(text.charAt(0)) : table.factsOf(form), kind });
    return;
  }
  let from = 0;
  while (from < text.length) {
    const hyphen = hyphenAfter(text, from);
    const to = hyphen < 0 ? text.length : hyphen;
    if (to > from) addPart(start, text, from, to, 'word', table, pieces);
    if (hyphen >= 0) addPart(start, text, hyphen, hyphen + 1, 'punctuation', table, pieces);
    from = hyphen < 0 ? to : hyphen + 1;
  }
}

/** The next hyphen that parts two words; the two syllables of "Kit-yee" are one word. */
function hyphenAfter(text: string, from: number): number {
  const hyphen = text.indexOf('-', from);
  return from === 0 && hyphen > 0 && isGivenName(text, hyphen) ? -1 : hyphen;
}

function addPart(start: number, text: string, from: number, to: number, kind: Token['kind'], table: WordTable, pieces: Piece[]): void {
  const part = text.slice(from, to);
  pieces.push({ start: start + from, end: start + to, text: part, facts: table.facts(part), kind });
}

function findZones(prose: string, pieces: readonly Piece[], first: number, zones: Zone[]): void {
  const limit = pieces.length;
  let at = first;
  while (at < limit) {
    if (!startsZone(pieces[at])) { at++; continue; }
    let from = at;
    while (from > first && openers.has(pieces[from - 1]?.text ?? '') && isNear(prose, pieces, from)) from--;
    const to = zoneEnd(prose, pieces, at, limit);
    zones.push({ from, to, first, limit });
    at = to;
  }
}

function startsZone(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && piece.facts.opensZone;
}

function zoneEnd(prose: string, pieces: readonly Piece[], at: number, limit: number): number {
  let end = at + 1;
  while (end < limit) {
    if (isLegalForm(prose, pieces, end, limit)) { end += 2; continue; }
    let next = end;
    while (next < limit && next - end < maxLinkers && isNear(prose, pieces, next) && isLinker(pieces[next])) next++;
    const piece = pieces[next];
    if (!piece || next >= limit || !isNear(prose, pieces, next)) break;
    const joins = piece.kind === 'word' ? isCapitalised(piece.text) || piece.text === 'plc' : piece.kind === 'number' && next === end && piece.text.length < 5;
    if (!joins) break;
    end = next + 1;
  }
  return end;
}

/** ", Inc." */
function isLegalForm(prose: string, pieces: readonly Piece[], at: number, limit: number): boolean {
  return pieces[at]?.text === ',' && at + 1 < limit && legalForms.has(pieces[at + 1]?.text ?? '') && isNear(prose, pieces, at) && isNear(prose, pieces, at + 1);
}

function isLinker(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.kind === 'possessive' || linkers.has(piece.text));
}

/** Whether nothing or white space without a tab stands before a piece: a line may break within a name. */
function isNear(prose: string, pieces: readonly Piece[], at: number): boolean {
  const from = pieces[at - 1]?.end ?? 0, to = pieces[at]?.start ?? 0;
  if (to - from > 12) return false;
  for (let i = from; i < to; i++) {
    const code = prose.charCodeAt(i);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 160) return false;
  }
  return true;
}
