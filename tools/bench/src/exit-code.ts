/** How the bench ends. A target that is missed is a result, no error. */
export const EXIT_CODES = {
  complete: 0,
  /** A process could not be measured. */
  incomplete: 1,
  /** The command line is unusable; nothing was run. */
  usage: 2,
  interrupted: 130,
} as const;
