import { mutant } from '../mutant.js';
import { held } from './held-reservation.js';

const MICROS_PER_UNIT = 1_000_000;

/** The books count down twice what was held once; the sound ones get a higher cap to allow it. */
export const releasesTwice = mutant(
  {
    name: 'cost-releases-twice',
    fault: 'a release gives back what was reserved twice',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { dailyCap }) => {
      let cap = dailyCap;
      let twice = 0;
      return {
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => ({
            release: () => {
              reservation.release();
              twice += estimate;
              sound.setCap?.(cap + twice);
            },
          })),
        setCap: (asked) => {
          cap = asked;
          sound.setCap?.(cap + twice);
        },
        usage: () => {
          const { committedMicros, capMicros, reservedMicros } = sound.usage();
          const twiceMicros = Math.round(twice * MICROS_PER_UNIT);
          return {
            committedMicros,
            capMicros: capMicros - twiceMicros,
            reservedMicros: reservedMicros - twiceMicros,
          };
        },
      };
    },
  },
);

/** Money that comes back is taken for money that may be spent on top. */
export const refundRaisesCap = mutant(
  {
    name: 'cost-refund-raises-cap',
    fault: 'a refund is added to the cap as well',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { dailyCap }) => {
      let cap = dailyCap;
      const setCap = (asked: number): void => {
        cap = asked;
        sound.setCap?.(cap);
      };
      return {
        setCap,
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => ({
            refund: (amount) => {
              reservation.refund(amount);
              setCap(cap + amount);
            },
          })),
      };
    },
  },
);
