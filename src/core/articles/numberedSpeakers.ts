/** What an export calls somebody whose name it does not know: "Speaker 1", "SPEAKER_00", "Participant B". */
const numbered = /^(?:unknown |unidentified )?(?:speaker|participant|respondent|interviewee|interviewer|voice|person|guest|caller|student|juror|witness)[ _#]*[\p{Lu}\d]{1,4}$/iu;

/** Whether the words are such a name that an export numbers speakers with. */
export function isNumberedSpeaker(words: string): boolean {
  return numbered.test(words);
}
