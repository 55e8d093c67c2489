/** How the upstream behaves for a while. */
export interface FaultPhase {
  readonly name: string;
  /** Share of calls that fail, 0–1. */
  readonly failureRate: number;
  /** Service time in milliseconds; 0 answers within the same tick. */
  readonly latencyMs: number;
  /** Share of calls that never answer, 0–1; default 0. */
  readonly hangRate?: number;
}
