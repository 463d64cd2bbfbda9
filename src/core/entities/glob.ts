/**
 * Tells whether paths match a glob: `*` and `?` within a folder's or file's name, `**` over any number of folders, `{a,b}`
 * for one or the other. Without regular expressions, since the globs come from files that anybody may have written.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const patterns = alternatives(glob.replace(/^\.?\//, '')).map((pattern) => pattern.split('/'));
  return (path) => {
    const parts = path.split('/');
    return patterns.some((pattern) => wildcards(pattern, parts, (part) => part === '**', (part, name) => wildcards([...part], [...name], (char) => char === '*', (char, other) => char === '?' || char === other)));
  };
}

/** More spellings than this are not tried. */
const mostAlternatives = 64;

/** A glob without braces for each way of choosing between theirs. */
function alternatives(glob: string): string[] {
  let open = [glob];
  const done: string[] = [];
  while (open.length > 0) {
    const next: string[] = [];
    for (const pattern of open) {
      const end = pattern.indexOf('}'), start = pattern.lastIndexOf('{', end);
      if (end < 0 || start < 0 || done.length + next.length > mostAlternatives) done.push(pattern);
      else for (const choice of pattern.slice(start + 1, end).split(',')) next.push(pattern.slice(0, start) + choice + pattern.slice(end + 1));
    }
    open = next;
  }
  return done;
}

/** Matches a list with stars, each of which stands for any number of elements; time is at most the product of both lengths. */
function wildcards<T>(pattern: readonly T[], list: readonly T[], isStar: (element: T) => boolean, same: (element: T, other: T) => boolean): boolean {
  let at = 0, star = -1, resume = 0;
  for (let i = 0; i < list.length;) {
    const element = pattern[at], other = list[i];
    if (element !== undefined && isStar(element)) {
      star = at++;
      resume = i;
    } else if (element !== undefined && other !== undefined && same(element, other)) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}
