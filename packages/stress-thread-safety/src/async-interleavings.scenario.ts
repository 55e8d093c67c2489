import {
  CallRecorder,
  defineScenario,
  type Lab,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import {
  type ExplorationReport,
  exploreAsync,
  pct,
  randomWalk,
  renderExploration,
  type Strategy,
} from '@breaker-lab/stress-harness/explore';
import { breakerScenario } from './peers/breaker-scenario.js';
import { optionsFor } from './peers/explore-peer.js';
import type { Promised } from './peers/promise.js';

/** What holds whatever comes in one tick, and what is judged by what came first. */
const GROUPS: Readonly<Record<string, readonly Promised[]>> = {
  'answers in one tick': [
    'trialsBeyondLimit',
    'startedWhileOpen',
    'illegalTransitions',
    'mismatchedOutcomes',
  ],
  'answers apart': ['lateDecisions', 'undueTransitions', 'callsKeptWaiting', 'stuckBreakers'],
};
/** Of each group. */
const SCHEDULES = { smoke: 1_000, standard: 10_000, soak: 1_000_000 };
/** A defect that needs three steps in one order. */
const DEPTH = 3;

/** A few calls of one breaker and the timers, in orders that an explorer chooses. */
export default defineScenario({
  name: 'async-interleavings',
  needs: ['transitions', 'clock', 'trials'],
  expectedSeconds: { smoke: 2, standard: 8, soak: 1_500 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const startMs = nowMs();
    const reports: ExplorationReport[] = [];
    for (const [group, promises] of Object.entries(GROUPS)) {
      lab.phase(group);
      for (const strategy of strategiesFor(promises, lab)) {
        const scenario = breakerScenario(lab.subject, promises);
        reports.push(
          await exploreAsync(scenario, { ...optionsFor(promises), strategy, seed: lab.seed }),
        );
      }
    }
    const durationMs = nowMs() - startMs;
    const walked = reports.reduce((sum, report) => sum + report.walked, 0);
    return measurementOf({
      recorder: new CallRecorder('schedules'),
      durationMs,
      heapGrowthBytes: null,
      notes: reports.map((report) => renderExploration(report, () => "the test's own command")),
      headline: `${walked} schedules, ${Math.round((walked / durationMs) * 1_000)} a second`,
      metrics: {
        violatedExplorations: reports.filter(({ outcome }) => outcome !== 'ok').length,
        schedulesWalked: walked,
      },
    });
  },
});

/**
 * Half of the schedules evenly at random and half by random priorities; all at random where
 * somebody waits for the others by looking again and again, since priorities may never let them on.
 */
function strategiesFor(promises: readonly Promised[], lab: Lab): readonly Strategy[] {
  const { seed } = lab;
  const schedules = lab.pick(SCHEDULES);
  if (promises.includes('stuckBreakers')) return [randomWalk({ seed, runs: schedules })];
  const runs = schedules / 2;
  return [randomWalk({ seed, runs }), pct({ seed, runs, depth: DEPTH })];
}
