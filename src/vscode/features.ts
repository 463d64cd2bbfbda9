import type { Feature } from './app';
import { registerCommands } from './commands/commands';
import { registerQuickFixes } from './commands/quickFixes';
import { registerEntities } from './entities';
import { registerHistory } from './history';
import { registerHighlights } from './highlights/highlights';
import { registerHover } from './hover/hover';
import { registerProblems } from './problems';
import { registerStatusBar } from './statusBar';
import { registerViews } from './views/views';

/** Everything the user sees, one line each. */
export const features: readonly Feature[] = [
  registerProblems,
  registerCommands,
  registerHighlights,
  registerHistory,
  registerEntities,
  registerQuickFixes,
  registerStatusBar,
  registerHover,
  registerViews,
];
