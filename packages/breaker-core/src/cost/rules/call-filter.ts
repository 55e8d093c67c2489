/** A call as rules see it. */
export interface RuledCall {
  readonly operation: string | undefined;
  readonly category: string | undefined;
  readonly model: string | undefined;
  /** The scope it is charged to. */
  readonly scope: string;
  /** What it asks to reserve. */
  readonly estimateMicros: number;
}

/** The names that calls are told apart by. */
export const CALL_NAMES = ['scope', 'operation', 'category', 'model'] as const;

/** One of {@link CALL_NAMES}. */
export type CallName = (typeof CALL_NAMES)[number];

/**
 * Which calls a rule is for: those whose every name is in the list of its kind; undefined has every
 * name. `scope` lists all scopes below those that are meant, too.
 */
export type CallFilter = Readonly<Record<CallName, ReadonlySet<string> | undefined>>;
