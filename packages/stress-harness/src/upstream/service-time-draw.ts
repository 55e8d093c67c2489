import type { SeededRandom } from '../seed.js';
import { checkServiceTime, type ServiceTime } from './service-time.js';

/**
 * Draws service times of a model, in milliseconds; Infinity is a service that never ends.
 *
 * @throws HarnessError `ERR_SERVICE_TIME` when the model has unusable fields.
 */
export function serviceTimes(serviceTime: ServiceTime, random: SeededRandom): () => number {
  checkServiceTime(serviceTime);
  switch (serviceTime.model) {
    case 'fixed':
      return () => serviceTime.ms;
    case 'log-normal': {
      const { medianMs, sigma } = serviceTime;
      return () => medianMs * Math.exp(sigma * standardNormal(random));
    }
    case 'heavy-tail': {
      // The inverse of F(x) = 1 − (min / x)^α; 1 − u is never 0.
      const { minMs, alpha } = serviceTime;
      return () => minMs * (1 - random.share()) ** (-1 / alpha);
    }
    case 'bimodal': {
      const { fastMs, slowMs, slowShare } = serviceTime;
      return () => (random.share() < slowShare ? slowMs : fastMs);
    }
    case 'stalled': {
      const { ms, stalledShare } = serviceTime;
      return () => (random.share() < stalledShare ? Infinity : ms);
    }
  }
}

/**
 * A draw from the normal distribution of mean 0 and variance 1 (Box and Muller, "A Note on the
 * Generation of Random Normal Deviates", 1958; one of the two each pair of draws gives).
 */
function standardNormal(random: SeededRandom): number {
  return Math.sqrt(random.exponential(2)) * Math.cos(2 * Math.PI * random.share());
}
