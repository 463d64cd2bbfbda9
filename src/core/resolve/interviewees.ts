import type { Mention, SourceBlock } from '../analysis/model';
import type { EntityLookup } from './clusterFacts';
import { speakerOf, type Speaker } from './speakers';

/** Who asks and who answers in an interview, as far as what stands before it tells. */
export interface Parts {
  readonly asks: Speaker | null;
  readonly answers: Speaker | null;
}

/** So many blocks of an article before its first turn introduce it. */
const longestIntroduction = 12;
/** How far around a name is looked. */
const sight = 110;

/** "An interview with the miller …", "Q&A: …", "five questions for …". */
const guestBefore = /(?:\bQ ?(?:&|and) ?A|\binterview|\bconversation|\bdiscussion|\bchat|\bquestions|\bminutes)\b(?: session)?\s*(?:with|for|to|[:|–—-])\s*(?<between>[^.!?:;“”]{0,70})$/iu;
/** "…, who answered our questions", "…: the interview", "… was interviewed". */
const guestAfter = /^(?:,[^.!?“”]{0,80},)?\s*(?:(?:answers?|answered)\b|(?:is|was) interviewed\b|interviewed by\b|(?:talks?|talked|speaks?|spoke) (?:about|to us|with us|to me|with me)\b|: (?:an?|the) (?:interview|conversation)\b)/iu;
/** Over an interview: "… on the flood", "… tells the Courier about". */
const guestInHeadline = /^(?:,[^.!?“”]{0,80},)?\s*(?:on|about|tells|talks?|explains|speaks?|discusses)\b/iu;
/** "… interviewed by", "questions by". */
const askerBefore = /\b(?:interview(?:ed)?|conversation|questions|questioned|asked|conducted|Q ?& ?A)(?: [a-z]{2,9}){0,2}\s+by\s+(?<between>[^.!?:;“”]{0,50})$/iu;
/** Between who asks and who answers, or the other way round. */
const verb = /\b(?:(?<asking>interviews|interviewed|asks|asked|questioned)|(?<speaking>(?:speaks|spoke) (?:to|with))|(?<either>(?:talks|talked|chatted|sat down|caught up|met|meets|in conversation) ?(?:to|with)?))\s+(?<between>[^.!?:;“”]{0,70})$/iu;
const elsewhere = /\b(?:by|about|on|for|that|whether|if|and)\s/iu;
const journalist = /\b(?:reporter|correspondent|journalist|editor|presenter|host|interviewer|columnist|broadcaster),?\s*$|[’']s\s*$/iu;
const announced = /\b(?:interview|Q ?(?:&|and) ?A|questions|conversation|spoke|speaks|talked|talks|asked|answers|answered)/iu;

interface Named extends Mention {
  readonly block: number;
  readonly headline: boolean;
  readonly before: string;
  readonly after: string;
}

/** Who asks and who answers in the article that block `head` is in, from its first turn on. */
export function partsOf(source: readonly SourceBlock[], lookup: EntityLookup, head: number): Parts {
  const { named, prose } = introduction(source, lookup, head);
  const guests = new Set<string>(), askers = new Set(named.filter(isByline).map(({ entity }) => entity));
  named.forEach((mention, i) => {
    const { entity, before, after, headline, start } = mention;
    const told = guestBefore.exec(before)?.groups?.between, asking = askerBefore.exec(before);
    if (asking) askers.add(entity);
    else if ((told !== undefined && !elsewhere.test(told)) || guestAfter.test(after) || (headline && start <= 1 && guestInHeadline.test(after))) guests.add(entity);
    const spoken = asking ? null : verb.exec(before)?.groups;
    if (!spoken || elsewhere.test(spoken.between ?? '')) return;
    const subject = named.slice(0, i).findLast((other) => other.block === mention.block && other.entity !== entity && mention.start - other.end <= sight && !/[.!?]\s/u.test(mention.before.slice(other.end - mention.start)));
    const [guest, asker] = rolesIn(spoken, subject, mention, named, askers);
    if (guest) guests.add(guest.entity);
    // Of two who are interviewed together nobody knows who answers.
    const also = named[i + 1];
    if (guest === mention && also?.block === mention.block && /^,? (?:and|&) (?:[\p{L}.]{1,20} ){0,3}$/u.test(mention.after.slice(0, Math.max(0, also.start - mention.end)))) guests.add(also.entity);
    if (asker) askers.add(asker.entity);
  });
  for (const asker of askers) guests.delete(asker);
  const others = new Set(named.map(({ entity }) => entity).filter((entity) => !askers.has(entity)));
  const only = guests.size > 0 ? guests : announced.test(prose) || named.some(({ headline }) => headline) ? others : new Set<string>();
  return { asks: single(lookup, askers, 0.8), answers: single(lookup, only, guests.size > 0 ? 0.9 : 0.8) };
}

/** Who is interviewed and who interviews, of the subject and the object of a verb; undefined where that is open. */
function rolesIn(verbs: Readonly<Record<string, string | undefined>>, subject: Named | undefined, object: Named, named: readonly Named[], askers: ReadonlySet<string>): readonly [Named | undefined, Named | undefined] {
  if (!subject || verbs.asking !== undefined) return [object, subject];
  const asks = (who: Named): boolean => askers.has(who.entity) || journalist.test(who.before.slice(-40)) || /^,? (?:a|the|our) [\p{Ll} ]{0,20}(?:reporter|correspondent|journalist|editor)/u.test(who.after);
  if (asks(subject) !== asks(object)) return asks(subject) ? [object, subject] : [subject, object];
  const over = (who: Named): boolean => named.some(({ entity, headline }) => headline && entity === who.entity);
  if (over(subject) !== over(object)) return over(subject) ? [subject, object] : [object, subject];
  return verbs.speaking === undefined ? [undefined, undefined] : [subject, object];
}

function introduction(source: readonly SourceBlock[], lookup: EntityLookup, head: number): { readonly named: readonly Named[]; readonly prose: string } {
  const article = source[head]?.article, named: Named[] = [];
  let first = head, all = '';
  while (first > 0 && head - first < longestIntroduction && source[first - 1]?.article === article) first--;
  for (let block = first; block < head && source[block]?.role !== 'turn'; block++) {
    const { prose } = source[block]?.findings ?? { prose: '' }, headline = source[block]?.role === 'headline';
    all += `${prose}\n`;
    for (const mention of lookup.speakersIn(block)) {
      if (mention.type !== 'PERSON' || mention.nested) continue;
      named.push({ ...mention, block, headline, before: prose.slice(Math.max(0, mention.start - sight), mention.start), after: prose.slice(mention.end, mention.end + sight) });
    }
  }
  return { named, prose: all };
}

/** "By Ana Lund" over an article. */
function isByline({ before, after }: Named): boolean {
  return /^By $/iu.test(before) && after.length < 60;
}

function single(lookup: EntityLookup, entities: ReadonlySet<string>, confidence: number): Speaker | null {
  const [only] = entities;
  return entities.size === 1 && only !== undefined ? speakerOf(lookup, only, null, confidence) : null;
}
