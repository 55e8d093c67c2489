import type { SocketFault } from '@breaker-lab/stress-harness';
import type { SocketOutcome } from './socket-upstream.js';

/** A fault of the network, and what every call must see of it. */
export interface SocketHardship {
  readonly name: string;
  readonly fault: SocketFault;
  readonly outcome: SocketOutcome;
}

/** Bytes of an answer, of 1,024, that come before it breaks off. */
const HALF = 512;
/** Far beyond any deadline here. */
const AGES_MS = 60_000;

/** A call bears it within its deadline: the breaker stays closed. Of all others it opens. */
export function isBearable({ outcome }: SocketHardship): boolean {
  return outcome === 'answered';
}

/** Every kind of fault that a proxy has; those that take time once within, once beyond a deadline. */
export const HARDSHIPS: readonly SocketHardship[] = [
  { name: 'reset', fault: { kind: 'reset' }, outcome: 'ECONNRESET' },
  {
    name: 'reset half-way',
    fault: { kind: 'reset', afterBytes: HALF },
    outcome: 'ECONNRESET',
  },
  { name: 'cut', fault: { kind: 'cut' }, outcome: 'ERR_SHORT_ANSWER' },
  {
    name: 'cut half-way',
    fault: { kind: 'cut', afterBytes: HALF },
    outcome: 'ERR_SHORT_ANSWER',
  },
  { name: 'half-open', fault: { kind: 'half-open' }, outcome: 'ERR_DEADLINE' },
  {
    name: 'half-open half-way',
    fault: { kind: 'half-open', afterBytes: HALF },
    outcome: 'ERR_DEADLINE',
  },
  {
    name: 'latency',
    fault: { kind: 'latency', answerMs: AGES_MS },
    outcome: 'ERR_DEADLINE',
  },
  {
    name: 'slow close',
    fault: { kind: 'slow-close', closeMs: AGES_MS },
    outcome: 'ERR_DEADLINE',
  },
  { name: 'bandwidth', fault: { kind: 'bandwidth', bytesPerSec: 100 }, outcome: 'ERR_DEADLINE' },
  {
    name: 'some latency',
    fault: { kind: 'latency', requestMs: 5, answerMs: 5 },
    outcome: 'answered',
  },
  {
    name: 'a rather slow close',
    fault: { kind: 'slow-close', closeMs: 10 },
    outcome: 'answered',
  },
  {
    name: 'less bandwidth',
    fault: { kind: 'bandwidth', bytesPerSec: 102_400 },
    outcome: 'answered',
  },
];
