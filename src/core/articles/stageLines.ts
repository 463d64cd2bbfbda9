const longest = 160;
const madeBy = /^(?:transcribed (?:by|with|using)|transcript(?:ion)? (?:by|provided|made|outsourcing)|this transcript\b|the transcript(?:ion)? (?:has been|was)\b|automatically transcribed|end of (?:transcript|recording|interview|audio)|recording (?:ends|stopped|started)|\(?(?:whereupon|recess|proceedings)\b|end[ \t]+\d{1,2}:\d{2}\b)/iu;
const system = /\b(?:started|stopped) (?:the )?(?:transcription|recording)\.?$|\b(?:joined|left) the (?:meeting|conference)\.?$/iu;
const oath = /\b(?:(?:duly|having been(?: first)?|being(?: first)?) sworn|testified as follows|called as a witness|having been (?:called|recalled))\b/iu;

/** Whether a line in a transcript is nobody's speech: a title in capitals, who was sworn in, who made the transcript. */
export function isNobodys(prose: string): boolean {
  const line = prose.trim();
  if (line.length > longest) return oath.test(line.slice(0, 400)) && line.endsWith(':');
  return madeBy.test(line) || system.test(line) || isTitle(line) || isOath(line);
}

/** Whether a line says that somebody is a witness from here on. */
export function isOath(prose: string): boolean {
  const line = prose.trim();
  return line.length <= 400 && oath.test(line) && /^(?:[\p{Lu}\d\s.,’'-]{6,}|THE WITNESS)/u.test(line);
}

/** "CROSS-EXAMINATION": capitals without a stop. */
function isTitle(line: string): boolean {
  return /^[\p{Lu}\d][\p{Lu}\d\s&’',/-]{3,60}$/u.test(line) && /\p{Lu}{3}/u.test(line);
}
