import type { Recognizer } from './context';

/** The recognizers in the order in which they run: later ones see what earlier ones found. */
export const recognizers: readonly Recognizer[] = [];
