import type { Patience } from './patience.js';
import { windowCost, type WindowCost } from './window-costs.js';
import type { WindowLoad } from './window-load.js';

/** Where cost is looked at: nearly empty, then over the top 16× of sizes. */
const FILLINGS = [0, 1 / 16, 1 / 4, 1];

/** What is filled, and how far. */
export interface FillingPlan extends Patience {
  readonly guarded: WindowLoad;
  readonly bare: WindowLoad;
  readonly windowCalls: number;
}

/** Fills a window, and looks on the way at what a call costs; ends early when time is up. */
export async function fillWindow(plan: FillingPlan): Promise<WindowCost[]> {
  const { guarded, windowCalls, timeIsUp } = plan;
  const costs: WindowCost[] = [];
  for (const filling of FILLINGS) {
    await guarded.add(windowCalls * filling - guarded.offered, { timeIsUp });
    if (guarded.stuck || timeIsUp()) break;
    const before = guarded.offered;
    const cost = await windowCost(plan);
    costs.push({ windowCalls: (before + guarded.offered) / 2, ...cost });
  }
  return costs;
}
