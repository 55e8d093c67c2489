/**
 * Validity comes first: a lab process outside of these bounds is void, whatever it measured. A
 * scenario declares it by `lab.void(reason)`.
 */
export const VALIDITY = {
  /** Most by which the ratio of twins, the same code measured twice, may be off 1. */
  twinRatioOffMax: 0.02,
  /**
   * Most of the time (0–1) that others may have had the processor; where pairs are compared on the
   * process's own time, both sides lose alike, and this is no reason.
   */
  lostShareMax: 0.05,
} as const;
