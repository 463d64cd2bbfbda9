/**
 * What a word that cannot be part of a topic says about the word after it: `det` and `prep` make it a noun, `verbal` a
 * verb, `be` an adjective; `none` says nothing.
 */
export type WordClass = 'det' | 'prep' | 'verbal' | 'be' | 'none';

const classes: readonly (readonly [WordClass, string])[] = [
  ['det', 'the a an this these those my your his her its our their whose each every some any no another both either neither such'],
  ['prep', 'of in on at for from by with about against between among over under into onto through during before after above below without within along across behind beyond near per via amid despite toward towards until since upon around off than'],
  ['verbal', 'to i we you he she it they who which there can could will would shall should may might must do does did not never let lets also don’t doesn’t didn’t can’t won’t wouldn’t couldn’t cannot'],
  ['be', 'is are was were be been being am very more most so too as less least quite rather really seem seems seemed remain remains remained become becomes became feel feels felt getting isn’t aren’t wasn’t weren’t'],
  ['none', [
    'that and or but nor if because while when where why how what whether although though once unless whereas however yet then thus hence still even just only again ever already almost often always sometimes soon now aside outside inside abroad ashore everybody somebody nobody anybody today tonight yesterday tomorrow here else perhaps maybe instead indeed moreover meanwhile otherwise therefore well much many few little several enough own same other others out up down back away together apart ahead me him us them myself himself herself itself themselves yourself ourselves everyone everything someone something anyone anything nobody nothing one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions billion billions trillion first second third fourth fifth last next previous former latter later earlier early late recent new latest domestic old good bad better best worse worst big bigger biggest small smaller large larger largest great greater long longer short high higher low lower full whole entire main major minor different similar certain various particular general special several available able unable likely unlikely possible real true clear sure hard easy strong close common simple single far further own key top young late half around',
    'have has had having said say says saying told tell tells telling ask asks asked asking added adds add wrote write writes written writing call calls called calling think thinks thought thinking believe believes believed know knows knew known knowing see sees saw seen seeing look looks looked looking want wants wanted wanting need needs needed try tries tried trying make makes made making take takes took taken taking get gets got gotten give gives gave given giving go goes went gone going come comes came coming put puts putting keep keeps kept keeping find finds found finding show shows showed shown showing use uses used using turn turns turned turning leave leaves left leaving help helps helped helping begin begins began begun beginning start starts started starting stop stops stopped stopping continue continues continued hold holds held holding bring brings brought bringing run runs ran running move moves moved moving set sets setting lead leads led leading meet meets met pay pays paid stand stands stood sit sits sat lose loses lost win wins won send sends sent build builds built fall falls fell fallen reach reaches reached rise rises rose risen grow grows grew grown buy buys bought sell sells sold speak speaks spoke spoken spend spends spent spending carry carries carried mean means meant happen happens happened include includes included including appear appears appeared allow allows allowed expect expects expected planned hope hopes hoped hoping announce announces announced agree agrees agreed accept accepts accepted refuse refuses refused claim claims claimed argue argues argued describe describes described according follow follows followed following create creates created provide provides provided receive receives received remain consider considers considered suggest suggests suggested insist insists insisted warn warns warned deny denies denied decide decides decided face faces faced serve serves served live lives lived living die dies died work works worked working talk talked talking hear hears heard slept sleep sleeps sank sink sinks arrive arrives arrived read reads play plays played like likes liked love loves loved seek seeks sought offer offers offered raise raises raised join joins joined seemed understand understood lay laid lie lies cut cuts drive drives drove driven draw drew drawn break broke broken open opened close closed push pushed pull pulled pass passed voted',
    'people person man men woman women time times year years month months week weeks day days hour hours minute minutes moment night morning evening afternoon weekend decade decades century way ways thing things part parts lot lots number numbers kind kinds sort sorts type types bit case cases fact facts point points side sides place places area areas word words name names example examples end ends rest piece pieces series group groups member members question questions answer answers reason reasons result results idea ideas issue issues matter matters problem problems situation level levels role roles form line lines hand hands head heads eye eyes life home house world country countries state states city cities town nation nations official officials leader leaders mayor chairman chairwoman baker spokesman spokeswoman spokesperson president minister secretary director chief senator professor analyst analysts expert experts critic critics reporter reporters mr mrs ms dr sir statement interview conversation comment comments report reports news article story stories letter email phone percent per cent dollar dollars euro euros pound pounds monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december total amount rate half quarter majority handful range set list variety use average past future present course lack chance sense view views step steps move moves effort efforts attempt attempts',
  ].join(' ')],
];

/** The words that no topic holds, lower case with a curly apostrophe. */
export const stopWords: ReadonlyMap<string, WordClass> = new Map(
  [...classes].reverse().flatMap(([kind, words]) => words.split(' ').map((word): [string, WordClass] => [word, kind])),
);

/** Words in -ly that are not adverbs. */
const nounsInLy: ReadonlySet<string> = new Set('ally anomaly assembly family fly monopoly rally reply supply butterfly jelly belly bully'.split(' '));

/** Whether a word (lower case) looks like an adverb. */
export function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && !nounsInLy.has(word) && !word.includes('-');
}

/** Whether a word (lower case) looks like a verb in the past tense; "Rwanda-backed" is an adjective anywhere. */
export function isParticiple(word: string): boolean {
  return word.length > 4 && /[^e]ed$/.test(word) && !word.includes('-');
}

/** Folds a noun to its singular, roughly: equal for forms of one word is all it promises. Expects lower case. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
