import type { ExpiredCharge, PaidCallContext, Reservation } from '../../../src/index.js';
import { BROKEN_OFF, costLab, pending } from '../cost-lab.js';
import { RULES } from './paid-rules.js';
import {
  type Asked,
  BUDGETS,
  type CallStep,
  CIRCUIT,
  type HandStep,
  HOUR_MS,
  type PaidStep,
  TTL_MS,
  type WorkStep,
} from './paid-step.js';
import type { PaidSubject, PaidView } from './paid-view.js';

const GIVEN_UP = new Error('given up');

/** A call of the breaker whose work the test ends. */
interface RealCall {
  readonly caller: AbortController;
  readonly context: PaidCallContext;
  readonly used: (total: number) => void;
  readonly resolve: (dollars: number) => void;
  readonly reject: (error: unknown) => void;
}

/** The cost breaker, taken through the steps on a manual clock. */
export class RealBreaker implements PaidSubject {
  readonly #lab;
  readonly #answers: string[] = [];
  readonly #calls: RealCall[] = [];
  readonly #byHand: Reservation[] = [];
  #number = 0;

  constructor(expiredCharge: ExpiredCharge) {
    const { day, month, window } = BUDGETS;
    const { failures, openDurationMs } = CIRCUIT;
    this.#lab = costLab({
      budgets: [day, month].map(({ per, cap }) => ({ per, cap: cap / 1e6 })),
      scopes: [{ name: window.scope, budgets: [{ per: window.per, cap: window.cap / 1e6 }] }],
      reservationTtlMs: TTL_MS,
      expiredCharge,
      rules: RULES,
      circuit: {
        trip: { kind: 'consecutive-failures', failures },
        openDurationMs,
        trialDeadlineMs: HOUR_MS,
      },
    });
  }

  get epochMs(): number {
    return this.#lab.calendar.epochMs();
  }

  take(step: PaidStep): void {
    const { breaker, clock, calendar } = this.#lab;
    switch (step.do) {
      case 'execute':
        this.#execute(step);
        break;
      case 'reserve':
        this.#try('reserve', () => this.#byHand.push(breaker.reserve(step.micros / 1e6, of(step))));
        break;
      case 'cap':
        breaker.setCap({ ...BUDGETS[step.budget], cap: step.micros / 1e6 });
        break;
      case 'lift':
        breaker.liftRules({ reason: 'model', by: 'model', durationMs: step.durationMs });
        break;
      case 'wait':
        clock.advance(step.ms);
        break;
      case 'calendar':
        calendar.advance(step.hours * HOUR_MS);
        break;
      case 'tell':
      case 'resolve':
      case 'reject':
      case 'abort':
        this.#work(step);
        break;
      default: {
        const reservation = this.#byHand[step.pick % this.#byHand.length];
        if (reservation === undefined) break;
        this.#try(step.do, () => {
          settleByHand(reservation, step);
        });
      }
    }
  }

  look(): PaidView {
    const { breaker } = this.#lab;
    const { budgets, ...counts } = breaker.usage;
    const { rejected, succeeded, failed, ignored, cancelled, late, timedOut } =
      breaker.circuit.counts;
    return {
      answers: this.#answers.splice(0).sort(),
      circuit: breaker.circuit.state as PaidView['circuit'],
      circuitCounts: { rejected, succeeded, failed, ignored, cancelled, late, timedOut },
      counts,
      budgets: budgets.map((budget) => ({
        key: budget.key,
        capMicros: budget.capMicros,
        committedMicros: budget.committedMicros,
        reservedMicros: budget.reservedMicros,
        overrunMicros: budget.overrunMicros,
        refundedMicros: budget.refundedMicros,
      })),
    };
  }

  #execute(step: CallStep): void {
    const number = this.#number++;
    const caller = new AbortController();
    const { promise, resolve, reject } = pending<number>();
    const answer = this.#lab.breaker.execute(
      (context) => {
        if (step.atOnce === 'returns') return step.micros / 1e6;
        if (step.atOnce === 'throws') throw BROKEN_OFF;
        this.#calls.push({ caller, context, used: context.used, resolve, reject });
        return promise;
      },
      {
        ...of(step),
        estimate: step.micros / 1e6,
        ...(step.isPriced && { actual: (dollars: number) => dollars }),
        ...(step.hasSignal && { signal: caller.signal }),
        ...(step.timeoutMs !== undefined && { timeoutMs: step.timeoutMs }),
        ...(step.steps && { steps: step.steps.map((micros) => ({ estimate: micros / 1e6 })) }),
      },
    );
    answer.then(
      () => this.#answers.push(`${number} succeeded`),
      (error: unknown) => this.#answers.push(`${number} ${worded(error)}`),
    );
  }

  #work(step: WorkStep): void {
    const index = step.pick % this.#calls.length;
    const call = this.#calls[index];
    if (call === undefined) return;
    if (step.do === 'tell') call.used(dollarsOf(step.micros));
    else if (step.do === 'abort') call.caller.abort(GIVEN_UP);
    else {
      this.#calls.splice(index, 1);
      if (step.do === 'resolve') call.resolve(dollarsOf(step.micros));
      else call.reject(BROKEN_OFF);
    }
  }

  #try(what: string, act: () => unknown): void {
    try {
      act();
      this.#answers.push(`${what} done`);
    } catch (error) {
      this.#answers.push(`${what} ${worded(error)}`);
    }
  }
}

const of = ({ scope, operation }: Asked) => ({ scope, operation });

const dollarsOf = (micros: number | null): number => (micros === null ? Number.NaN : micros / 1e6);

function settleByHand(reservation: Reservation, step: HandStep): void {
  if (step.do === 'commit') reservation.commit(step.micros / 1e6);
  else if (step.do === 'refund') reservation.refund(step.micros / 1e6);
  else reservation[step.do]();
}

function worded(error: unknown): string {
  if (error === BROKEN_OFF) return 'failed';
  const { code, action, message } = error as Error & { code?: string; action?: string };
  return [code ?? message, ...(action === undefined ? [] : [action])].join(' ');
}
