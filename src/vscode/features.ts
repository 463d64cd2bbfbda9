import type { Feature } from './app';

/** Everything the user sees, one line each. */
export const features: readonly Feature[] = [];
