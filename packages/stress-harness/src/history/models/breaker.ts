import { callText, type Model } from '../model.js';
import { mayAnswer, type Operation } from '../operation.js';
import { mayBeOpen, mayBeOver, type OpenPeriod, periodFrom } from './open-period.js';

/**
 * Operations of a circuit breaker. Each takes the number of a permit, which the recording gives and
 * gives once. `admit` answers 1 admitted, 0 rejected; the others settle the permit and answer 1
 * counted, 0 late, or nothing that can be seen (`UNTOLD`).
 */
export const BREAKER = { admit: 0, succeed: 1, fail: 2, cancel: 3 } as const;

const NAMES = ['admit', 'succeed', 'fail', 'cancel'] as const;

/** What a breaker model is told. */
export interface BreakerModelOptions {
  /** So many failures without a success between them open it. */
  readonly consecutiveFailures: number;
  /** Trials at a time while half-open. */
  readonly halfOpenTrials: number;
  /** So many successful trials close it; one that fails opens it again. Default `halfOpenTrials`. */
  readonly successesToClose?: number;
  /** How long it stays open; without it, any rejection and any admission by an open breaker fits. */
  readonly open?: OpenPeriod;
}

/** The state of a breaker, with the permits of its present generation. */
export type BreakerModelState =
  | {
      readonly kind: 'closed';
      readonly failures: number;
      readonly permits: readonly number[];
    }
  | {
      readonly kind: 'open';
      /** It opened between these two moments. */
      readonly openedFrom: number;
      readonly openedTo: number;
    }
  | {
      readonly kind: 'half-open';
      readonly succeeded: number;
      readonly permits: readonly number[];
    };

type Admitting = Exclude<BreakerModelState, { kind: 'open' }>;

/**
 * A circuit breaker that opens after consecutive failures and closes after successful trials. What
 * a permit of an earlier generation brings is late and decides nothing.
 *
 * @remarks
 * The end of the open period is no operation. A breaker looks at its clock when it is asked: an
 * admission by an open breaker is its first trial and fits if it may have been asked after the end,
 * a rejection fits if it may have been asked before. Without `open` both fit always. A trial that
 * loses its slot to its deadline is added as a pending `cancel` which starts at the deadline.
 */
export function breakerModel(options: BreakerModelOptions): Model<BreakerModelState> {
  return {
    init: () => ({ kind: 'closed', failures: 0, permits: [] }),
    step: (state, operation) =>
      operation.code === BREAKER.admit
        ? admitted(state, { operation, options })
        : settled(state, { operation, options }),
    key: (state) => {
      switch (state.kind) {
        case 'closed':
          return `closed ${state.failures} [${state.permits.join()}]`;
        case 'open':
          return options.open === undefined ? 'open' : `open ${state.openedFrom} ${state.openedTo}`;
        case 'half-open':
          return `half-open ${state.succeeded} [${state.permits.join()}]`;
      }
    },
    describe: (operation) =>
      callText(NAMES[operation.code] ?? `operation ${operation.code}`, {
        given: [operation.argument],
        operation,
      }),
  };
}

interface Context {
  readonly operation: Operation;
  readonly options: BreakerModelOptions;
}

function admitted(
  state: BreakerModelState,
  { operation, options }: Context,
): BreakerModelState | undefined {
  const { argument: permit } = operation;
  if (state.kind === 'open') {
    if (mayAnswer(operation, 1) && mayBeOver(state, { operation, period: options.open })) {
      return { kind: 'half-open', succeeded: 0, permits: [permit] };
    }
    const isRejected =
      mayAnswer(operation, 0) && mayBeOpen(state, { operation, period: options.open });
    return isRejected ? state : undefined;
  }
  const isFull = state.kind === 'half-open' && state.permits.length >= options.halfOpenTrials;
  if (!mayAnswer(operation, isFull ? 0 : 1)) return undefined;
  return isFull ? state : { ...state, permits: ascending([...state.permits, permit]) };
}

function settled(
  state: BreakerModelState,
  { operation, options }: Context,
): BreakerModelState | undefined {
  const { argument: permit } = operation;
  if (state.kind === 'open' || !state.permits.includes(permit)) {
    return mayAnswer(operation, 0) ? state : undefined;
  }
  if (!mayAnswer(operation, 1)) return undefined;
  const rest = { ...state, permits: state.permits.filter((other) => other !== permit) };
  switch (operation.code) {
    case BREAKER.succeed:
      return succeeded(rest, options);
    case BREAKER.fail:
      return failed(rest, { operation, options });
    case BREAKER.cancel:
      return rest;
    default:
      return undefined;
  }
}

function succeeded(state: Admitting, options: BreakerModelOptions): BreakerModelState {
  if (state.kind === 'closed') return { ...state, failures: 0 };
  const count = state.succeeded + 1;
  return count >= (options.successesToClose ?? options.halfOpenTrials)
    ? { kind: 'closed', failures: 0, permits: [] }
    : { ...state, succeeded: count };
}

function failed(state: Admitting, { operation, options }: Context): BreakerModelState {
  if (state.kind === 'closed' && state.failures + 1 < options.consecutiveFailures) {
    return { ...state, failures: state.failures + 1 };
  }
  return periodFrom(operation);
}

function ascending(permits: number[]): readonly number[] {
  return permits.sort((a, b) => a - b);
}
