import type { Price } from './order.js';
import { ReferenceLedger } from './reference-ledger.js';

/** How far a cap was passed, and how far it could have been. */
export interface Overshoot {
  readonly overshootMicros: number;
  /** The sum, over the calls in flight when the cap was passed, of what each cost above its estimate. */
  readonly boundMicros: number;
}

/**
 * A true account that holds every overshoot against its bound.
 *
 * ```
 *          in flight: estimates too low by a, b, c
 *               ↓
 * cap ──────────┼───────── bound = a + b + c
 * spent + held ─┘ passed       ↑ nothing more is admitted, so nothing else can add to it
 * ```
 */
export class OvershootLedger extends ReferenceLedger {
  /** By how much the estimates of calls in flight are too low, together. */
  #underestimatedMicros = 0;
  /** Present while the cap is passed. */
  #boundMicros: number | undefined = undefined;
  #worst: Overshoot = { overshootMicros: 0, boundMicros: 0 };
  #aboveBoundMicros = 0;
  #capsPassed = 0;
  #admittedWhileOverCap = 0;
  #admittedAfterwards = 0;

  /** The largest overshoot, with the bound that was its own. */
  get worst(): Overshoot {
    return this.#worst;
  }

  /** Most that an overshoot was above its bound. */
  get aboveBoundMicros(): number {
    return this.#aboveBoundMicros;
  }

  /** Times that spent and held together went above the cap. */
  get capsPassed(): number {
    return this.#capsPassed;
  }

  get admittedWhileOverCap(): number {
    return this.#admittedWhileOverCap;
  }

  /** Calls admitted when there was room again after the cap had been passed. */
  get admittedAfterwards(): number {
    return this.#admittedAfterwards;
  }

  override hold(price: Price): number {
    if (this.#boundMicros !== undefined) this.#admittedWhileOverCap++;
    else if (this.#capsPassed > 0) this.#admittedAfterwards++;
    const inFlightMicros = this.#underestimatedMicros;
    const beyondMicros = super.hold(price);
    this.#look(inFlightMicros);
    this.#underestimatedMicros += underestimateMicros(price);
    return beyondMicros;
  }

  override settle(price: Price, how: { costMicros: number; expired: boolean }): void {
    const inFlightMicros = this.#underestimatedMicros;
    super.settle(price, how);
    this.#look(inFlightMicros);
    this.#underestimatedMicros -= underestimateMicros(price);
  }

  /** @param inFlightMicros - the underestimate of what was in flight when this happened. */
  #look(inFlightMicros: number): void {
    const overshootMicros = -this.roomMicros;
    if (overshootMicros <= 0) {
      this.#boundMicros = undefined;
      return;
    }
    if (this.#boundMicros === undefined) {
      this.#boundMicros = inFlightMicros;
      this.#capsPassed++;
    }
    const boundMicros = this.#boundMicros;
    this.#aboveBoundMicros = Math.max(this.#aboveBoundMicros, overshootMicros - boundMicros);
    if (overshootMicros > this.#worst.overshootMicros) {
      this.#worst = { overshootMicros, boundMicros };
    }
  }
}

function underestimateMicros({ actualMicros, estimateMicros }: Price): number {
  return Math.max(0, actualMicros - estimateMicros);
}
