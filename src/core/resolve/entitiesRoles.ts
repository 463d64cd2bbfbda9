import type { Mention, Role } from '../analysis/model';
import type { BlockFindings, Token } from '../recognize/context';
import { occupations, strongTitles, titles } from '../recognize/facts/persons';
import { functionWords } from '../recognize/facts/words';
import { isSpaced } from '../recognize/runs';

const described = new Set(['PERSON', 'ORG']);
const courtesy = new Set(['Mr.', 'Mr', 'Mrs.', 'Mrs', 'Ms.', 'Ms', 'Miss', 'Sir', 'Dame', 'Dr.', 'Dr', 'Lord', 'Lady']);
const openers = /^(?:an?|the|one|director|president|chairman|chairwoman|chair|head|chief|professor|founder|co-founder|co-author|author|editor|leader|spokesman|spokeswoman|spokesperson|minister|secretary|ambassador|former|deputy|vice|senior|executive|manager|member|owner|general|prime|associate|analyst|managing|partner|commander|mayor|governor)$/i;

/** Phrases that say who somebody is: the title before a name and the description after its comma. */
export function rolesOf(findings: BlockFindings, mentions: readonly Mention[]): Role[] {
  const roles: Role[] = [];
  const { tokens } = findings;
  let from = 0;
  mentions.forEach((mention, at) => {
    if (!described.has(mention.type)) return;
    while (from < tokens.length && (tokens[from]?.start ?? 0) < mention.start) from++;
    if (mention.type === 'PERSON' && addTitle(findings, mention, from, roles)) return addApposition(findings, mention, from, mentions[at + 1], roles);
    addDescription(findings, mention, from, roles);
    addEarlierApposition(findings, mention, from, roles);
    addApposition(findings, mention, from, mentions[at + 1], roles);
  });
  return roles;
}

function addTitle(findings: BlockFindings, { entity }: Mention, at: number, roles: Role[]): boolean {
  let from = at;
  while (from > 0 && isSpaced(findings, from) && titles.has(findings.tokens[from - 1]?.text ?? '')) from--;
  while (from < at && courtesy.has(findings.tokens[from]?.text ?? '')) from++;
  const first = findings.tokens[from], last = findings.tokens[at - 1];
  if (!first || !last || from === at || !(strongTitles.has(last.text) || strongTitles.has(first.text))) return false;
  roles.push({ start: first.start, end: last.end, entity });
  return true;
}

const kinds = new Set(['maker', 'carmaker', 'automaker', 'chipmaker', 'manufacturer', 'giant', 'company', 'firm', 'agency', 'newspaper', 'daily', 'weekly', 'magazine', 'bank', 'retailer', 'supplier', 'provider', 'broadcaster', 'website', 'startup', 'operator', 'producer', 'lender', 'conglomerate', 'charity', 'club', 'party', 'militia', 'network', 'publisher', 'developer', 'insurer', 'airline', 'brewer', 'watchdog', 'union', 'platform', 'utility', 'contractor', 'nonprofit', 'consultancy']);

function describes(token: Token | undefined, type: string): boolean {
  return token !== undefined && (type === 'PERSON' ? occupations.has(token.text) : kinds.has(token.text));
}

/** The description right before a name: "Danish ferry operator" Marlo, "the economist" Jane Roe. */
function addDescription(findings: BlockFindings, { entity, type }: Mention, at: number, roles: Role[]): void {
  const { tokens } = findings;
  if (!describes(tokens[at - 1], type) || !isSpaced(findings, at)) return;
  let from = at - 1;
  while (from > 0 && at - from < 6 && isSpaced(findings, from)) {
    const before = tokens[from - 1];
    if (before?.kind !== 'word' || functionWords.has(before.text.toLowerCase()) || /(?:ed|said|says|told)$/.test(before.text)) break;
    from--;
  }
  const first = tokens[from], last = tokens[at - 1];
  if (first && last) roles.push({ start: first.start, end: last.end, entity });
}

/** The description that a comma sets off before a name: "The leader of the opposition," Jane Roe. */
function addEarlierApposition({ tokens }: BlockFindings, { entity, type }: Mention, at: number, roles: Role[]): void {
  if (tokens[at - 1]?.text !== ',') return;
  const sentence = tokens[at]?.sentence;
  let from = at - 1, described = false;
  while (from > 0 && at - from < 14 && tokens[from - 1]?.sentence === sentence && tokens[from - 1]?.kind !== 'punctuation') {
    from--;
    described ||= describes(tokens[from], type);
    if (/^(?:an?|the|one)$/i.test(tokens[from]?.text ?? '') && described && (from === 0 || tokens[from - 1]?.sentence !== sentence || tokens[from - 1]?.kind !== 'word')) break;
  }
  const first = tokens[from], last = tokens[at - 2];
  if (described && first && last && /^(?:an?|the|one)$/i.test(first.text)) roles.push({ start: first.start, end: last.end, entity });
}

function addApposition({ tokens, prose }: BlockFindings, mention: Mention, from: number, next: Mention | undefined, roles: Role[]): void {
  let comma = from;
  while (comma < tokens.length && (tokens[comma]?.start ?? 0) < mention.end) comma++;
  const first = tokens[comma + 1];
  if (tokens[comma]?.text !== ',' || !first || first.sentence !== tokens[from]?.sentence) return;
  const possessive = next !== undefined && next.start === first.start && /^['’]s? \p{Ll}/u.test(prose.slice(next.end, next.end + 4));
  if (!openers.test(first.text) && !possessive) return;
  // "the United States and others" goes on with a list; "one thing was clear" is a sentence.
  const second = tokens[comma + 2];
  if (/^(?:the|one)$/i.test(first.text) && (next?.start === second?.start || (first.text === 'one' && second?.text !== 'of'))) return;
  const last = endOfApposition(tokens, comma + 1);
  if (last && last.end - first.start > 5 && last.end - first.start < 240) roles.push({ start: first.start, end: last.end, entity: mention.entity });
}

const finite = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|said|says)$/;

/** Whether the description goes on behind a comma: "a judge, and the author of a book", but not "a judge, and the room was full". */
function goesOn(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'and' || !openers.test(tokens[at + 1]?.text ?? '')) return false;
  for (let i = at + 1; i < at + 15; i++) {
    const token = tokens[i];
    if (!token || (token.kind === 'punctuation' && token.text !== '-')) return true;
    if (finite.test(token.text)) return false;
  }
  return true;
}

/** The last token before the comma or mark that closes an apposition; undefined where none closes it. */
function endOfApposition(tokens: readonly Token[], from: number): Token | undefined {
  const sentence = tokens[from]?.sentence;
  for (let at = from; at < tokens.length && at < from + 40; at++) {
    const token = tokens[at], next = tokens[at + 1];
    if (!token || token.sentence !== sentence) return undefined;
    if (!next || next.sentence !== sentence) return token.kind === 'punctuation' ? tokens[at - 1] : token;
    if (/^[,;.:“”"—–)]$/.test(next.text) && !(next.text === ',' && goesOn(tokens, at + 2))) return token;
  }
  return undefined;
}
