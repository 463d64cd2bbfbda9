/** The command that puts annotation files beside the sources that were moved without them. */
export const moveIds = { moveSidecar: 'glossator.moveSidecar' } as const;
