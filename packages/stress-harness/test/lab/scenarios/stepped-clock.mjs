export { subject } from './subject.mjs';

const HOUR_MS = 3_600_000;
const now = Date.now;
let step = HOUR_MS;

// The wall clock goes forward and back by an hour, all the time.
setInterval(() => {
  step = -step;
  Date.now = () => now() + step;
}, 7).unref();
