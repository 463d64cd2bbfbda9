import { registerAnchors } from './anchors/anchors';
import type { Feature } from './app';
import { registerCommands } from './commands/commands';
import { registerQuickFixes } from './commands/quickFixes';
import { registerQuotationKeys } from './commands/quotationKeys';
import { registerHistory } from './history';
import { registerHighlights } from './highlights/highlights';
import { registerHover } from './hover/hover';
import { registerMarking } from './marking/marking';
import { registerMoves } from './moves/moves';
import { registerNotes } from './notes/notes';
import { registerProblems } from './problems';
import { registerRereading } from './rereading';
import { registerRename } from './rename/rename';
import { registerReview } from './review/register';
import { registerQuotationChecks } from './quoteCheck/quoteCheck';
import { registerStatusBar } from './statusBar';
import { registerViews } from './views/views';
import { registerWorkspaceFiles } from './workspaceFiles';

/** Everything the user sees, one line each. */
export const features: readonly Feature[] = [
  registerProblems,
  registerRereading,
  registerCommands,
  registerHighlights,
  registerHistory,
  registerWorkspaceFiles,
  registerMarking,
  registerNotes,
  registerRename,
  registerReview,
  registerAnchors,
  registerMoves,
  registerQuickFixes,
  registerQuotationKeys,
  registerQuotationChecks,
  registerStatusBar,
  registerHover,
  registerViews,
];
