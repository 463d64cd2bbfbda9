/** Words that are capitalised at the start of a sentence and are never themselves a name. */
export const functionWords = new Set(`
a an the this that these those my your his her its our their some any each every no all both either neither another such many much few several most more less other
i you he she it we they me him us them who whom whose which what when where why how whoever whatever whenever wherever myself himself herself itself ourselves themselves
and or but nor so yet for if because although though while whereas unless until till since as than once lest whether
in on at by of to from with without within into onto upon over under above below between among amid amidst across through throughout during before after against about around near behind beyond beside besides despite toward towards along outside inside off out up down via like unlike except including following according regarding concerning
is are was were be been being am do does did done doing have has had having would shall should can could may might must ought let lets
not never only also too very just even still already again ever then now here there thus hence therefore however moreover furthermore meanwhile nevertheless nonetheless otherwise instead indeed perhaps maybe else rather quite almost nearly often sometimes usually always soon later earlier today yesterday tomorrow tonight recently currently previously eventually finally initially originally apparently clearly obviously fortunately unfortunately
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion
yes no oh well ok okay please thanks dear hello hi
i'm i’m i've i’ve i'll i’ll i'd i’d it's it’s he's he’s she's she’s we're we’re we've we’ve they're they’re you're you’re that's that’s there's there’s don't don’t didn't didn’t can't can’t won't won’t isn't isn’t what's what’s let's let’s
`.trim().split(/\s+/));

/** Words in capitals that name neither an organisation nor a place. */
export const plainAcronyms = new Set(`
A I AI IT B.C. A.D. G.D.P. C.E.O. H.I.V. T.V. P.R. D.N.A. MoU MoUs MOU MOUs NDA MP3 FM HH HRH DGP SP DC IG MLA MLAs PIL FIR PHOTO WATCH VIDEO LIVE UPDATE EXCLUSIVE BREAKING TV PC OK DVD CD HD PR HR CEO CFO COO CTO CIO MP MPs PhD MBA MD BA MA BSc DJ VIP GDP GNP CPI VAT IPO ETF ESG PPP ROI FDI SME SMEs GPS DNA RNA HIV AIDS COVID SARS MERS PCR ICU PPE PTSD ADHD UFO UFOs LED LCD USB CCTV FAQ DIY ATM PIN SIM SMS GMT EST EDT PST PDT UTC BST CET IST AM PM BC AD BCE CE KM KG MPH RPM HP NGO NGOs LGBT LGBTQ LGBTQI BIPOC STEM IQ EV EVs SUV SUVs UAV UAVs USD EUR GBP JPY INR CNY RMB AUD CAD CHF ZAR NGN KES GHS AED SAR QAR RM RS NFT NFTs API APIs URL WWW HTML PDF ID IDs IED IEDs WMD ICBM AK MVP GOAT FYI ASAP RIP TBA TBC II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI ACT BILL AND THE OF TO IN FOR ON BY OR NEW NOT WITH FROM Q1 Q2 Q3 Q4 H1 H2 CO2 PM2.5 5G 4G 3G 2D 3D
`.trim().split(/\s+/));

/** Months by full name and abbreviation, with their number. */
export const months = new Map<string, number>([
  ['January', 1], ['February', 2], ['March', 3], ['April', 4], ['May', 5], ['June', 6], ['July', 7], ['August', 8], ['September', 9], ['October', 10], ['November', 11], ['December', 12],
  ['Jan.', 1], ['Feb.', 2], ['Mar.', 3], ['Apr.', 4], ['Jun.', 6], ['Jul.', 7], ['Aug.', 8], ['Sept.', 9], ['Sep.', 9], ['Oct.', 10], ['Nov.', 11], ['Dec.', 12],
  ['Jan', 1], ['Feb', 2], ['Mar', 3], ['Apr', 4], ['Jun', 6], ['Jul', 7], ['Aug', 8], ['Sept', 9], ['Sep', 9], ['Oct', 10], ['Nov', 11], ['Dec', 12],
]);

/** The days of the week. */
export const weekdays = new Set(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays', 'Mon.', 'Tue.', 'Tues.', 'Wed.', 'Thu.', 'Thurs.', 'Fri.', 'Sat.', 'Sun.']);

/** Capitalised words that are neither names nor the start of one in the middle of a sentence. */
export const plainCapitals = new Set(['God', 'Allah', 'Lord', 'Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Internet', 'Covid', 'Covid-19', 'COVID-19', 'Ph.D.', 'B.A.', 'M.A.', 'A.I.', 'No.', 'Vol.', 'Fig.', 'Art.', 'Eq.', 'Mom', 'Dad', 'Mum', 'Web', 'State', 'Act', 'Bill', 'Ave.', 'St.', 'Nobel', 'Oscar', 'Grammy', 'Emmy']);
