import { mutant } from '../mutant.js';

const ONE_CENT = 0.01;
const ONE_MICRO_UNIT = 0.000001;

export const oneCentOver = mutant(
  { name: 'cost-one-cent-over', fault: 'the cap is a cent too high', owner: 'stress-cost' },
  { costOptions: (asked) => ({ ...asked, dailyCap: asked.dailyCap + ONE_CENT }) },
);

export const oneMicroUnitOver = mutant(
  {
    name: 'cost-one-micro-unit-over',
    fault: 'the cap is a micro-unit too high',
    owner: 'stress-cost',
  },
  { costOptions: (asked) => ({ ...asked, dailyCap: asked.dailyCap + ONE_MICRO_UNIT }) },
);
