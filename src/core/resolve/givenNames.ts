import { set } from '../quote/lexicon';
import { lexicon } from '../recognize/lexicon';

/** Given names, lower case without accents, borne almost only by women. */
const femaleNames = set(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
  kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley anna
  brenda pamela emma nicole helen samantha katherine catherine christine debra rachel carolyn janet maria heather diane olivia julie joyce
  victoria virginia ruth lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara
  janice ann anne kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie
  theresa diana brittany doris kayla alexis lori marie ursula annalena giorgia sanna mette kaja hillary ivanka melania kamala
  condoleezza carly kellyanne elena olga svetlana natalia tatiana irina yulia ekaterina anastasia fatima aisha leila zainab maryam noor
  amina ingrid astrid greta heidi katrin sabine petra claudia monika brigitte francoise isabelle chantal sylvie nathalie valerie
  marine segolene simone giulia chiara francesca paola lucia carmen pilar rosa dolores mercedes ana ines beatriz fernanda camila
  valentina gabriela daniela alejandra dilma michele jacinda nicola rebekah imran-khatun priti suella liz sheryl marissa
  indira sonia priyanka deepika anjali sunita mei yuki sakura keiko naomi miriam esther leah tamar ayelet vicky vivian wendy
  tammy tracy tina tiffany sylvia sonya sheila sally roberta rita renee peggy paula norma nina molly miranda minnie mildred maureen marsha
  loretta lois lillian leslie kirsten kirstjen kate katie karine jill jenna jen jeanne jane irene hope holly gwen gretchen gail fiona
  felicia erin erica eleanor elaine edith ella eva debbie dawn dana crystal connie colleen cindy charlene cecilia carrie caroline candace
  bonnie bridget bernice belinda becky audrey arlene april antonia annie annette anita alison alicia agnes zoe haley nikki huma anya kim
  ada adaeze alexandra amara amelia aoife ayesha ayumi beatrice berit bertha blanche bronwyn chioma clara cora daisy delia divya dora effie
  eliza ellen elsa elsie emilia eunice eveline fanny flora florence folake freja georgia georgina gertrude gladys gwyneth hanne haruka
  hattie hazel hester hilda hortense ida ifeoma imogen inga ingeborg ivy jemima ji-woo josephine josie juliet justine kathy kavita khadija
  kitty lakshmi layla leona leonora lettie lilly lily liv lottie louisa louise lucille lucy lydia mabel madeline maggie mamie marcia maren
  margery margo marian marianne marina marion marit marjorie martina matilda maud maude mavis maya meera mei-ling melinda meredith michiko
  millicent millie mimi minna mollie muriel myra myrtle nadia nadine nadira natasha neha nell nellie netta ngozi niamh nomsa noreen noriko
  odette olive opal padma patsy patty pauline pearl penelope petunia philippa phoebe phyllis polly pooja radha rania rekha rhoda rosalie
  rosalind rosamund rosemary rosie roxanne sadie samira saoirse selena selma serena shanti shirin shreya sigrid simona siobhan solveig
  soo-jin sophie soraya stella sue susanna susannah sushma suzanne sybil tabitha tania tanya tess thandiwe thelma trudy tuva uma una usha
  valeria vanessa vera verna veronica vidya viola violet wanda wangari wanjiku wilhelmina willa winifred xiaoling yasmin yoko yolanda
  yvette yvonne zahra zara zelda`);

/** Given names, lower case without accents, borne almost only by men. */
const maleNames = set(`james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald
  steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
  justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas
  zachary peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse
  bryan billy bruce gabriel joe logan albert willie alan eugene russell vincent philip bobby johnny bradley vladimir dmitri dmitry sergei
  sergey ivan mikhail nikolai alexei aleksei alexandr aleksandr boris yuri igor oleg viktor volodymyr petro andriy anton pavel konstantin
  emmanuel francois jacques pierre jean-claude nicolas laurent olivier bernard michel philippe antoine guillaume friedrich olaf helmut gerhard
  klaus hans jurgen wolfgang uwe stefan markus matthias lars sven bjorn erik magnus anders jens mario matteo silvio giuseppe giovanni luigi
  marco paolo antonio carlos juan luis miguel pedro pablo jorge fernando javier alejandro diego rafael enrique ricardo eduardo manuel hugo
  mohammed muhammad mohammad mohamed ahmed ahmad ali hassan hussein omar ibrahim yusuf mustafa abdullah khalid tariq bashar recep mehmet
  yitzhak ehud ariel shimon avigdor naftali yair moshe binyamin narendra rahul amit manmohan imran nawaz asif shahbaz hamid ashraf
  xi jinping jian wei hiroshi kenji shinzo fumio yoshihide kim-jong moon ban felix clemens armin marcel andras barack mitt
  newt ted ben bernie rand chris rick jeb lindsey mike martin bob bill al dick tim tom jim jon dan dave steve greg matt jeff rob ron
  ken don doug glenn todd chad brett brad craig curtis dale dean derek duane dwight earl edgar edwin elliot ernest fred gene gilbert glen
  gordon grant harry harvey herbert herman howard ian ira isaac jared jay jerome joel karl kirk kurt lance lee leo leon leonard lester
  lloyd louis lucas luke malcolm marcus marvin maurice max melvin milton mitch morris neil nelson norman oliver oscar otto owen perry pete
  phil ralph randy ray reginald rex rodney roland ross roy rudolph rudy rupert sam seth sheldon shawn sidney simon spencer stanley stuart
  theodore tony travis trevor vernon victor wade warren wayne wesley zach reince corey dwayne clint chuck elon tucker sebastian
  abdul abel abraham adolf aidan akira albrecht alec alfred algernon alistair allan allen alphonse alvin amos angus archibald archie arjun
  arnold artur axel barnaby barney bartholomew basil benedict bert bertrand bilal boyd brendan byron caleb calvin cecil cedric chester
  chukwu clarence clark claude claus clifford clive colin conrad cormac cornelius cyril daisuke damian darren declan deepak desmond
  dinesh dominic duncan ebenezer eli elias elmer emeka emil eoin ephraim ernst ezra faisal ferdinand fergus finbar floyd franklin
  franz frederick fritz ganesh gareth garrett geoffrey gerard godfrey gopal graham gregor gus gustav guy hal hamish hamza hank haruto
  heinrich henrik horace hubert humphrey ichabod ignatius isaiah ismail ivo jake jamal jasper jed jeremiah jimmy johan johann jonas
  josef julian julius kamau karel karim kofi krishna kwame lanny lasse lenny leopold liam lionel ludwig luther mads mahmoud manfred
  manoj marc maximilian miles min-jun montgomery mortimer moses mukesh myron nabil ned nigel nils noel norbert octavius odin olav
  oluwole orville osvald otis padraig palmer percy pietro prakash quentin rajesh ralf ramesh randall raphael rashid rasmus ravi reuben
  rhys roderick rodrigo roman ronnie rufus salman sammy sanjay seamus seymour sherlock siegfried silas simeon sipho
  solomon soren stefano suresh sverre sylvester takeshi tarek terence thaddeus themba theo tobias toby tommy torben torsten tunde ulrich
  uriah vaclav vijay vikram virgil walid walt wei-ming wilbur wilfred wilhelm winston wolf yosef youssef yuto zachariah`);

/** Whether a word, lower case without accents, is one of the commonest given names. */
export function isCommonGivenName(word: string): boolean {
  return femaleNames.has(word) || maleNames.has(word);
}

/** The pronoun of nearly all who bear a given name, lower case without accents: a hint, no more. Null for names that both bear, or unknown ones. */
export function pronounOfGivenName(name: string): 'he' | 'she' | null {
  const she = femaleNames.has(name), he = maleNames.has(name);
  if (she !== he) return she ? 'she' : 'he';
  return she ? null : lexicon.bearer(name);
}
