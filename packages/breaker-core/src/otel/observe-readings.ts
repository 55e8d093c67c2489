import type { BatchObservableCallback, Meter, Observable, ValueType } from '@opentelemetry/api';
import type { Readings } from './collection.js';
import type { Instrument } from './instrument.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the API package is imported for its types only, so that it need not be installed
const INT: ValueType.INT = 0;

/** Lets a meter read groups whenever it is collected. @returns ends it. */
export function observeReadings<Group>(meter: Meter, readings: Readings<Group>): () => void {
  const observed = new Map<Observable, Instrument<Group>>();
  for (const instrument of readings.instruments) {
    const { name, unit, description } = instrument;
    const options = { unit, description, valueType: INT };
    const observable = instrument.isMonotonic
      ? meter.createObservableCounter(name, options)
      : meter.createObservableUpDownCounter(name, options);
    observed.set(observable, instrument);
  }
  const observe: BatchObservableCallback = (result) => {
    for (const group of readings.groups()) {
      for (const [observable, instrument] of observed) {
        for (const { attributes, value } of instrument.points(group)) {
          result.observe(observable, value, attributes);
        }
      }
    }
  };
  const observables = [...observed.keys()];
  meter.addBatchObservableCallback(observe, observables);
  return () => {
    meter.removeBatchObservableCallback(observe, observables);
  };
}
