import type { SeededRandom } from '@breaker-lab/stress-harness';
import { ESTIMATE_SCALES, type InterleavingsPlan } from './interleavings-plan.js';
import type { ReservationKind, ReserveKind, Step, StepKind } from './interleavings-step.js';
import type { InterleavingsTime } from './interleavings-time.js';
import type { ReferenceBudget, ReferenceReservation, Standing } from './reference-budget.js';

const DAY_MS = 86_400_000;
const MICROTASKS_MAX = 4;
/** The highest cap a budget may have: a billion currency units. */
const CAP_MICROS_MAX = 1e15;
const STANDINGS: readonly Standing[] = ['live', 'expired', 'committed', 'released'];

/** Draws steps that mean something where the sequence has come to. */
export class InterleavingsDraw {
  readonly #random: SeededRandom;
  readonly #plan: InterleavingsPlan;
  readonly #reference: ReferenceBudget;
  readonly #time: InterleavingsTime;
  #reserves = 0;

  constructor(
    random: SeededRandom,
    {
      plan,
      reference,
      time,
    }: { plan: InterleavingsPlan; reference: ReferenceBudget; time: InterleavingsTime },
  ) {
    this.#random = random;
    this.#plan = plan;
    this.#reference = reference;
    this.#time = time;
  }

  /** @param kind - of a step about a reservation only when there is one. */
  step(kind: StepKind): Step {
    switch (kind) {
      case 'reserve some':
        return this.#reserve(kind, 1 + this.#below(ESTIMATE_SCALES * this.#plan.scaleMicros));
      case 'reserve nothing':
        return this.#reserve(kind, 0);
      case 'reserve the rest':
        return this.#reserve(kind, Math.max(0, this.#reference.roomMicros));
      case 'reserve too much':
        return this.#reserve(kind, Math.max(0, this.#reference.roomMicros) + 1);
      case 'raise cap':
      case 'lower cap':
        return { kind, micros: this.#capMicros(kind) };
      case 'tick':
        return { kind, ms: 1 + this.#below(this.#plan.tickMsMax) };
      case 'roll-over':
        return { kind, epochMs: this.#laterEpochMs() };
      case 'pause':
        return { kind, microtasks: 1 + this.#below(MICROTASKS_MAX) };
      default:
        return this.#settle(kind, this.#target());
    }
  }

  #reserve(kind: ReserveKind, micros: number): Step {
    return { kind, key: ++this.#reserves, micros };
  }

  #settle(
    kind: ReservationKind,
    { key, estimateMicros, actualMicros, refundedMicros }: ReferenceReservation,
  ): Step {
    const leftMicros = actualMicros - refundedMicros;
    switch (kind) {
      case 'commit less':
        return { kind, key, micros: estimateMicros === 0 ? 0 : this.#below(estimateMicros) };
      case 'commit equal':
        return { kind, key, micros: estimateMicros };
      case 'commit more':
        return { kind, key, micros: estimateMicros + 1 + this.#below(1 + 3 * estimateMicros) };
      case 'refund':
        return { kind, key, micros: this.#below(leftMicros + 1) };
      case 'refund too much':
        return { kind, key, micros: leftMicros + 1 + this.#below(this.#plan.scaleMicros) };
      default:
        return { kind, key };
    }
  }

  /** Each way to stand is as likely as any other, if there is a reservation that stands so. */
  #target(): ReferenceReservation {
    const { reservations, today } = this.#reference;
    const wanted = STANDINGS[this.#below(STANDINGS.length)];
    const ofToday = this.#random.share() < 0.5;
    const standingSo = reservations.filter(
      (reservation) =>
        this.#reference.standing(reservation) === wanted && (reservation.day === today) === ofToday,
    );
    const candidates = standingSo.length > 0 ? standingSo : reservations;
    const target = candidates[this.#below(candidates.length)];
    if (target === undefined) throw new RangeError('no reservation to take a step with');
    return target;
  }

  /** Up by as much again at most; down below what is used, or anywhere. */
  #capMicros(kind: 'raise cap' | 'lower cap'): number {
    const { capMicros, committedMicros, reservedMicros } = this.#reference.books();
    if (kind === 'raise cap') {
      return Math.min(CAP_MICROS_MAX, capMicros + 1 + this.#below(capMicros));
    }
    const usedMicros = Math.min(capMicros, committedMicros + reservedMicros);
    const isBelowUsed = usedMicros > 0 && this.#random.share() < 0.5;
    return 1 + this.#below(isBelowUsed ? usedMicros : capMicros);
  }

  /** The first or the last instant of tomorrow, or any of the two days from then on. */
  #laterEpochMs(): number {
    const tomorrowMs = (Math.floor(this.#time.epochMs() / DAY_MS) + 1) * DAY_MS;
    return tomorrowMs + ([0, DAY_MS - 1][this.#below(3)] ?? this.#below(2 * DAY_MS));
  }

  #below(count: number): number {
    return this.#random.index(count);
  }
}
