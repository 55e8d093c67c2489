import type { SeededRandom } from '../seed.js';
import type { FaultPhase } from './fault-phase.js';
import type { Upstream } from './upstream.js';
import { isUpstreamFault, UpstreamFault } from './upstream-fault.js';

/**
 * Work inside the lab process with scripted faults: what a protected call reaches.
 *
 * @remarks
 * Its own counts are the truth a breaker's are compared with: it knows which calls really ran.
 */
export class InProcessUpstream implements Upstream {
  readonly #random: SeededRandom;
  #phase: FaultPhase;
  #started = 0;
  #succeeded = 0;
  #failed = 0;
  #inFlight = 0;
  #maxInFlight = 0;

  constructor(random: SeededRandom, phase: FaultPhase) {
    this.#random = random;
    this.#phase = phase;
  }

  /** Calls that start from now on meet this behaviour. */
  enter(phase: FaultPhase): void {
    this.#phase = phase;
  }

  /** Calls that reached the upstream. */
  get started(): number {
    return this.#started;
  }

  get succeeded(): number {
    return this.#succeeded;
  }

  get failed(): number {
    return this.#failed;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Most calls in flight at once since construction or {@link resetMaxInFlight}. */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  resetMaxInFlight(): void {
    this.#maxInFlight = this.#inFlight;
  }

  /** One asynchronous call. @returns its ordinal number. */
  readonly call = (): Promise<number> => {
    const ordinal = this.#begin();
    const { latencyMs, hangRate = 0 } = this.#phase;
    if (hangRate > 0 && this.#random.share() < hangRate) return new Promise(() => undefined);
    const fails = this.#drawFailure();
    if (latencyMs === 0) return fails ? this.#reject() : Promise.resolve(this.#succeed(ordinal));
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (fails) reject(this.#fail());
        else resolve(this.#succeed(ordinal));
      }, latencyMs);
    });
  };

  /** One synchronous call; service time does not apply. @returns its ordinal number. */
  readonly callSync = (): number => {
    const ordinal = this.#begin();
    if (this.#drawFailure()) throw this.#fail();
    return this.#succeed(ordinal);
  };

  isFault(error: unknown): boolean {
    return isUpstreamFault(error);
  }

  #begin(): number {
    if (++this.#inFlight > this.#maxInFlight) this.#maxInFlight = this.#inFlight;
    return ++this.#started;
  }

  #drawFailure(): boolean {
    return this.#random.share() < this.#phase.failureRate;
  }

  #succeed(ordinal: number): number {
    this.#inFlight--;
    this.#succeeded++;
    return ordinal;
  }

  #fail(): UpstreamFault {
    this.#inFlight--;
    this.#failed++;
    return new UpstreamFault();
  }

  #reject(): Promise<never> {
    return Promise.reject(this.#fail());
  }
}
