import type { QuotationMode } from '../analysis/types';
import { stanceVerbs, type FrameTable } from './stances';

/**
 * What may follow a cue as its content when no quotation marks help. clause: a clause with or without "that"; that: only
 * with "that", "whether", "how" …; promise: a that- or to-clause; infinitive: a to-clause; object: a noun phrase or a
 * to-clause; quote: nothing, the verb only introduces marks.
 */
export type CueFrame = 'clause' | 'that' | 'promise' | 'infinitive' | 'object' | 'quote';

/** What is known about a verb that introduces speech. */
export interface CueVerb {
  readonly frame: CueFrame;
  readonly mode: QuotationMode;
  /** The one spoken to may stand between verb and content: told reporters that. */
  readonly addressee: boolean;
  /** Words of which one must follow: called for, pointed out. Empty: none. */
  readonly particles: ReadonlySet<string>;
  readonly form: 'base' | 's' | 'past' | 'participle' | 'ing';
  /** May follow or interrupt its content: “, she added,”. */
  readonly parenthetical: boolean;
  /** The form is a noun as often: claims, reports, a call. */
  readonly ambiguous: boolean;
}

/**
 * Verbs by frame; `=addressee` takes the one spoken to, `+a/b` needs one of the particles, `?` is as often a noun in -s or
 * base, `~` may follow its content or interrupt it, as all of frame clause may.
 */
const speechVerbs: FrameTable = {
  clause: `say announce argue acknowledge concede admit assert claim? contend insist warn=addressee suggest predict declare allege
    conclude estimate? confirm disclose reveal recall? stress? emphasize emphasise reiterate caution?
    complain boast? testify tweet? point+out hint? imply tell=addressee report? explain note? assure=addressee remind=addressee
    advise=addressee deny propose affirm profess opine recount assess lament rule+that reckon joke? quip? make+clear remark? inform=addressee
    speculate theorize intimate? signal? swear gripe? fret marvel muse? rumor conjecture surmise posit preach retort? counter? counsel
    proclaim vent? grouse? snipe? gloat fume? intone confide confess divulge crow? vow? ponder philosophize attest avow chime+in`,
  promise: `threaten agree offer? vow? pledge? promise? swear volunteer`,
  that: `add~ write~ maintain~ observe~ continue find~ show?~ think~ believe~ hope? fear? worry? wonder? feel expect~ learn
    repeat recognize realise realize remember respond~ reply?~ post? ask=addressee inquire question? comment? calculate project?
    demonstrate prove indicate understand hold+out/that state?~ figure? guess?~ suspect? doubt? anticipate foresee judge? determine
    rule? clarify elaborate credit? read convince=addressee persuade=addressee urge=addressee demand? request? recommend
    notify=addressee swear interject interrupt relate underline underscore whisper? reason? stipulate`,
  object: `accuse call? blame? criticize criticise praise? denounce condemn urge? call+for/on describe defend mock blast? slam? cite
    refer+to tout express outline? reject dismiss deride decry depict portray characterize characterise label? dub brand? hail
    propose deny recommend extol bemoan lament ridicule lambaste castigate chide rebuke? echo voice? invoke liken
    allude+to point+to question? demand? request? complain+about/of speak+about/of warn+of/about/against
    boast+of/about apologize+for apologise+for advocate? announce discuss protest?
    laud applaud disavow dispute? refute rebut repudiate vouch+for argue+for/against plead+for press+for push+for ask+for
    hint+at`,
  quote: `ask begin go+on joke laugh shout? yell cry? scream? whisper? mutter murmur chant? sing exclaim bark? shoot+back fire+back read call
    put+it conclude quip text? message? email? e-mail? blog? caption? title? sigh? snap? grumble growl groan? chuckle? smile? shrug? nod? add
    retort? respond reply? counter? write tweet? say observe declare start? finish? interject deadpan thunder? chime+in demand? urge? vow?
    sum+up recite quote? continue repeat plead gush enthuse smirk? sneer? roar? moan? sob? beg hiss utter blurt spit gasp? order? command?
    agree protest? wonder? think? instruct announce reckon answer? charge? pronounce reflect`,
};

/** Participles that describe a state of mind or another act: after a comma they add no attribution. */
const silentParticiples: ReadonlySet<string> = new Set(`believing hoping fearing thinking feeling worrying wondering threatening offering showing finding reading starting going
  proving holding agreeing learning expecting remembering beginning figuring judging determining understanding doubting
  nodding smiling laughing shrugging finishing concluding observing protesting indicating demonstrating suggesting signaling
  reasoning realizing`.split(/\s+/u));

const irregular: Readonly<Record<string, readonly [past: string, ing?: string, s?: string]>> = {
  say: ['said'], tell: ['told'], write: ['wrote', 'writing'], think: ['thought'], know: ['knew'], feel: ['felt'], find: ['found'],
  see: ['saw'], hold: ['held'], read: ['read'], put: ['put', 'putting'], sing: ['sang'], begin: ['began', 'beginning'], go: ['went', 'going', 'goes'],
  swear: ['swore'], speak: ['spoke'], make: ['made'], understand: ['understood'], admit: ['admitted', 'admitting'],
  foresee: ['foresaw'], hear: ['heard'], shoot: ['shot'], beg: ['begged', 'begging'], spit: ['spat', 'spitting'],
  sum: ['summed', 'summing'], slam: ['slammed', 'slamming'], dub: ['dubbed', 'dubbing'], nod: ['nodded', 'nodding'],
  quip: ['quipped', 'quipping'], blog: ['blogged', 'blogging'], fret: ['fretted', 'fretting'], sob: ['sobbed', 'sobbing'],
  rebut: ['rebutted', 'rebutting'], shrug: ['shrugged', 'shrugging'], refer: ['referred', 'referring'], snap: ['snapped', 'snapping'],
  plan: ['planned', 'planning'], rip: ['ripped', 'ripping'], pan: ['panned', 'panning'], ban: ['banned', 'banning'],
  brag: ['bragged', 'bragging'], prefer: ['preferred', 'preferring'], seek: ['sought'], forecast: ['forecast'], cast: ['cast'],
  stand: ['stood'], lay: ['laid'], regret: ['regretted', 'regretting'],
};

/** Participles that differ from the past: a form of "have" must stand before them. */
const participles: Readonly<Record<string, string>> = {
  write: 'written', see: 'seen', know: 'known', show: 'shown', swear: 'sworn', speak: 'spoken', foresee: 'foreseen',
  sing: 'sung', begin: 'begun', go: 'gone',
};

function inflect(lemma: string): readonly [past: string, ing: string, s: string] {
  const own = Object.hasOwn(irregular, lemma) ? irregular[lemma] : undefined;
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  const toI = /[^aeiou]y$/u.test(lemma) ? lemma.slice(0, -1) : null;
  const past = toI ? `${toI}ied` : `${stem}ed`;
  const s = toI ? `${toI}ies` : /(?:s|sh|ch|x|o)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
  const ing = lemma.endsWith('ee') ? `${lemma}ing` : `${stem}ing`;
  return [own?.[0] ?? past, own?.[1] ?? ing, own?.[2] ?? s];
}

function buildForms(tables: readonly (readonly [QuotationMode, FrameTable])[]): ReadonlyMap<string, readonly CueVerb[]> {
  const forms = new Map<string, CueVerb[]>();
  for (const [mode, table] of tables) {
    for (const [frame, entries] of Object.entries(table) as [CueFrame, string][]) for (const entry of entries.split(/\s+/u)) addForms(forms, mode, frame, entry);
  }
  return forms;
}

function addForms(forms: Map<string, CueVerb[]>, mode: QuotationMode, frame: CueFrame, entry: string): void {
  const [head = '', particle] = entry.split('+');
  const lemma = head.split(/[?=~]/u, 1)[0] ?? '';
  const particles = new Set(particle ? particle.split('/') : []);
  const addressee = head.includes('=addressee'), noun = head.includes('?');
  const parenthetical = mode === 'statement' && (frame === 'clause' || head.includes('~'));
  const [past, ing, s] = inflect(lemma);
  const add = (word: string, form: CueVerb['form'], ambiguous: boolean): void => {
    const list = forms.get(word) ?? [];
    list.push({ frame, mode, addressee, particles, parenthetical, form, ambiguous });
    forms.set(word, list);
  };
  add(past, 'past', false);
  if (s !== past) add(s, 's', noun);
  if (lemma !== past) add(lemma, 'base', noun);
  add(ing, 'ing', false);
  const participle = Object.hasOwn(participles, lemma) ? participles[lemma] : undefined;
  if (participle !== undefined) add(participle, 'participle', false);
}

const noReadings: readonly CueVerb[] = [];
const verbForms = buildForms([['statement', speechVerbs]]), stanceForms = buildForms(Object.entries(stanceVerbs) as [QuotationMode, FrameTable][]);

/** The readings of a word form (lower case) as a verb that introduces speech; none when it is no such verb. */
export function cueVerbs(lower: string): readonly CueVerb[] {
  return verbForms.get(lower) ?? noReadings;
}

/** The readings of a word form (lower case) as a verb that says what somebody thinks, means to do or stands for. */
export function stanceVerbsOf(lower: string): readonly CueVerb[] {
  return stanceForms.get(lower) ?? noReadings;
}

const none: ReadonlySet<string> = new Set();

/** The reading of a cue that is in no table: a noun, an adjective, a verb that the marks before it give away. */
export function plainVerb(frame: CueFrame, mode: QuotationMode): CueVerb {
  return { frame, mode, addressee: false, particles: none, parenthetical: false, form: 'past', ambiguous: false };
}

/** Whether a lower-case word may be a verb that introduces speech. */
export function isCueForm(lower: string): boolean {
  return verbForms.has(lower);
}

/** Whether a participle after a comma carries the speaker's words on: adding, saying; but not hoping. */
export function isSpeakingParticiple(lower: string): boolean {
  return !silentParticiples.has(lower);
}
