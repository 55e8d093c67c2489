import type {
  SubjectCostBreaker,
  SubjectCostOptions,
  SubjectPaidCall,
} from '@breaker-lab/stress-harness';

const MICROS_PER_UNIT = 1_000_000;

/** What one day has cost. */
interface DayBook {
  readonly day: string;
  committedMicros: number;
}

/** Honest books and no protection: every call runs, and is charged what it says it has cost. */
export function createPassthroughCost({
  dailyCap,
  epochMs,
  timeZone = 'UTC',
}: SubjectCostOptions): SubjectCostBreaker {
  let capMicros = micros(dailyCap);
  // Swedes write dates as ISO 8601 does: they sort as texts.
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone });
  let latest: DayBook = { day: '', committedMicros: 0 };
  const today = (): DayBook => {
    const day = date.format(epochMs?.());
    if (day > latest.day) latest = { day, committedMicros: 0 };
    return latest;
  };
  return {
    execute: async (fn, { actual, signal }) => {
      const book = today();
      let usedMicros = 0;
      const paid: SubjectPaidCall = {
        used: (total) => {
          usedMicros = micros(total);
        },
      };
      const charged = fn(paid).then(
        (result) => {
          book.committedMicros += micros(actual(result));
          return result;
        },
        (error: unknown) => {
          book.committedMicros += usedMicros;
          throw error;
        },
      );
      return signal === undefined ? charged : Promise.race([charged, aborted(signal)]);
    },
    isRejection: () => false,
    usage: () => ({ capMicros, committedMicros: today().committedMicros, reservedMicros: 0 }),
    reserve: () => {
      const book = today();
      return {
        commit: (actual) => {
          book.committedMicros += micros(actual);
        },
        release: () => undefined,
        extend: () => undefined,
        refund: (amount) => {
          book.committedMicros -= micros(amount);
        },
      };
    },
    setCap: (cap) => {
      capMicros = micros(cap);
    },
  };
}

function micros(amount: number): number {
  return Math.round(amount * MICROS_PER_UNIT);
}

/** Rejects when the signal gives the call up. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
