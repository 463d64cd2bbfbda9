import type { NewMark } from '../../core/annotation/edit';
import type { SwapRefusal } from '../../core/annotation/swap';
import type { Undone } from './changes';

const verbs = new Map([['accept', 'Accept'], ['reject', 'Reject'], ['retype', 'Change the type of'], ['reattribute', 'Change the speaker of'], ['respan', 'Change the edges of']]);

/** What a step that keeps these marks is called: "Accept 3 suggestions". */
export function stepLabel(marks: readonly NewMark[]): string {
  const [first] = marks;
  const decision = first?.mark.decision, noun = decision === undefined ? 'mark' : 'suggestion';
  const verb = (decision !== undefined && verbs.get(decision)) || 'Add';
  return marks.length === 1 ? `${verb} a ${noun}` : `${verb} ${marks.length} ${noun}s`;
}

/** Why an annotation stayed as it is, as a sentence for the user. */
export function messageFor(reason: SwapRefusal, file: string): string {
  if (reason === 'answered') return `A mark in ${file} was answered meanwhile, so it stays.`;
  if (reason === 'gone') return `A mark in ${file} was deleted meanwhile, so it stays deleted.`;
  return `A mark in ${file} was changed by someone else meanwhile, so it stays as it is.`;
}

/** What undo or redo did, as a sentence; equal refusals are said once. */
export function undoneMessage(verb: 'Undone' | 'Redone', { label, changes, refused }: Undone): string {
  const kept = [...new Set(refused.map(({ message }) => message))];
  const said = changes > 0 || refused.length === 0 ? [`${verb}: ${label}.`] : [`Not ${verb.toLowerCase()}: ${label}.`];
  return [...said, ...kept.slice(0, 2), ...(kept.length > 2 ? [`${refused.length} pieces stay as they are.`] : [])].join(' ');
}
