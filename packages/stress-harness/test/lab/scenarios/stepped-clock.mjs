export { subject } from './subject.mjs';

const HOUR_MS = 3_600_000;
let stepMs = HOUR_MS;

Object.assign(Date, { now: () => new Date().getTime() + stepMs });
// The wall clock goes forward and back by an hour, all the time.
setInterval(() => {
  stepMs = -stepMs;
}, 7).unref();
