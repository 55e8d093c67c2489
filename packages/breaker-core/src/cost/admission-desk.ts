import { InvalidCallError } from '../errors.js';
import type { Levels } from './budget-tree.js';
import { BudgetExceededError, type BudgetRefusal } from './cost-errors.js';
import { refusalOf } from './cost-news.js';
import { checkId } from './known-ids.js';
import type { Now } from './ledger.js';
import { RateLevels } from './rate-levels.js';
import { type Refusal, refusalIn } from './refusal.js';
import type { Held, HeldReservation, ReservationTerms, ReserveOptions } from './reservation.js';
import type { RuleAnswer } from './rules/rule-answer.js';
import type { RuleBook } from './rules/rule-book.js';
import { CostRuleError } from './rules/rule-error.js';
import type { StoreVerdict } from './store/store-keeper.js';
import type { Till } from './till.js';

/** How money is asked for. */
export interface Asking {
  /** Refuses an id that is known. */
  readonly once: boolean;
  /** What the call is expected to cost when it steps down; absent: the same. */
  readonly stepDown?: (step: number) => number;
}

/** Who refuses a call, in this order: its rules, its budgets, the store. */
export class AdmissionDesk {
  readonly #till: Till;
  readonly #terms: ReservationTerms;
  readonly #rules: RuleBook | undefined;
  readonly #rateLevels = new RateLevels();

  constructor(
    till: Till,
    { terms, rules }: { terms: ReservationTerms; rules: RuleBook | undefined },
  ) {
    this.#till = till;
    this.#terms = terms;
    this.#rules = rules;
  }

  /**
   * Holds money, or finds what is held by the `id` it is asked with.
   *
   * @throws {@link CostRuleError} or {@link BudgetExceededError} when it is refused.
   */
  reserve(micros: number, call: ReserveOptions, asking: Asking): HeldReservation {
    const { timely, budget } = this.#till;
    const { scope, id } = call;
    if (id !== undefined) checkId(id);
    const now = timely.now();
    const levels = scope === undefined ? budget.tree.root : budget.tree.levels(scope);
    if (levels === undefined) throw wrongCall('reserve', 'a scope of the options', scope);
    if (id !== undefined) {
      const known = this.#known(id, { levels, once: asking.once });
      if (known !== undefined) return known;
    }
    const held = { levels, reservedMicros: micros, step: 0, at: now, callerId: id };
    if (this.#rules !== undefined)
      return this.#holdByRules(this.#rules, held, { call, asking, now });
    const reservation = this.#hold(held, now);
    if (budget.hasCrossed) this.#till.tellCrossed(this.#till.crossed());
    return reservation;
  }

  /**
   * Has the store hold what was reserved; without a store there is nothing to wait for.
   *
   * @throws {@link BudgetExceededError} or {@link StoreUnavailableError}, at once or as a
   * rejection, when the store refuses or fails. The reservation is given back then.
   */
  confirm(reservation: HeldReservation): Promise<void> | undefined {
    const verdict = this.#till.keeper?.hold(reservation);
    if (verdict === undefined) return undefined;
    if (!(verdict instanceof Promise)) throw this.#turnedDown(reservation, verdict);
    return verdict.then((later) => {
      if (later !== undefined) throw this.#turnedDown(reservation, later);
    });
  }

  /** Counts and tells a call that nobody can price; other errors are mistakes of its caller. */
  blockUnpriced(error: unknown): void {
    const refusal = refusalIn(error, this.#till.name);
    if (refusal !== undefined) this.block(refusal, 0);
  }

  /** Counts and tells a call that was turned away. */
  block(refusal: Refusal, micros: number): void {
    const { tally, events } = this.#till;
    tally.block(micros, { byThrottle: 'action' in refusal && refusal.action === 'throttle' });
    if (events.hears('blocked')) events.emit('blocked', refusal);
  }

  #known(
    id: string,
    { levels, once }: { levels: Levels; once: boolean },
  ): HeldReservation | undefined {
    const known = this.#till.budget.find(id);
    if (known === undefined) return undefined;
    if (once) throw wrongCall('execute', 'an id that is not in use', id);
    const { scope } = known.levels;
    if (scope === levels.scope) return known;
    throw wrongCall('reserve', `"${scope}", the scope of its id`, levels.scope);
  }

  #holdByRules(
    rules: RuleBook,
    held: Held,
    { call, asking, now }: { call: ReserveOptions; asking: Asking; now: Now },
  ): HeldReservation {
    const till = this.#till;
    const { levels, reservedMicros: estimateMicros } = held;
    const { operation, category, model } = call;
    const { scope } = levels;
    const answer = rules.judge({ operation, category, model, scope, estimateMicros }, now);
    if (isRefused(answer)) throw this.#refusedByRules(rules, answer, now);
    const { step, rates } = answer;
    const reservedMicros = step === 0 ? estimateMicros : steppedDown(estimateMicros, asking, step);
    const joined = this.#rateLevels.of(levels, rates);
    const { at, callerId } = held;
    const stepped = { levels: joined, reservedMicros, step, at, callerId };
    const reservation = this.#hold(stepped, now);
    if (step > 0) till.tally.degrade(estimateMicros - reservedMicros);
    // Nobody is told before the rules have taken note: who hears may ask for the next call.
    const fired = rules.admitted(answer, now);
    till.tellCrossed(till.crossed());
    for (const event of fired) till.events.emit('rule-met', event);
    return reservation;
  }

  #hold(held: Held, now: Now): HeldReservation {
    const till = this.#till;
    const { levels, reservedMicros: estimateMicros } = held;
    if (!till.budget.admits(levels, estimateMicros, now)) {
      throw this.#refusedByBudgets(levels, estimateMicros, now);
    }
    return till.budget.hold(held, this.#terms);
  }

  #refusedByBudgets(levels: Levels, estimateMicros: number, now: Now): Error {
    const { name: breakerName, budget } = this.#till;
    const refusing = budget.refusing(levels, estimateMicros, now);
    if (refusing === undefined) return new RangeError('refused by no budget');
    return this.#refusedByBudget(refusalOf(refusing, { breakerName, estimateMicros, now }));
  }

  #refusedByBudget(refusal: BudgetRefusal): BudgetExceededError {
    this.block(refusal, refusal.estimateMicros);
    return new BudgetExceededError(refusal);
  }

  #refusedByRules(rules: RuleBook, answer: RefusedAnswer, now: Now): CostRuleError {
    const { name, events } = this.#till;
    const fired = rules.refused(answer, now);
    const error = new CostRuleError(name, answer.refusal);
    this.block(error.refusal, error.estimateMicros);
    for (const event of fired) events.emit('rule-met', event);
    return error;
  }

  #turnedDown(reservation: HeldReservation, verdict: NonNullable<StoreVerdict>): Error {
    // Callers who share an id share the verdict.
    if (reservation.state === 'live') this.#terms.settler.release(reservation);
    if (verdict.kind === 'refused') return this.#refusedByBudget(verdict.refusal);
    const { error } = verdict;
    const refusal = refusalIn(error, this.#till.name);
    if (refusal !== undefined) this.block(refusal, reservation.reservedMicros);
    return error;
  }
}

/** Rules have judged a call by its estimate: a step may cost less, but not more. */
function steppedDown(estimateMicros: number, { stepDown }: Asking, step: number): number {
  if (stepDown === undefined) return estimateMicros;
  const micros = stepDown(step);
  if (micros <= estimateMicros) return micros;
  const expected = `a step ${step} that costs at most what the call does`;
  throw wrongCall('execute', expected, `${micros} micro-units instead of ${estimateMicros}`);
}

type RefusedAnswer = RuleAnswer & { readonly refusal: NonNullable<RuleAnswer['refusal']> };

function isRefused(answer: RuleAnswer): answer is RefusedAnswer {
  return answer.refusal !== undefined;
}

function wrongCall(method: string, expected: string, received: unknown): InvalidCallError {
  return new InvalidCallError(method, { expected, received });
}
