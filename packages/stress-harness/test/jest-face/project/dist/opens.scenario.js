import { scenario } from '../scenario.mjs';

const base = scenario('opens', ['transitions']);

/** One of each: a phase, a sample, a transition. */
export default {
  ...base,
  run: async (lab) => {
    lab.phase('first call');
    await lab.subject.create({}).execute(async () => {});
    lab.debug('heap', { bytes: 42 });
    return base.run(lab);
  },
};
