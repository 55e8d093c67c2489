import { scenario } from '../scenario.mjs';

export default {
  ...scenario('unavailable', []),
  unavailable: ({ subject, baseline, profile }) => `${subject}, ${baseline}, ${profile}: not here`,
};
