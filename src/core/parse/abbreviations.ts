import type { Token } from '../recognize/context';

/** Abbreviations that end in a full stop of their own. */
const abbreviations = new Set(`
mr. mrs. ms. dr. prof. st. jr. sr. rev. hon. gov. sen. rep. gen. col. capt. lt. sgt. maj. cpl. adm. cmdr. brig. pres. amb. atty. supt. insp. det. pvt. messrs. mme. mlle. fr. msgr. engr. adv. mt. ft.
jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun.
inc. corp. co. ltd. bros. dept. univ. assn. ave. blvd. rd. no. nos. vol. fig. vs. v. etc. approx. est. ed. eds. pp. p. cf. al. ca. rs. tel. ext. ph.d. m.d. a.m. p.m. e.g. i.e. calif. fla. mass. conn. ariz. colo. ill. minn. wash. pa. va. ga. tex. tenn. okla. ore. wis. mich. miss. ala. ark. kan. neb. nev. mont. wyo. del. md.
`.trim().split(/\s+/));

/** Abbreviations that a sentence goes on after even though parse-english ends it there. */
const never = new Set(['no.', 'nos.', 'rs.', 'vol.', 'fig.', 'rep.', 'sen.', 'gov.', 'mr.', 'mrs.', 'ms.', 'dr.', 'prof.', 'gen.', 'lt.', 'col.', 'capt.', 'sgt.', 'rev.', 'hon.', 'maj.', 'adm.', 'engr.', 'amb.', 'vs.', 'approx.', 'messrs.', 'pp.', 'insp.', 'det.', 'msgr.', 'pres.']);
/** Of those, the ones that are words too and so need a number after them. */
const beforeNumber = new Set(['no.', 'nos.', 'vol.', 'fig.', 'rs.', 'pp.']);

/** Words that, with a capital after "U.S." or "Inc.", open a new sentence. */
const starters = new Set(['The', 'A', 'An', 'He', 'She', 'It', 'They', 'We', 'I', 'You', 'But', 'And', 'In', 'On', 'At', 'His', 'Her', 'Their', 'Its', 'This', 'That', 'These', 'Those', 'There', 'If', 'When', 'While', 'As', 'For', 'However', 'Since', 'After', 'Before', 'Although', 'Despite', 'Now', 'Then', 'So', 'Yet', 'With', 'By', 'To', 'Mr.', 'Mrs.', 'Ms.', 'What', 'Who', 'Why', 'How', 'Meanwhile', 'Instead', 'During', 'Under', 'Last', 'Some', 'Many', 'Most', 'One', 'Two', 'Even', 'Still', 'From']);

/** Whether a word's full stop is its own: "Mr.", "U.S.", "J.", "Feb.". */
export function isAbbreviation(text: string): boolean {
  return text.indexOf('.') < text.length - 1 || /^\D\.$/u.test(text) || abbreviations.has(text.toLowerCase());
}

/** Whether a sentence ends between an abbreviation and the word after it. */
export function endsAtAbbreviation(last: Pick<Token, 'text' | 'end'>, next: string, start: number): boolean {
  if (!last.text.endsWith('.') || last.end === start || !starters.has(next)) return false;
  return /^(?:(?:\p{L}\.){2,}|Inc\.|Corp\.|Co\.|Ltd\.|Jr\.|Sr\.|Ph\.D\.|etc\.|Bros\.)$/u.test(last.text) && !/^(?:Mr|Mrs|Ms)\.$/.test(last.text);
}

/** Whether the tokens so far end in "No." or "Rs." with a number after it, or in "Gov." and the like. */
export function goesOnAfterAbbreviation(tokens: readonly Token[], prose: string): boolean {
  const stop = tokens[tokens.length - 1], word = tokens[tokens.length - 2];
  if (!stop) return false;
  const whole = stop.text.endsWith('.') && stop.text.length > 1;
  const text = whole ? stop.text.toLowerCase() : stop.text === '.' && word?.end === stop.start ? `${word.text.toLowerCase()}.` : '';
  if (!never.has(text)) return false;
  const after = prose.slice(stop.end, stop.end + 3);
  return beforeNumber.has(text) ? /^\s?\d/.test(after) : /^\s\p{Lu}/u.test(after);
}
