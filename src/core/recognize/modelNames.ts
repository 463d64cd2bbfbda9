import { contextOf, type MentionCandidate, type Recognizer } from './context';
import { confidenceOf, fromLogOdds, logOdds } from './model/odds';
import { Tagger, type ScoredName } from './model/tagger';
import { unpack, type Model } from './model/weights';
import packed from './model/weights.json';

const judged = new Set<MentionCandidate['type']>(['PERSON', 'ORG', 'PLACE', 'NORP', null]);

/** Weighs what the rules found with the shipped model: its candidates take the place of theirs, with the rules' reasons kept. */
export const recognizeModelNames: Recognizer = () => namesByModel(unpack(packed))();

/** The same by another model. */
export function namesByModel(model: Model): Recognizer {
  return () => {
    const tagger = new Tagger(model);
    return (_tree, file) => {
      const context = contextOf(file), names = tagger.names(context), { mentions } = context;
      const rules = mentions.filter(({ type }) => judged.has(type)), others = mentions.filter(({ type }) => !judged.has(type));
      // The surest comes last and stays.
      const opinions = byStart(rules.sort((a, b) => a.confidence - b.confidence));
      const bodies = bodiesWithMembers(rules, context.prose), titled = new Map(rules.filter(({ type, confidence }) => type === 'PERSON' && confidence >= titleSureness).map((rule) => [rule.end, rule]));
      mentions.length = 0;
      mentions.push(...others);
      for (const name of names) {
        const person = name.type === 'ORG' && bodies.length > 0 ? memberIn(name, rules, bodies, context.prose) : undefined;
        if (person) mentions.push(...rules.filter(({ start, end }) => name.start <= start && end <= name.end && (start >= person.end || end <= person.end)));
        else if (name.type !== 'MISC') mentions.push(candidate(name.type === 'PERSON' ? wholePerson(name, titled.get(name.end), context.prose) : name, opinions.get(name.start)?.findLast(({ end, type }) => end === name.end && type === name.type)));
      }
    };
  };
}

/** How sure the rules are of a name behind a title: more than of any other. */
const titleSureness = 0.97;

/** "Ms. Hall Jones" from its title on, and "Ida Holm KC" without its letters. */
function wholePerson(name: ScoredName, titled: MentionCandidate | undefined, prose: string): ScoredName {
  return withoutLetters(titled && titled.start < name.start ? { ...name, start: titled.start } : name, prose);
}

const letters = / (?:KC|QC|MP|MEP|MSP|OBE|MBE|CBE|FRS|PhD|Ph\.D\.|MD|M\.D\.|Esq\.?)$/u;
const longestLetters = 6;

/** "Ida Holm KC": the letters behind a name are no part of it. */
function withoutLetters(name: ScoredName, prose: string): ScoredName {
  const found = letters.exec(prose.slice(Math.max(name.start, name.end - longestLetters), name.end));
  const end = found ? name.end - found[0].length : name.end;
  return found && /\s/u.test(prose.slice(name.start, end)) ? { ...name, end } : name;
}

/** Organisations that the rules are sure of, with "of" in front. */
function bodiesWithMembers(rules: readonly MentionCandidate[], prose: string): MentionCandidate[] {
  return rules.filter(({ start, type, confidence }) => type === 'ORG' && confidence >= 0.7 && /\sof(?:\s+the)?\s+$/.test(prose.slice(Math.max(0, start - 16), start)));
}

/** "Ida Holm of the Harbour Union" is a person and an organisation, however much it looks like the name of one. */
function memberIn(name: ScoredName, rules: readonly MentionCandidate[], bodies: readonly MentionCandidate[], prose: string): MentionCandidate | undefined {
  const body = bodies.find(({ start, end }) => start > name.start && end === name.end);
  if (!body || rules.some(({ start, end, type }) => type === 'ORG' && start === name.start && end === name.end)) return undefined;
  return rules.find(({ start, end, type }) => (type === 'PERSON' || type === null) && start === name.start && end < body.start
    && /\s/.test(prose.slice(start, end)) && /^\s+of(?:\s+the)?\s+$/.test(prose.slice(end, body.start)));
}

function byStart(mentions: readonly MentionCandidate[]): ReadonlyMap<number, MentionCandidate[]> {
  const known = new Map<number, MentionCandidate[]>();
  for (const mention of mentions) {
    const others = known.get(mention.start);
    if (others) others.push(mention);
    else known.set(mention.start, [mention]);
  }
  return known;
}

const hundredths: readonly string[] = Array.from({ length: 101 }, (_, i) => `model ${(i / 100).toFixed(2)}`);

/** Two decimals of what the model thinks; those that are not close to a half are at hand, as writing numbers takes long. */
function reasonOf(probability: number): string {
  const whole = Math.round(probability * 100);
  return (Math.abs(probability * 100 - whole) < 0.4999 ? hundredths[whole] : undefined) ?? `model ${probability.toFixed(2)}`;
}

/** How much a rule that says the same adds to the log odds: the model has learned from texts whose conventions differ a little. */
const agreed = 0.5;

function candidate({ start, end, type, probability }: ScoredName, rule: MentionCandidate | undefined): MentionCandidate {
  const odds = logOdds(probability) + (rule && rule.confidence >= 0.7 ? agreed : 0), likely = fromLogOdds(odds);
  return { start, end, type, confidence: confidenceOf(odds), probability: likely, why: rule ? [...rule.why, reasonOf(likely)] : [reasonOf(likely)] };
}
