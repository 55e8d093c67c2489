import { callText, type Model } from '../model.js';
import { mayAnswer, type Operation } from '../operation.js';
import { BookedAmounts } from './booked-amounts.js';

/**
 * Operations of a budget; each names a reservation by a number that the recording gives it, and that
 * is given once.
 *
 * | operation | argument | second argument | answers |
 * | --- | --- | --- | --- |
 * | `reserve` | reservation | amount | 1 granted, 0 refused |
 * | `commit` | reservation | what it cost | nothing |
 * | `release` | reservation | | nothing |
 * | `expire` | reservation | | nothing |
 * | `used` | | | committed + reserved |
 * | `committed` | | | committed |
 */
export const BUDGET = {
  reserve: 0,
  commit: 1,
  release: 2,
  expire: 3,
  used: 4,
  committed: 5,
} as const;

const NAMES = ['reserve', 'commit', 'release', 'expire', 'used', 'committed'] as const;

/** What a budget model is told. */
export interface BudgetModelOptions {
  /** The cap, in the unit of all amounts. */
  readonly cap: number;
  /** What a reservation that expires is charged: its amount, or nothing. Default `estimate`. */
  readonly expiredCharge?: 'estimate' | 'nothing';
}

/** Where the money of a budget is. */
export interface BudgetState {
  readonly committed: number;
  /** Amounts held by live reservations. */
  readonly live: BookedAmounts;
  /** What expired reservations were charged, until they are settled after all. */
  readonly expired: BookedAmounts;
}

/**
 * A cap that reservations are held against: one is granted if, and only if, committed + reserved +
 * its amount are within the cap. What a call cost is committed also when that passes the cap.
 *
 * @remarks
 * Time is not in it. An expiry is an operation that nobody calls: for each reservation that may have
 * expired add a pending `expire` which starts at its deadline; it then takes effect at any time from
 * there on, or never. A reservation settled after its expiry is charged what it cost instead of what
 * its expiry charged.
 */
export function budgetModel({
  cap,
  expiredCharge = 'estimate',
}: BudgetModelOptions): Model<BudgetState> {
  return {
    init: () => ({ committed: 0, live: BookedAmounts.none, expired: BookedAmounts.none }),
    step: (state, operation) => {
      const { argument: reservation, secondArgument: amount } = operation;
      const used = state.committed + state.live.sum;
      switch (operation.code) {
        case BUDGET.reserve: {
          const isGranted = used + amount <= cap;
          if (!mayAnswer(operation, isGranted ? 1 : 0)) return undefined;
          return isGranted ? { ...state, live: state.live.with(reservation, amount) } : state;
        }
        case BUDGET.commit:
          return settled(state, { reservation, cost: amount });
        case BUDGET.release:
          return settled(state, { reservation, cost: 0 });
        case BUDGET.expire: {
          const held = state.live.of(reservation);
          if (held === undefined) return state;
          const charge = expiredCharge === 'estimate' ? held : 0;
          return {
            committed: state.committed + charge,
            live: state.live.without(reservation),
            expired: state.expired.with(reservation, charge),
          };
        }
        case BUDGET.used:
          return mayAnswer(operation, used) ? state : undefined;
        case BUDGET.committed:
          return mayAnswer(operation, state.committed) ? state : undefined;
        default:
          return undefined;
      }
    },
    key: ({ committed, live, expired }) => `${committed} | ${live.text} | ${expired.text}`,
    describe,
  };
}

/** undefined for a reservation that was never granted: nobody can settle it. */
function settled(
  state: BudgetState,
  { reservation, cost }: { reservation: number; cost: number },
): BudgetState | undefined {
  if (state.live.of(reservation) !== undefined) {
    return { ...state, committed: state.committed + cost, live: state.live.without(reservation) };
  }
  const charged = state.expired.of(reservation);
  if (charged === undefined) return undefined;
  return {
    ...state,
    committed: state.committed + cost - charged,
    expired: state.expired.without(reservation),
  };
}

function describe(operation: Operation): string {
  const { code, argument, secondArgument } = operation;
  const given =
    code === BUDGET.used || code === BUDGET.committed
      ? []
      : code === BUDGET.reserve || code === BUDGET.commit
        ? [argument, secondArgument]
        : [argument];
  return callText(NAMES[code] ?? `operation ${code}`, { given, operation });
}
