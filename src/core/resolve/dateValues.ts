import type { Mention, ResolvedEntities, SourceBlock } from '../analysis/model';
import { dayOf, isoOf, valueSeenFrom, type Day } from './calendar';

/** How far into an article its own date is looked for, in blocks, and how much else may stand in a line with it. */
const topBlocks = 8, besides = 60, dateline = 90;

/** The day that front matter or the source's file name gives. */
export function statedDay(text: string, name: string): Day | undefined {
  const matter = /^\uFEFF?(?:---|\+\+\+)[ \t]*\r?\n([\s\S]{0,4000}?)\r?\n(?:---|\+\+\+)/.exec(text.slice(0, 4100))?.[1] ?? '';
  const stated = /^(?:date|published|pubdate|created|datum)[ \t]*[:=][ \t]*["']?(\d{4}-\d\d-\d\d)/im.exec(matter)?.[1];
  const named = /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)/.exec(name);
  return dayOf(stated ?? '') ?? (named ? dayOf(`${named[1]}-${named[2]}-${named[3]}`) : undefined);
}

const dated = new WeakMap<readonly Mention[], { readonly today: Day; readonly list: readonly Mention[] }>();

/** Reckons dates such as "last Friday" from the day of their article, or else of the source; lists in which nothing changes stay the same. */
export function withDateValues(source: readonly SourceBlock[], entities: ResolvedEntities, stated: Day | undefined): ResolvedEntities {
  const { days, later } = articleDays(source, entities, stated), first = days.get(0);
  const mentions = entities.mentions.map((list, i) => {
    const block = source[i], today = block && (later[i] ?? days.get(block.article) ?? stated ?? first);
    return block === undefined || today === undefined || !list.some(({ type }) => type === 'DATE') ? list : reckoned(list, block, today);
  });
  return { ...entities, mentions };
}

function reckoned(list: readonly Mention[], { findings: { prose } }: SourceBlock, today: Day): readonly Mention[] {
  const known = dated.get(list);
  if (known?.today === today) return known.list;
  const result = list.map((mention) => {
    const value = mention.type === 'DATE' ? valueSeenFrom(prose.slice(mention.start, mention.end), mention.value, today) : undefined;
    return value === undefined || value === mention.value ? mention : { ...mention, value, why: [...mention.why, `seen from ${isoOf(today)}`] };
  });
  dated.set(list, { today, list: result });
  return result;
}

/** By article: the date in its byline, in a line of its own or in its dateline; by block: that of a dateline further down, from there on. */
function articleDays(source: readonly SourceBlock[], { mentions }: ResolvedEntities, stated: Day | undefined): { readonly days: Map<number, Day>; readonly later: readonly (Day | undefined)[] } {
  const days = new Map<number, Day>();
  let article = -1, seen = 0, here: Day | undefined;
  const later = source.map((block, i) => {
    if (block.article !== article) [article, seen, here] = [block.article, 0, undefined];
    const own = seen++ < topBlocks && !days.has(article);
    for (const mention of mentions[i] ?? []) {
      if (mention.type !== 'DATE' || mention.value === undefined || !(own ? standsForArticle(block, mention) : mention.start > 0 && isDateline(block, mention))) continue;
      const day = dayOf((stated === undefined ? mention.value : valueSeenFrom('', mention.value, stated)) ?? '');
      if (day !== undefined && own) days.set(article, day);
      else if (day !== undefined) here = day;
      break;
    }
    return here;
  });
  return { days, later };
}

function standsForArticle(block: SourceBlock, mention: Mention): boolean {
  const { findings: { prose }, role } = block, { start, end } = mention;
  if (role === 'byline' || role === 'kicker' || (/^(?:last |first )?(?:updated|published|posted|modified|filed)\b/i.test(prose.slice(0, besides)) && prose.length < 2 * besides)) return true;
  if (prose.length - (end - start) <= besides && !/[.!?]["”’]?\s*$/u.test(prose)) return role !== 'headline';
  return isDateline(block, mention);
}

/** "LUNDEN, March 3 (Agency) -": nothing but a place in front, a dash or bracket behind. */
function isDateline({ findings: { prose } }: SourceBlock, { start, end }: Mention): boolean {
  return start < dateline && /^(?:\p{Lu}[\p{L}\s.'’,-]*,)?$/u.test(prose.slice(0, start).trimEnd()) && /^(?:[(–—:-]|,? ?\d{1,2}:\d\d)/u.test(prose.slice(end, end + 12).trimStart());
}
