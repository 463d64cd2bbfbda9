import type { Feature } from './app';
import { registerHighlights } from './highlights/highlights';
import { registerHover } from './hover/hover';
import { registerViews } from './views/views';

/** Everything the user sees, one line each. */
export const features: readonly Feature[] = [
  registerHighlights,
  registerHover,
  registerViews,
];
