import type { Cluster, Mention, Role, SourceBlock } from '../../analysis/model';
import type { BlockFindings } from '../../recognize/context';
import { overlaps, type Span } from '../../span';
import { nationOf, nationOfFamous } from './nations';

/** What blocks add to each other: roles and references, parallel to the source's blocks. */
export interface Described {
  readonly roles: readonly (readonly Role[])[];
  readonly references: readonly (readonly Mention[])[];
}

/** "the Norwegian leader", "Norway’s and Sweden’s presidents": an office and the countries it is of. */
interface Description extends Span {
  readonly head: string;
  readonly nations: readonly string[];
}

/** Who holds an office in an article, as the text says. */
interface Holder {
  readonly entity: string;
  readonly head: string;
  /** null: the text does not say of what country. */
  readonly nation: string | null;
  readonly block: number;
  readonly start: number;
}

const name = '\\p{Lu}[\\p{L}.]{1,20}(?: (?:of (?:the )?)?\\p{Lu}[\\p{L}.]{1,20}){0,3}';
const head = '(?:prime|foreign|defense|defence|interior|finance|energy|health|transport|justice|economy) minister|president|premier|chancellor|leader|king|queen|emir|sultan|ruler';
const capitalised = head.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
const patterns = [
  new RegExp(`\\b[Tt]he (?<first>${name}) (?<head>${head})(?![\\p{L}-])(?! \\p{Lu})`, 'gu'),
  new RegExp(`(?<![\\p{L}.])(?<first>${name})['’]s (?<head>${head})(?![\\p{L}-])(?! \\p{Lu})`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:[Tt]he )?(?<head>(?:${head}|${capitalised})s) of (?:the )?(?<first>${name}) and (?:the )?(?<second>${name})`, 'gu'),
  new RegExp(`(?<![\\p{L}.])(?<first>${name})['’]s? and (?<second>${name})['’]s? (?<head>(?:${head})s)(?!\\p{L})`, 'gu'),
  new RegExp(`\\b[Tt]he (?<first>${name}) and (?<second>${name}) (?<head>(?:${head})s)(?!\\p{L})`, 'gu'),
];
const anyHead = new RegExp(`\\b(?:${head})s?\\b`, 'iu');
const state = new Set(['president', 'prime minister', 'premier', 'chancellor', 'king', 'queen', 'emir', 'sultan', 'leader', 'ruler']);
const found = new WeakMap<BlockFindings, readonly Description[]>();

/** Finds whom descriptions such as "the Norwegian leader" stand for: those whom their article puts beside that office and country. */
export function describedByOffice(source: readonly SourceBlock[], mentions: readonly (readonly Mention[])[], roles: readonly (readonly Role[])[], clusters: readonly Cluster[]): Described | null {
  const descriptions = source.map(({ findings }) => descriptionsIn(findings));
  if (descriptions.every((list) => list.length === 0)) return null;
  const byArticle = holdersByArticle(source, mentions, roles, new Map(clusters.map((cluster) => [cluster.id, cluster])));
  const extraRoles: (readonly Role[])[] = [], references: (readonly Mention[])[] = [];
  source.forEach((block, b) => {
    const more: Role[] = [], stands: Mention[] = [];
    for (const description of descriptions[b] ?? []) {
      const entities = description.nations.map((nation) => holderOf(byArticle.get(block.article) ?? [], nation, description.head, b));
      if (entities.some((entity) => entity === null) || (roles[b] ?? []).some((role) => overlaps(role, description))) continue;
      const { start, end } = description, [only] = entities;
      for (const entity of entities) if (entity !== null) more.push({ start, end, entity });
      if (entities.length === 1 && only) stands.push({ start, end, type: 'PERSON', entity: only, confidence: 0.7, why: ['office of somebody in this article'] });
    }
    extraRoles.push(more);
    references.push(stands);
  });
  return { roles: extraRoles, references };
}

function descriptionsIn(findings: BlockFindings): readonly Description[] {
  const known = found.get(findings);
  if (known) return known;
  const { prose } = findings, list: Description[] = [];
  for (const pattern of anyHead.test(prose) ? patterns : []) {
    for (const match of prose.matchAll(pattern)) {
      const { first = '', second, head: words = '' } = match.groups ?? {};
      const nations = [first, ...(second === undefined ? [] : [second])].map((each) => nationOf.get(each.replace(/['’]s?$/u, '')));
      const start = match.index + (/^the /iu.test(match[0]) ? 4 : 0), end = match.index + match[0].length;
      if (nations.some((nation) => nation === undefined) || list.some((other) => overlaps(other, { start, end }))) continue;
      list.push({ start, end, nations: nations.flatMap((nation) => nation ?? []), head: singular(words, second !== undefined) });
    }
  }
  list.sort((a, b) => a.start - b.start);
  found.set(findings, list);
  return list;
}

function singular(words: string, several: boolean): string {
  const lower = words.toLowerCase().replace('defence', 'defense');
  return several ? lower.slice(0, -1) : lower;
}

function holdersByArticle(source: readonly SourceBlock[], mentions: readonly (readonly Mention[])[], roles: readonly (readonly Role[])[], clusters: ReadonlyMap<string, Cluster>): Map<number, Holder[]> {
  const byArticle = new Map<number, Holder[]>();
  source.forEach(({ article, findings }, block) => {
    const holders = byArticle.get(article) ?? [];
    byArticle.set(article, holders);
    for (const { entity, office, start } of officesIn(findings, mentions[block] ?? [], roles[block] ?? [])) {
      const cluster = clusters.get(entity);
      if (cluster?.type === 'PERSON') holders.push({ ...office, nation: office.nation ?? nationOfFamous.get(cluster.name.split(' ').at(-1) ?? '') ?? null, entity, block, start });
    }
  });
  return byArticle;
}

interface Office {
  readonly head: string;
  readonly nation: string | null;
}

/** The offices among a block's roles, found once for as long as the roles are the same. */
const officesOf = new WeakMap<readonly Role[], readonly { readonly entity: string; readonly office: Office; readonly start: number }[]>();

function officesIn({ prose }: BlockFindings, mentions: readonly Mention[], roles: readonly Role[]): readonly { readonly entity: string; readonly office: Office; readonly start: number }[] {
  let offices = officesOf.get(roles);
  if (offices) return offices;
  offices = roles.flatMap((role) => {
    const own = mentions.find(({ entity, start, end }) => entity === role.entity && start >= role.start && end <= role.end);
    const office = officeIn(own ? prose.slice(role.start, own.start) + prose.slice(own.end + 1, role.end) : prose.slice(role.start, role.end));
    return office ? [{ entity: role.entity, office, start: role.start }] : [];
  });
  if (roles.length > 0) officesOf.set(roles, offices);
  return offices;
}

const adjectives = '(?:(?:new|likely|incoming|current|longtime|newly elected|acting) )*';
const ofNation = new RegExp(`^(?:the )?${adjectives}(?<head>${head})s?(?: of (?:the )?(?<nation>${name}))?$`, 'iu');
const nationsOwn = new RegExp(`^(?:[Tt]he )?(?<nation>${name})(?:['’]s?)? ${adjectives}(?<head>${head}|${capitalised})$`, 'u');

/** "President of Norway", "Norway’s likely incoming chancellor", "Norwegian Prime Minister", and a title alone. */
function officeIn(text: string): Office | null {
  const words = text.replace(/\s+/gu, ' ').trim();
  const match = nationsOwn.exec(words) ?? ofNation.exec(words);
  if (!match?.groups) return null;
  const { head: office = '', nation } = match.groups, country = nation === undefined ? undefined : nationOf.get(nation);
  if (nation !== undefined && country === undefined) return null;
  return { head: singular(office, false), nation: country ?? null };
}

/** The one who holds the office; of several the one named last before. */
function holderOf(holders: readonly Holder[], nation: string, office: string, block: number): string | null {
  const fits = holders.filter((holder) => holder.nation === nation && (office === 'leader' || office === 'ruler' ? state.has(holder.head) : sameOffice(holder.head, office)));
  const before = fits.filter((holder) => holder.block <= block);
  return (before.at(-1) ?? fits[0])?.entity ?? null;
}

function sameOffice(a: string, b: string): boolean {
  const usual = (office: string): string => (office === 'premier' ? 'prime minister' : office);
  return usual(a) === usual(b);
}
