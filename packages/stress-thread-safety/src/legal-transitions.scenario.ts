import { setTimeout as sleep } from 'node:timers/promises';
import {
  CallRecorder,
  closedLoop,
  defineScenario,
  type FaultPhase,
  GuardedCall,
  InProcessUpstream,
  measurementOf,
  nowMs,
  settled,
  within,
} from '@breaker-lab/stress-harness';
import { StateWatch } from './state-watch.js';

const CALLERS = 500;
const CYCLES = { smoke: 3, standard: 12, soak: 1_000 };
const FAILURES = 5;
const TRIALS = 3;
const OPEN_DURATION_MS = 20;
/** Timers may fire a little early: longer than an open period for certain. */
const OPEN_PERIOD_OVER_MS = OPEN_DURATION_MS + 10;
const UNSTEADY_MS = 4 * OPEN_DURATION_MS;
const PATIENCE_MS = 3_000;

/** The old suite's load: it opens a breaker once in a thousand years, so more has to follow. */
const OLD_SUITE: FaultPhase = { name: '15 % failures', failureRate: 0.15, latencyMs: 2 };
const OUTAGE: FaultPhase = { name: 'outage', failureRate: 1, latencyMs: 2 };
const RECOVERY: FaultPhase = { name: 'recovery', failureRate: 0, latencyMs: 2 };
const UNSTEADY: FaultPhase = { name: '60 % failures', failureRate: 0.6, latencyMs: 1 };

/** 500 callers take one breaker around the automaton, again and again. */
export default defineScenario({
  name: 'legal-transitions',
  needs: ['transitions', 'trials'],
  expectedSeconds: { smoke: 1, standard: 5, soak: 320 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const upstream = new InProcessUpstream(lab.random('upstream'), OLD_SUITE);
    const breaker = lab.subject.create({
      trip: { kind: 'consecutive', failures: FAILURES },
      openDurationMs: OPEN_DURATION_MS,
      halfOpenTrials: TRIALS,
    });
    const recorder = new CallRecorder(OLD_SUITE.name);
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    const watch = new StateWatch(breaker);
    const cycles = lab.pick(CYCLES);
    const call = async (): Promise<void> => {
      watch.look();
      const answer = guarded.run();
      watch.look();
      await answer;
      watch.look();
    };
    const enter = (phase: FaultPhase): void => {
      upstream.enter(phase);
      recorder.beginPhase(phase.name);
    };
    /** All callers call once, in one tick. */
    const wave = async (phase: FaultPhase): Promise<void> => {
      enter(phase);
      for (let i = 0; i < CALLERS; i++) void call();
      await settled(recorder, { patienceMs: PATIENCE_MS });
    };
    /** All callers call on and on, for some open periods, a millisecond after each answer. */
    const unsteady = async (): Promise<void> => {
      enter(UNSTEADY);
      const endMs = nowMs() + UNSTEADY_MS;
      const loop = closedLoop({ callers: CALLERS, goesOn: () => nowMs() < endMs }, async () => {
        await call();
        await sleep(1);
      });
      await within(loop, { patienceMs: UNSTEADY_MS + PATIENCE_MS });
    };

    const openPeriodOver = (): Promise<void> => sleep(OPEN_PERIOD_OVER_MS);
    const round = [
      () => wave(OLD_SUITE),
      () => wave(OUTAGE),
      openPeriodOver,
      () => wave(OUTAGE),
      openPeriodOver,
      () => wave(RECOVERY),
      unsteady,
      openPeriodOver,
      () => wave(RECOVERY),
    ];

    const startMs = nowMs();
    for (let cycle = 1; cycle <= cycles; cycle++) {
      lab.phase(`cycle ${cycle} of ${cycles}`);
      for (const step of round) {
        // Calls that never settle are a finding already: no more of them.
        if (recorder.inFlight === 0) await step();
      }
    }
    const durationMs = nowMs() - startMs;
    lab.debug('transitions', watch.log.records);

    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      transitions: watch.log.records,
      metrics: {
        statesVisited: watch.statesVisited,
        edgesVisited: watch.edgesVisited,
        illegalTransitions: watch.log.illegal,
        contradictedStates: watch.contradictions,
        opensPerCycle: watch.log.count('closed', 'open') / cycles,
        closesPerCycle: watch.log.count('half-open', 'closed') / cycles,
        ...guarded.conservation,
      },
    });
  },
});
