import { mutant } from '../mutant.js';

/** A sliding window as a list of times, made anew without the old ones by each call. */
export const filtersWindowPerCall = mutant(
  {
    name: 'filters-window-per-call',
    fault: 'a call costs more, the more calls the window holds',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound, { trip, nowMs = () => 0 }) => {
      const windowMs = trip.kind === 'rate' ? trip.windowMs : 0;
      let times: number[] = [];
      return {
        execute: (fn) => {
          const now = nowMs();
          times = times.filter((time) => time > now - windowMs);
          times.push(now);
          return sound.execute(fn);
        },
      };
    },
  },
);
