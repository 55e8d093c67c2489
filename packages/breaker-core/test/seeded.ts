/** Random command sequences are the same in every run, so that a red test is red for everybody. */
export const seeded = { seed: 20_260_101 } as const;
