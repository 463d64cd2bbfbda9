/** The commands about marks that are not where they were, and about what is kept to find them. */
export const anchorIds = {
  reanchor: 'glossator.reanchor',
  confirmPlace: 'glossator.confirmPlace',
  clearTextCache: 'glossator.clearTextCache',
} as const;
