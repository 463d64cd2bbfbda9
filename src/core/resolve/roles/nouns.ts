import type { EntityType } from '../../analysis/types';
import { occupations } from '../../recognize/facts/persons';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What people are called besides their occupations; "chief executive" and the like end in one of these. */
const people = words(`
academic academician administrator advocate agent alumnus apprentice archaeologist archbishop arbiter assemblyman assemblywoman assistant associate
auctioneer bailiff baker baron baroness bassist bearer beneficiary bookseller bookkeeper boss broker builder bureaucrat butcher candidate cardinal caretaker carpenter caster cellist
chair champion chaplain citizen cleric clerk cleaner co-author co-chair co-director co-owner commentator compatriot confidant congressman congresswoman consultant contractor contributor convener cook
coordinator coroner correspondent councillor councilman councilwoman counsel countryman courier creator crewman cricketer cardiologist dean defector defendant delegate deputy descendant deserter developer directress disciple docker drummer
educator electrician elder employee employer entertainer envoy evangelist ex-boyfriend ex-girlfriend ex-husband ex-minister ex-president ex-wife examiner exile expert face fan fellow fiancé fiancée fighter figure figurehead financier firefighter footballer foreman forecaster freelancer fundraiser
gardener geographer girlfriend boyfriend goalscorer governess graduate grandfather grandmother guard guardian guerrilla guide guitarist guru head headmaster headmistress headteacher heir heiress hero heroine homemaker hostage hotelier housewife
immigrant incumbent industrialist informant inhabitant inmate insider inspector instructor intellectual intern interpreter investigator jeweler jihadist journalist jurist juror keeper knight laborer labourer landowner landlord lecturer legislator leader lieutenant lifeguard linguist
loyalist machinist magistrate maker man mathematician mayor mayor-elect mechanic mediator member mentor merchant midwife militant miner minister missionary monk monarch mother-in-law father-in-law brother-in-law sister-in-law son-in-law daughter-in-law moderator musicologist mufti native naturalist negotiator neurologist neuroscientist newcomer newsreader nun nurseryman
observer officeholder officer ombudsman operator opponent optician orator organizer organiser orphan outsider paramedic parliamentarian parishioner participant passenger pathologist patriarch patron pensioner person pharmacist philanthropist physician pianist pioneer pitcher planner plaintiff plumber policeman policewoman policymaker politician politico
potter premier president-elect principal prisoner prodigy programmer promoter proponent proprietor protege protégé protester provost publicist publisher pundit quartermaster racer radiologist ranger rebel receptionist rector recruit referee reformer refugee registrar regulator reporter representative
researcher retiree reviewer roommate ruler salesman salesperson saleswoman schoolteacher scholar scion secretary-general seller senator sergeant servant sheriff shareholder shipbuilder shopper sibling sailor skipper smuggler socialite soldier solicitor soloist songwriter sovereign speaker specialist speechwriter spokesperson spouse
statesman statistician stateswoman stepfather stepmother stepson stepdaughter steward stockbroker storyteller strategist stylist subordinate successor superintendent supervisor supporter surveyor sultan tailor teammate teenager technician technologist tenant tenor soprano tourist trainee trainer treasurer trustee tutor twin
undersecretary understudy undertaker upholsterer usher veterinarian vet vicar vice-chair vice-chairman vice-chancellor vice-president villager vintner violinist visitor volunteer voter waiter waitress warden warlord warrior watchmaker weaver welder winner witness woman worker youth zoologist 
attaché aristocrat alderman arborist biographer botanist brigadier cameraman cartoonist centenarian chairwoman choreographer clergyman co-host co-pilot co-worker cosmonaut criminologist demographer dentist dramatist ethicist ethnographer firebrand folklorist forester glaciologist harbourmaster hydrologist hydrographer illustrator immunologist lobbyist logistician longshoreman masseur
microbiologist nutritionist oceanographer ophthalmologist oncologist ornithologist paediatrician pediatrician paleontologist petitioner podcaster populist propagandist radiographer restaurateur roboticist satirist seismologist semiotician shepherd stonemason taxidermist testator toxicologist trombonist trumpeter typographer vlogger vocalist volcanologist webmaster
mastermind namesake counterpart laureate alternate aspirant challenger frontrunner front-runner contender favourite favorite ally foe enemy nemesis critic detractor admirer follower backer benefactor commander-in-chief editor-in-chief`);

/** What organisations are. */
const organisations = words(`
academy affiliate mater agency airline alliance arm army assembly association authority automaker band bank battalion bloc board body branch brand brewer brewery brigade broadcaster brokerage bureau business cabinet campaign carmaker carrier caucus centre center chain chamber charity chipmaker church clinic club coalition collective college commission committee commune company confederation
conglomerate congregation consortium consultancy contractor cooperative corporation council court creditor daily dealer department developer distillery distributor division employer enterprise exchange exporter faction faculty federation firm fleet force forum foundation franchise front fund gang garrison gazette giant government grocer group grouping guild holding hospital hotelier house importer incubator
initiative institute institution insurer investor journal junta laboratory lab label lender league library lobby magazine maker manufacturer marketplace militia ministry monitor monopoly movement museum navy network newsletter newspaper newsroom nonprofit non-profit office operator opposition orchestra order organisation organization outfit outlet owner panel parish party paper partner party partnership platform police practice press producer programme program provider publication publisher quango rebels regiment regulator retailer ring rival school
sect secretariat seller service shipbuilder shipowner shipper site society squad startup start-up station steelmaker store studio subsidiary supplier supermarket supporter surgery syndicate tank team thinktank theatre theater trader trust troupe union unit university utility vendor watchdog website weekly wholesaler wing yard army successor spinoff spin-off parent owner chipmaker winemaker carmaker drugmaker planemaker toymaker`);

/** What places are. */
const places = words(`
archipelago area atoll backer bay beach borough bridge canal cape capital castle city colony commune continent country county creek desert district dependency enclave exclave estuary exporter fortress gateway glacier gulf hamlet harbor harbour hill home hub importer inlet island isle islet kingdom lake locality metropolis mountain municipality nation neighborhood neighbourhood neighbor neighbour oasis outpost
park parish peninsula plateau port powerhouse prefecture principality producer province quarter region republic resort reef river sea seaport seat settlement shire state stronghold strait street suburb superpower supporter ally territory town township tract valley village volcano ward waterway`);

/** Nouns for what happens or is said: "Akkel quit, a move that …" describes nobody. */
const abstractNouns = words(`
act accusation affair agreement attack attempt bid blow call case challenge change charge chance choice claim coup crime cut day deal debate decade decision defeat demand demonstration drop effort end event evening example failure feat few fight fraction gain goal half handful hint hour idea increase incident insult issue job kind law loss lot majority meeting message minute minority mistake moment month morning move
night number offer one order outcome pace pair part pattern period place plan pledge plot point policy position practice price problem process project promise proposal prospect protest question range rate reason record reference region result reversal right rise risk role rule same scandal scene scenario shift shock sign sort speech stance statement step story strike string subject surge system task tactic talk term test thing threat time topic total trend trial trip triumph truth turn twist type version victory view violation visit vote war warning way week weekend welcome win wish word work world year
`);

/** Whether a noun in the singular says what a thing of a type is. */
export function isRoleNoun(word: string, type: EntityType): boolean {
  const noun = word.toLowerCase();
  if (type === 'ORG') return organisations.has(noun);
  if (type === 'PLACE') return places.has(noun);
  return type === 'PERSON' && (occupations.has(noun) || people.has(noun) || agent.test(noun));
}

/** Endings that only nouns for people have. */
const agent = /^\p{L}{3,}(?:ologist|ographer|ographist|woman|person|keeper|holder|monger|smith|wright|master|owner|maker|writer|player|singer|worker|driver)$/u;

/** Whether a noun is of what happens, so that a phrase with it describes nobody. */
export function isAbstract(word: string): boolean {
  const noun = word.toLowerCase();
  return abstractNouns.has(noun) || /^\p{L}{3,}(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|ings?|ions|ments)$/u.test(noun);
}

/** A noun for several people or bodies as the word for one: "presidents" -> "president"; null when it is none. */
export function singularOf(word: string): string | null {
  const noun = word.toLowerCase();
  if (noun.endsWith('men')) return `${noun.slice(0, -2)}an`;
  if (noun.endsWith('wives')) return `${noun.slice(0, -3)}fe`;
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : null;
}
