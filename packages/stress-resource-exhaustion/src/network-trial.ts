import { setTimeout as sleep } from 'node:timers/promises';
import { always, type Lab, TcpProxy } from '@breaker-lab/stress-harness';
import { PRESSED_OPTIONS } from './pressed-options.js';
import { PressedBreaker } from './pressed-breaker.js';
import type { SocketHardship } from './socket-hardships.js';
import { SocketUpstream } from './socket-upstream.js';

/** So few that a call's part of the processor is far from its deadline. */
const CALM_CALLERS = 2;
const CALLERS = 4;
const CALM_CALLS = 20;
const PRESSED_CALLS = 100;
const OPEN_FOR_SURE_MS = PRESSED_OPTIONS.openDurationMs + 50;

/** Where the servers are. */
export interface Network {
  readonly serverPort: number;
  /** Leads to the server, and lacks nothing. */
  readonly healthyPort: number;
}

/** One fault of the network, and the breaker that goes through it. */
export class NetworkTrial {
  readonly hardship: SocketHardship;
  readonly pressed: PressedBreaker;
  readonly #proxy: TcpProxy;
  readonly #upstream: SocketUpstream;
  #closed = 0;
  #cycles = 0;

  /** Its proxy listens, and carries. */
  static async prepare(
    lab: Lab,
    { hardship, network }: { hardship: SocketHardship; network: Network },
  ): Promise<NetworkTrial> {
    const proxy = await TcpProxy.listen({ toPort: network.serverPort });
    return new NetworkTrial(lab, { hardship, proxy, healthyPort: network.healthyPort });
  }

  private constructor(
    lab: Lab,
    {
      hardship,
      proxy,
      healthyPort,
    }: { hardship: SocketHardship; proxy: TcpProxy; healthyPort: number },
  ) {
    this.hardship = hardship;
    this.#proxy = proxy;
    this.#upstream = new SocketUpstream(proxy.port);
    this.pressed = new PressedBreaker(lab, {
      upstream: this.#upstream,
      beside: new SocketUpstream(healthyPort),
    });
  }

  async calm(phase: string): Promise<void> {
    await this.pressed.calm({ phase, callers: CALM_CALLERS, calls: CALM_CALLS });
  }

  /** Fault → a failed trial, where it opened → the fault is over → calm. */
  async cycle(): Promise<void> {
    const { pressed } = this;
    this.#cycles++;
    this.#meet(this.hardship);
    await pressed.press(async (offer) => {
      await pressed.offerFew({ callers: CALLERS, calls: PRESSED_CALLS });
      if (pressed.isClosed) return;
      await sleep(OPEN_FOR_SURE_MS);
      for (let trial = 0; trial < PRESSED_OPTIONS.halfOpenTrials; trial++) offer();
      await pressed.settle();
    });
    this.#meet({ fault: { kind: 'none' }, outcome: 'answered' });
    await pressed.relieve();
    await this.calm('afterwards');
    if (pressed.isClosed) this.#closed++;
  }

  async close(): Promise<void> {
    this.pressed.dispose();
    await this.#proxy.close();
  }

  /** Read it when every call had its chance to settle. */
  get metrics() {
    const { watch } = this.pressed;
    return {
      ...this.pressed.metrics,
      closedAfterwardsShare: this.#closed / this.#cycles,
      unforeseenOutcomes: this.#upstream.unforeseen,
      connectionsOff: Math.abs(this.#proxy.accepted - this.#upstream.started),
      failedTrials: watch.log.count('half-open', 'open') / this.#cycles,
    };
  }

  #meet({ fault, outcome }: Pick<SocketHardship, 'fault' | 'outcome'>): void {
    this.#proxy.enter(always(fault));
    this.#upstream.expect(outcome);
  }
}
