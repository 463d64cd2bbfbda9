import { addTo } from '../multimap';
/** English short forms beside the names that they stand for; what opens its long form ("Dan") needs no entry. */
const families = `
abigail abby|albert bert|alexander alec sandy sasha|alfred fred freddie|amanda mandy|andrew andy drew|anthony tony|arthur artie|augustus gus|barbara babs|benjamin benji|bernard bernie|bridget biddy|
catherine katherine kathryn cathy kathy kate katie kitty|charles charlie charley chuck chas|christina christine tina|cynthia cindy|deborah debra debbie|dorothy dot dottie dolly|edward eddie ted ned teddy|edmund ned|
eleanor ellie nell nellie|elizabeth liz beth betty betsy bess lizzie eliza libby|eugene gene|florence flo flossie|frances fanny francie|francis frank frankie|frederick freddie freddy|gerald gerry jerry|gertrude trudy|gregory greg|
harold hal harry|henry harry hank|isabella bella|jacqueline jackie|james jim jimmy jamie|janet jan|jennifer jenny|jeremiah jerry|john jack johnny|jonathan jon jonny|joseph joey|josephine josie|judith judy|kenneth kenny|
lawrence laurence larry|leonard lenny|louis lou|louise lou|madeleine maddie|margaret maggie meg peggy margie greta|martha patty|mary molly polly|matilda tilly|michael mike mick mickey|mildred millie|nancy nan|nathaniel nate|nicholas nick|
patricia patsy patty trish tricia|patrick paddy|penelope penny|peter pete|philip phil|rebecca becky|richard dick rick ricky richie|robert bob bobby rob robbie bert|ronald ronnie|rosemary rosie|samuel sammy|sarah sally|
stephen steven steve|susan sue susie|theodore ted teddy|theresa teresa terry tess|thomas tommy|timothy timmy|valerie val|victoria vicky tori|vincent vinnie|virginia ginny|walter wally|wilfred wilf|william bill billy will willy|zachary zack`;

const familiesOf = new Map<string, number[]>();
families.trim().split('|').forEach((family, index) => {
  for (const name of family.trim().split(' ')) addTo(familiesOf, name, index);
});

/** Whether two first names, in lower case, may be the same one: "bill" and "william", but not "robert" and "albert". */
export function isNickname(a: string, b: string): boolean {
  const families = familiesOf.get(b);
  return families !== undefined && (familiesOf.get(a)?.some((family) => families.includes(family)) ?? false);
}
