import type { QuotationMode } from '../analysis/types';
import type { CueFrame } from './cues';

/** Verbs by what may follow them. */
export type FrameTable = Partial<Readonly<Record<CueFrame, string>>>;

/**
 * Verbs that attribute something without reporting words, by mode and frame; `+a/b`, `=addressee` and `?` as in the
 * table of cues.
 */
export const stanceVerbs: Readonly<Record<Exclude<QuotationMode, 'statement'>, FrameTable>> = {
  belief: {
    clause: 'believe think know feel see fear? hope? expect find? show? learn',
    that: 'understand realize know see consider',
    object: `think believe know see view+as consider expect recognize foresee imagine fear? hope+for favor? prefer want love hate
      admire respect trust? doubt? question? worry+about think+about/of know+about/of learn+about/of remember recall believe+in hear+about
      dream+of wonder+about care+about anticipate envision`,
    infinitive: 'want hope? expect prefer like love fear? wish',
  },
  intention: {
    infinitive: `plan? seek look intend aim? decide decline refuse? threaten vow? pledge? promise? agree offer? hesitate
      propose`,
    object: `seek plan+on/for decide consider weigh mull contemplate pursue promise? offer? pledge? announce push+for
      vote+for/against look+for agree+to/on opt+for`,
  },
  stance: {
    object: `name? view feel? accept? touch+on dwell+on strike+down campaign+for/against identify+as/with promote press+for underscore display? herald relish savage notice? mandate? restrict co-sponsor cosponsor
      write+about/on report+on announce+on aim+at balk+at lay+out rule+out weigh+in zero+in tick+off swipe+at bristle+at scoff+at
      marvel+at spell+out call+out hold+up play+down/up talk+down rally+behind/around caution+against cling+to veer+from
      preach hedge regret rue dread relay recite rehash flag? flout belittle demean disown renounce fret+about/over obsess+over
      forswear forgive scorn? loathe despise detest abhor adore idolize revere esteem cherish mourn bash trash? skewer roast? excoriate
      pillory vilify demonize malign smear? disparage pummel heckle berate upbraid reprimand reproach admonish commend
      compliment toast? flatter woo vouch+for stick+by/with back+away/off walk+back distance+from disavow backpedal+on backtrack+on
      renege+on waffle+on hedge+on equivocate+on elaborate+on expound+on opine+on pontificate+on ruminate+on reflect+on muse+about/on
      reminisce+about gush+about/over rave+about rant+about/against vent+about fume+about/over grumble+about/over gripe+about grouse+about
      moan+about whine+about bicker+over quarrel+over/with spar+over/with squabble+over wrangle+over haggle+over feud+over wrestle+with
      grapple+with
      endorse support? oppose back? favor? reject attack? blast? assail mock question? dismiss defend criticize criticise praise? thank=addressee credit?
      knock challenge? condemn denounce deplore deride embrace welcome? applaud hail congratulate salute cheer?
      champion? advocate? echo? cite mention? reference? discuss describe list? identify compare contrast
      liken label? consider highlight emphasize stress? downplay exaggerate minimize ignore note? quote? retweet repeat? reiterate deny dispute?
      refute contradict correct rebut counter? concede acknowledge admit recall recount explain reveal expose report? detail? outline?
      announce declare pronounce proclaim unveil post? tweet? file? sign request? demand? order? urge
      instruct invite ask=addressee warn=addressee remind=addressee convince=addressee persuade=addressee assure=addressee
      authorize approve ban? prohibit appoint accuse blame? charge? scold chide rebuke? ridicule insult?
      slam? rip lambaste pan decry bemoan lament resist? resent shun spurn boycott? tout trumpet? hype laud voice?
      convey articulate offer? propose suggest recommend float pitch? claim? assert allege insist+on call comment+on
      talk+about/of/up speak+about/of/for/against respond+to refer+to allude+to point+to rail+against side+with agree+with
      disagree+with differ+with/on object+to appeal+to/for call+on/for/out harp+on stand+by/with
      shrug+off brush+off lash+out go+after clash+over argue+about/over
      worry+about complain+about warn+of/about/against joke+about boast+about/of brag+about ask+for apologize+for press+for/on lobby+for/against
      testify+about/on hint+at insinuate predict forecast? project? estimate? calculate assess judge? interpret
      portray cast+as frame characterize depict dub brand? title? term? count+on pledge+to answer?
      examine explore analyze discover conclude determine find? indicate demonstrate show?
      confirm verify suspect? guess?`,
    clause: 'indicate demonstrate discover determine agree',
    that: 'decide rule? confirm',
    infinitive: 'ask=addressee urge=addressee order=addressee encourage=addressee call? claim?',
  },
};

/** Nouns that somebody has or holds, by the word that leads to what they are about: "the mayor’s plan to …", "their fear that …". */
export const stanceNouns: Readonly<Record<QuotationMode, Readonly<Record<string, string>>>> = {
  statement: {
    that: `claim assertion statement announcement argument allegation suggestion remark warning insistence contention accusation comment
      conclusion prediction denial admission complaint charge testimony explanation message
      assurance declaration claims assertions statements arguments allegations suggestions remarks warnings accusations comments
      predictions complaints charges assurances finding findings report reports rumor rumors reminder acknowledgment acknowledgement confirmation`,
    about: 'comments comment remarks remark statement statements claims questions question complaints complaint jokes joke tweets lies warnings warning',
    of: 'criticism description criticisms account accusations accusation denunciation condemnation mention characterization depiction portrayal denial critique praise',
    for: 'call calls request requests praise criticism demand demands plea pleas',
    on: 'comments remarks statement statements criticism',
    against: 'accusations allegations charges attacks allegation tirade rant claims',
    to: 'response reply answer reference references call calls request requests tribute objection objections',
  },
  belief: {
    that: `belief view hope hopes fear fears idea concern concerns doubt doubts opinion confidence conviction impression assumption worry worries feeling
      notion suspicion expectation expectations sense theory`,
    about: 'concerns concern doubts doubt worries worry views fears anxiety skepticism questions feelings opinions thoughts ideas',
    of: 'view views opinion fear fears hopes hope understanding approval disapproval vision perception dislike hatred love knowledge memory memories',
    for: 'hopes hope preference passion enthusiasm respect admiration vision desire contempt disdain sympathy',
    on: 'views view opinion thoughts opinions',
    to: 'desire hope hopes wish need',
    in: 'confidence faith interest belief trust',
  },
  intention: {
    to: `plan plans promise promises pledge pledges vow vows decision decisions proposal proposals threat threats offer offers
      intention intentions commitment refusal willingness readiness reluctance determination inclination ambition`,
    that: 'promise pledge vow promises threat decision',
    for: 'plan plans proposal proposals',
    on: 'decision',
    of: 'promise promises threats',
  },
  stance: {
    to: 'attention response tribute opposition objections resistance allegiance aversion',
    of: `favor mention opponent champion defender fan admirer backer believer architect sponsor hopes secret endorsement endorsements rejection defense defence support approval dismissal critique assessment mockery
      proponent supporter supporters critic critics advocate backing skepticism evaluation`,
    for: 'support advocate case endorsement backing disregard tolerance',
    against: 'case vote argument arguments complaint',
    that: 'case position',
    with: 'disagreement dispute feud frustration',
    about: 'position enthusiasm argument arguments details message idea ideas',
    on: 'stance attack attacks position positions opinion criticism stand assault focus',
    at: 'shots swipe swipes aim fun',
  },
};

/** What somebody is, by the word that leads to what it is about: "is worried about …", "was eager to …". */
export const stanceAdjectives: Readonly<Record<Exclude<QuotationMode, 'statement'>, Readonly<Record<string, string>>>> = {
  belief: {
    that: `confident worried concerned hopeful aware convinced certain sure optimistic doubtful skeptical afraid fearful glad surprised proud happy sorry
      disappointed adamant clear grateful nervous unsure`,
    about: `worried concerned skeptical optimistic excited nervous enthusiastic uncertain unsure angry upset anxious pessimistic cautious passionate serious
      happy ambivalent uneasy apprehensive`,
    of: 'aware wary proud afraid critical skeptical supportive fond tired certain sure suspicious dismissive mindful convinced fearful confident conscious ashamed',
    in: 'confident interested',
    wh: 'unsure uncertain unclear aware sure',
    with: 'comfortable satisfied unhappy happy disappointed frustrated uncomfortable',
    by: 'angered',
    on: 'keen',
  },
  intention: {
    to: `eager determined reluctant willing ready prepared unwilling hesitant happy anxious inclined loath desperate
      tempted afraid`,
    on: 'intent bent',
  },
  stance: {
    to: 'opposed open loyal sympathetic resistant hostile dedicated indifferent',
    of: 'critical supportive dismissive tolerant',
    about: 'clear vocal explicit adamant',
    against: 'biased',
  },
};
