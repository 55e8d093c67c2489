import type { Meter } from '@opentelemetry/api';
import { type BreakerSource, checkSource, groupsOf } from './breaker-source.js';
import { INSTRUMENTS } from './instruments.js';
import { observeReadings } from './observe-readings.js';

/**
 * Lets a meter read breakers whenever it is collected. Nothing is registered on a breaker, and a
 * call costs no more than before.
 *
 * | metric                      | instrument      | unit        | what it is                  |
 * | --------------------------- | --------------- | ----------- | --------------------------- |
 * | `breaker.calls`             | counter         | `{call}`    | ended or turned away        |
 * | `breaker.call.active`       | up-down counter | `{call}`    | admitted and not settled    |
 * | `breaker.call.abandoned`    | up-down counter | `{call}`    | given up, work still runs   |
 * | `breaker.call.slow`         | counter         | `{call}`    | completed and slow          |
 * | `breaker.call.timed_out`    | counter         | `{call}`    | out of their time           |
 * | `breaker.trial.expired`     | counter         | `{call}`    | trials that lost their slot |
 * | `breaker.shadow.rejections` | counter         | `{call}`    | spared by shadow mode       |
 * | `breaker.observer.errors`   | counter         | `{error}`   | faults of observing code    |
 * | `breaker.state`             | up-down counter | `{breaker}` | 1 in its state, else 0      |
 *
 * `breaker.calls` has the attribute `breaker.outcome`: `success`, `failure`, `ignored`,
 * `cancelled`, `late` or `rejected`; the metric `breaker.state` has one of the same name.
 *
 * Each has the attribute `breaker.name`, and `breaker.key` where the source is a registry; breakers
 * of one name in an iterable are added up. Names and units follow OpenTelemetry's semantic
 * conventions (naming of metrics, units in UCUM).
 *
 * @remarks
 * A key that the registry has forgotten is observed no more. The JavaScript SDK reports the last
 * value of such a series all the same to readers of cumulative temporality, Prometheus among them,
 * and knows 2,000 series of an instrument at most, past ones included (its issue 4096). Where keys
 * come and go, use {@link BreakerMetricProducer}.
 *
 * Call it once for a meter: two sources with the same names overwrite each other's values.
 *
 * @returns ends it; a second time it does nothing.
 * @throws {@link InvalidCallError} when `source` is neither a registry nor iterable.
 */
export function observeBreakers(meter: Meter, source: BreakerSource): () => void {
  checkSource('observeBreakers', source);
  return observeReadings(meter, { instruments: INSTRUMENTS, groups: () => groupsOf(source) });
}
