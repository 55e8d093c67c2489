/** The budgets of the twins: two of the root, one of a scope below it. Caps in micro-units. */
export const BUDGETS = {
  day: { scope: 'root', per: 'day', cap: 100 },
  month: { scope: 'root', per: 'month', cap: 130 },
  window: { scope: 'team', per: { rollingMs: 300 }, cap: 80 },
} as const;

export type StepBudget = keyof typeof BUDGETS;
export type StepScope = (typeof BUDGETS)[StepBudget]['scope'];

export const TTL_MS = 100;
export const HOUR_MS = 3_600_000;
export const CIRCUIT = { failures: 3, openDurationMs: 60 } as const;

/** What is asked for. Money in micro-units. */
export interface Asked {
  readonly micros: number;
  readonly scope: StepScope;
  readonly operation: 'chat' | 'bulk' | 'other';
}

/** A call to be made. */
export interface CallStep extends Asked {
  readonly do: 'execute';
  /** Whether its result tells what it has cost. */
  readonly isPriced: boolean;
  /** Whether its caller can give it up. */
  readonly hasSignal: boolean;
  readonly timeoutMs: number | undefined;
  /** What it costs when it steps down, at most what it costs; undefined: the same. */
  readonly steps: readonly number[] | undefined;
  /** How it ends before anything else happens; undefined: it is pending. */
  readonly atOnce: 'returns' | 'throws' | undefined;
}

/** One thing that happens. Where micros are null, what is told is no amount. */
export type PaidStep =
  | CallStep
  | { readonly do: 'tell'; readonly pick: number; readonly micros: number | null }
  | { readonly do: 'resolve'; readonly pick: number; readonly micros: number | null }
  | { readonly do: 'reject'; readonly pick: number }
  | { readonly do: 'abort'; readonly pick: number }
  | (Asked & { readonly do: 'reserve' })
  | { readonly do: 'commit'; readonly pick: number; readonly micros: number }
  | { readonly do: 'release'; readonly pick: number }
  | { readonly do: 'extend'; readonly pick: number }
  | { readonly do: 'refund'; readonly pick: number; readonly micros: number }
  | { readonly do: 'cap'; readonly budget: StepBudget; readonly micros: number }
  | { readonly do: 'lift'; readonly durationMs: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'calendar'; readonly hours: number };

/** A step that is about a reservation made by hand. */
export type HandStep = Extract<PaidStep, { do: 'commit' | 'release' | 'extend' | 'refund' }>;

/** A step that is about a call whose work has not ended. */
export type WorkStep = Extract<PaidStep, { do: 'tell' | 'resolve' | 'reject' | 'abort' }>;
