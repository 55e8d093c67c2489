import { HarnessError } from '../harness-error.js';

/** Every service takes as long. */
export interface FixedServiceTime {
  readonly model: 'fixed';
  readonly ms: number;
}

/** Most are near the median, some take several times as long: what many services look like. */
export interface LogNormalServiceTime {
  readonly model: 'log-normal';
  readonly medianMs: number;
  /** Standard deviation of the logarithm; 0.5 puts the 99th percentile at 3.2 medians. */
  readonly sigma: number;
}

/** A Pareto distribution: the longest of n services grows with n without end. */
export interface HeavyTailServiceTime {
  readonly model: 'heavy-tail';
  /** No service is shorter. */
  readonly minMs: number;
  /** Shape: at or below 1 the mean is infinite, at or below 2 the variance. */
  readonly alpha: number;
}

/** Two kinds of work, such as hits and misses of a cache. */
export interface BimodalServiceTime {
  readonly model: 'bimodal';
  readonly fastMs: number;
  readonly slowMs: number;
  /** Share of slow services, 0–1. */
  readonly slowShare: number;
}

/** Some services never end. */
export interface StalledServiceTime {
  readonly model: 'stalled';
  /** What a service takes that ends. */
  readonly ms: number;
  /** Share of services that never end, 0–1. */
  readonly stalledShare: number;
}

/** How long an upstream works on a call. Durations are milliseconds, above 0. */
export type ServiceTime =
  | FixedServiceTime
  | LogNormalServiceTime
  | HeavyTailServiceTime
  | BimodalServiceTime
  | StalledServiceTime;

const SHARES = new Set(['slowShare', 'stalledShare']);

/**
 * Refuses a model from which nothing can be drawn.
 *
 * @throws {@link HarnessError} `ERR_SERVICE_TIME` naming every unusable field at once.
 */
export function checkServiceTime({ model, ...fields }: ServiceTime): void {
  const problems = Object.entries(fields).flatMap(([name, value]) => {
    if (SHARES.has(name)) {
      return value >= 0 && value <= 1 ? [] : [`${name} must be from 0 to 1, got ${value}`];
    }
    return value > 0 && Number.isFinite(value)
      ? []
      : [`${name} must be a finite number above 0, got ${value}`];
  });
  if (problems.length === 0) return;
  throw new HarnessError('ERR_SERVICE_TIME', `${model} service time: ${problems.join('; ')}`);
}

/** The mean of a model, in milliseconds; Infinity where it has none. */
export function meanServiceMs(serviceTime: ServiceTime): number {
  switch (serviceTime.model) {
    case 'fixed':
      return serviceTime.ms;
    case 'log-normal':
      return serviceTime.medianMs * Math.exp(serviceTime.sigma ** 2 / 2);
    case 'heavy-tail': {
      const { minMs, alpha } = serviceTime;
      return alpha > 1 ? (alpha * minMs) / (alpha - 1) : Infinity;
    }
    case 'bimodal': {
      const { fastMs, slowMs, slowShare } = serviceTime;
      return fastMs + (slowMs - fastMs) * slowShare;
    }
    case 'stalled':
      return serviceTime.stalledShare > 0 ? Infinity : serviceTime.ms;
  }
}
