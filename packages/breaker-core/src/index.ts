export { type Clock, monotonicClock } from './clock.js';
export { BreakerLabError, InvalidOptionsError, type Violation } from './errors.js';
