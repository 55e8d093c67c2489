import { InvalidCallError } from '../errors.js';
import { type Levels, ROOT_SCOPE } from './budget-tree.js';
import { BudgetExceededError, type BudgetRefusal } from './cost-errors.js';
import { refusalOf } from './cost-news.js';
import { checkId } from './known-ids.js';
import type { Now } from './ledger.js';
import { RateLevels } from './rate-levels.js';
import { type Refusal, refusalIn } from './refusal.js';
import {
  type Held,
  HeldReservation,
  type ReservationTerms,
  type ReserveOptions,
} from './reservation.js';
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

/** A call that rules are to judge. */
interface Asked {
  readonly levels: Levels;
  readonly micros: number;
  readonly call: ReserveOptions;
  readonly asking: Asking;
  readonly now: Now;
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
    const { scope, id } = call;
    const rules = this.#rules;
    if (id !== undefined || rules !== undefined) return this.#ask(micros, call, asking);
    const { timely, budget } = this.#till;
    const now = timely.now();
    const levels = scope === undefined ? budget.tree.root : this.#levels(scope);
    const held = { levels, reservedMicros: micros, step: 0, at: now, callerId: undefined };
    return this.#holdPlainly(held);
  }

  /** Whether a reservation is one only after {@link confirm}. */
  get asksStore(): boolean {
    return this.#till.keeper !== undefined;
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

  #ask(micros: number, call: ReserveOptions, asking: Asking): HeldReservation {
    const { scope = ROOT_SCOPE, id: callerId } = call;
    if (callerId !== undefined) checkId(callerId);
    const now = this.#till.timely.now();
    const levels = this.#levels(scope);
    const known = callerId === undefined ? undefined : this.#known(callerId, scope, asking);
    if (known !== undefined) return known;
    const rules = this.#rules;
    return rules === undefined
      ? this.#holdPlainly({ levels, reservedMicros: micros, step: 0, at: now, callerId })
      : this.#holdByRules(rules, { levels, micros, call, asking, now });
  }

  #levels(scope: string): Levels {
    const levels = this.#till.budget.tree.levels(scope);
    if (levels === undefined) throw wrongCall('reserve', 'a scope of the options', scope);
    return levels;
  }

  #known(id: string, asked: string, { once }: Asking): HeldReservation | undefined {
    const known = this.#till.budget.find(id);
    if (known === undefined) return undefined;
    if (once) throw wrongCall('execute', 'an id that is not in use', id);
    const { scope } = known.levels;
    if (scope === asked) return known;
    throw wrongCall('reserve', `"${scope}", the scope of its id`, asked);
  }

  #holdByRules(
    rules: RuleBook,
    { levels, micros: estimateMicros, call, asking, now }: Asked,
  ): HeldReservation {
    const till = this.#till;
    const { operation, category, model, id: callerId } = call;
    const { scope } = levels;
    const answer = rules.judge({ operation, category, model, scope, estimateMicros }, now);
    if (isRefused(answer)) throw this.#refusedByRules(rules, answer, now);
    const { step, rates } = answer;
    const reservedMicros = step === 0 ? estimateMicros : steppedDown(estimateMicros, asking, step);
    const joined = this.#rateLevels.of(levels, rates);
    const reservation = this.#hold({ levels: joined, reservedMicros, step, at: now, callerId });
    if (step > 0) till.tally.degrade(estimateMicros - reservedMicros);
    // Nobody is told before the rules have taken note: who hears may ask for the next call.
    const fired = rules.admitted(answer, now);
    till.tellCrossed(till.crossed());
    for (const event of fired) till.events.emit('rule-met', event);
    return reservation;
  }

  #hold(held: Held): HeldReservation {
    const { budget } = this.#till;
    const { levels, reservedMicros, at } = held;
    if (!budget.admits(levels, reservedMicros, at)) {
      throw this.#refusedByBudgets(levels, reservedMicros, at);
    }
    const reservation = new HeldReservation(held, this.#terms);
    budget.hold(reservation);
    return reservation;
  }

  #holdPlainly(held: Held): HeldReservation {
    const till = this.#till;
    const reservation = this.#hold(held);
    if (till.budget.hasCrossed) till.tellCrossed(till.crossed());
    return reservation;
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
