import type { Mention, Role } from '../../analysis/model';
import type { BlockFindings } from '../../recognize/context';
import { apposition, predicate, sharedApposition } from './after';
import { appositionBefore, asBefore, basedBefore, calledBefore, descriptionBefore, sharedTitle, titleRoles, titleStart } from './before';
import type { Place } from './phrase';

const described = new Set(['PERSON', 'ORG', 'PLACE']);

/**
 * Phrases of a block that say who or what people, organisations and places are: titles, descriptions before and after
 * the name, relative clauses and what a sentence says of its subject.
 */
export function rolesOf({ prose, tokens, quotations }: BlockFindings, mentions: readonly Mention[]): Role[] {
  const roles: Role[] = [];
  // Kept findings make their tokens anew whenever they are asked.
  const findings = { prose, tokens, quotations };
  let from = 0, titled: Role | undefined;
  mentions.forEach((mention, i) => {
    if (!described.has(mention.type)) return;
    while (from < tokens.length && (tokens[from]?.start ?? 0) < mention.start) from++;
    let after = from;
    while (after < tokens.length && (tokens[after]?.start ?? 0) < mention.end) after++;
    const place: Place = { findings, tokens, mention, before: mentions[i - 1], next: mentions[i + 1], first: from, after };
    const start = mention.type === 'PERSON' ? titleStart(place) : from;
    const found = mention.type === 'PLACE' ? [withoutNames(place, appositionBefore(place, from)), apposition(place)] : [...rolesBefore(place, start, titled), apposition(place), predicate(place, start)];
    if (mention.type === 'PERSON') titled = start < from ? found.find((role) => role !== null && role.end <= mention.start) ?? undefined : sharedAgain(place, titled);
    const shared = found.some((role) => role !== null && role.start >= mention.end) ? [] : sharedApposition(place);
    for (const role of [...found, ...shared]) if (role) roles.push(role);
  });
  return roles;
}

/** "the Kingdom of Norway, Sweden and …" names two countries; "Norway’s largest town, Oslo" only one of the two. */
function withoutNames({ before, findings: { prose } }: Place, role: Role | null): Role | null {
  return role && before && before.end > role.start && !/^['’]/u.test(prose.slice(before.end)) ? null : role;
}

function rolesBefore(place: Place, start: number, titled: Role | undefined): (Role | null)[] {
  const own = place.mention.type === 'PERSON' ? titleRoles(place, start) : [];
  // "council leader Cllr Ida Holm".
  if (own.length > 0) return [...own, descriptionBefore({ ...place, first: start }), appositionBefore(place, start)];
  return [sharedTitle(place, titled), descriptionBefore(place) ?? basedBefore(place), calledBefore(place), appositionBefore(place, start), asBefore(place, start)];
}

/** "Presidents A, B and C" are all three. */
function sharedAgain(place: Place, titled: Role | undefined): Role | undefined {
  return sharedTitle(place, titled) ? titled : undefined;
}
