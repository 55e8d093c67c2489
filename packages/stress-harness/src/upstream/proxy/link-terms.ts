import { HarnessError } from '../../harness-error.js';
import type { SocketFault } from './socket-fault.js';

/** How bytes and the end go one way through the proxy. */
export interface LinkTerms {
  readonly latencyMs: number;
  /** Infinity: no limit. */
  readonly bytesPerSec: number;
  /** Beyond the latency, how much later the end comes. */
  readonly closeMs: number;
  /** What happens once so many bytes are through; absent: nothing. */
  readonly breaks?: {
    readonly afterBytes: number;
    readonly by: 'end' | 'reset' | 'silence';
  };
}

/** Both ways of one connection. */
export interface ConnectionTerms {
  readonly request: LinkTerms;
  readonly answer: LinkTerms;
}

/** At once, all of it. */
export const CLEAR: LinkTerms = { latencyMs: 0, bytesPerSec: Infinity, closeMs: 0 };

const BREAKS_BY = { cut: 'end', reset: 'reset', 'half-open': 'silence' } as const;

/**
 * A fault as what it does to either way.
 *
 * @throws {@link HarnessError} `ERR_SOCKET_FAULT` for a number out of its range.
 */
export function termsOf(fault: SocketFault): ConnectionTerms {
  switch (fault.kind) {
    case 'none':
      return { request: CLEAR, answer: CLEAR };
    case 'latency':
      return {
        request: { ...CLEAR, latencyMs: least0(fault, 'requestMs', fault.requestMs ?? 0) },
        answer: { ...CLEAR, latencyMs: least0(fault, 'answerMs', fault.answerMs ?? 0) },
      };
    case 'bandwidth':
      if (fault.bytesPerSec > 0) {
        return { request: CLEAR, answer: { ...CLEAR, bytesPerSec: fault.bytesPerSec } };
      }
      throw refusal(fault, `bytesPerSec must be above 0, got ${fault.bytesPerSec}`);
    case 'slow-close':
      return {
        request: CLEAR,
        answer: { ...CLEAR, closeMs: least0(fault, 'closeMs', fault.closeMs) },
      };
    default: {
      const afterBytes = least0(fault, 'afterBytes', fault.afterBytes ?? 0);
      return {
        request: CLEAR,
        answer: { ...CLEAR, breaks: { afterBytes, by: BREAKS_BY[fault.kind] } },
      };
    }
  }
}

function least0({ kind }: SocketFault, name: string, value: number): number {
  if (value >= 0 && Number.isFinite(value)) return value;
  throw refusal({ kind }, `${name} must be a number of at least 0, got ${value}`);
}

function refusal({ kind }: { readonly kind: string }, problem: string): HarnessError {
  return new HarnessError('ERR_SOCKET_FAULT', `socket fault "${kind}": ${problem}`);
}
