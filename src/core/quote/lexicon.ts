/** Closed classes of English words that the grammar of attribution needs; lower case. */

/** The words of a list that is written with white space in between. */
export const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Words that start a noun phrase. */
export const determiners = set('a an the this that these those his her its their our my your some many most several few all both each every another other any no one two three four five six');
/** Determiners that are left out of a generic speaker's words. */
export const articles = set('a an the');
export const prepositions = set('of for in at from with to on by near about after before during over under between against into through within without among across around behind since until upon via inside outside amid despite per like off');
/** Prepositions that may join the parts of a speaker's description: a spokesman for the ministry in Oslo. */
export const linkingPrepositions = set('of for in at from with to on near inside behind within');
export const conjunctions = set('and but or nor yet so because if when while as that although though whereas since unless than whether before after until once where how why what plus');
export const auxiliaries = set('has have had having is was were are be been being am will would may might could can should must shall did do does \'s \'ve \'d \'re \'ll ’s cannot can\'t won\'t didn\'t doesn\'t don\'t hasn\'t haven\'t hadn\'t isn\'t wasn\'t weren\'t aren\'t wouldn\'t couldn\'t not never get got gets kept keeps');
export const beForms = set('is was were are be been being am get got gets');
export const negations = set('not never didn\'t doesn\'t don\'t won\'t cannot can\'t hasn\'t haven\'t hadn\'t wouldn\'t couldn\'t');
/** Adverbs without -ly that stand between subject and verb or after the verb. */
export const timeWords = set('last this next earlier late early week month year morning afternoon evening night weekend');
export const adverbs = set('himself herself themselves itself meanwhile however moreover nevertheless nonetheless additionally otherwise besides afterward therefore thus perhaps maybe far also later then again often soon now still just even once twice first today yesterday tonight earlier afterwards instead long always sometimes further simply ever already here there recently more too only well back aloud online');
export const subjectPronouns = set('he she they it i we you who which');
export const relatives = set('who which that whom whose');
export const complementizers = set('that whether if how why what who when where which');
/** Things that say what somebody else says in them. */
export const documentNouns = set('statement letter tweet tweets email e-mail post posts message messages memo release speech text note video interview editorial op-ed article blog essay column filing readout account summary transcript report sign poster banner placard notice card leaflet manifesto complaint lawsuit indictment ruling');
/** Days and months, that stand as adverbials and never inside a speaker's description. */
export const dayWords = set('monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today yesterday tonight tomorrow');
export const particles = set('von van der den de del della di da la le bin ibn al el ter dos das du af zu y e');
/** Titles that stand before a name and do not belong to it. */
export const titles = set('mr mrs ms miss mx dr prof professor president prime minister chancellor senator sen rep representative gov governor congressman congresswoman secretary general gen col colonel maj major capt captain lt lieutenant sgt sergeant sir dame lord lady king queen prince princess pope cardinal bishop archbishop rev reverend judge justice chief mayor ambassador admiral adm commissioner chairman chairwoman director vice deputy foreign defense defence attorney speaker sheriff spokesman spokeswoman imam rabbi sheikh ayatollah father sister brother premier councillor cllr cllrs coun alderman inspector insp superintendent supt constable cpl pte detective atty alhaji');
/** Nouns for people who are quoted without a name; capitalised at a sentence's start they are no names. */
export const sourceNouns = set('officials official analysts analyst experts expert critics critic protesters protester economists economist people sources source authorities police lawmakers researchers scientists supporters opponents observers witnesses residents investigators prosecutors lawyers lawyer aides aide advisers adviser advisors spokesman spokeswoman spokesperson leaders leader ministers minister diplomats diplomat commentators historians doctors executives executive traders investors reporters journalists activists activist campaigners scholars republicans democrats conservatives liberals others some many most everyone somebody someone nobody both neither parents students teachers workers voters families relatives friends neighbors neighbours allies rivals strategists pollsters organizers organisers regulators managers engineers farmers fans users polls poll surveys survey analysis records record tallies tally figures emails e-mails filings filing transcript transcripts memo review audit investigation candidates reports report documents data statement studies study research estimates court judge prosecutor government company president team group polling footage video');
/** Auxiliaries that make a verb a possibility: nobody has said what they may say. */
export const modals = set('may might could should must would can \'d ought');
/** Nouns and pronouns that take a plural verb without an s. */
export const pluralWords = set('percent % half majority minority thirds two three four five six seven eight nine ten dozens hundreds thousands millions people police they we i you who men women children parents others some many most several few both all those these that which');
/** Finite verbs that no noun phrase holds: with them a phrase read backwards has left its clause. */
export const commonVerbs = set('went came took made gave left got ran saw knew told found became began brought kept held led met paid sent set spent stood wrote won lost put let felt heard seemed appeared helped wanted tried used visited called said says say sees hears goes comes takes makes gives wants seems appears helps threw broke drove flew fell chose grew drew rose bought caught taught shook stole struck wore withdrew built dealt hurt laid lay quit spoke rode shot slept swept');

/** Whether a word is an adverb between subject and verb. */
export function isAdverb(lower: string): boolean {
  return adverbs.has(lower) || (lower.length > 4 && lower.endsWith('ly') && !notAdverbs.has(lower));
}

const notAdverbs = set('family italy july reply rely apply supply early billy kelly emily sally assembly ally imply bully');

/** Whether a word belongs to a closed class and so cannot be the core of a noun phrase. */
export function isFunctionWord(lower: string): boolean {
  return prepositions.has(lower) || conjunctions.has(lower) || auxiliaries.has(lower) || relatives.has(lower);
}
