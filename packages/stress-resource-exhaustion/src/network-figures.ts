import { CallRecorder } from '@breaker-lab/stress-harness';
import type { NetworkTrial } from './network-trial.js';
import { isBearable } from './socket-hardships.js';

type Figures = NetworkTrial['metrics'];
type Figure = keyof Figures;

const COUNTED = [
  'unsettledCalls',
  'mismatchedOutcomes',
  'unexpectedErrors',
  'unforeseenOutcomes',
  'connectionsOff',
  'pressedCalls',
  'startedWhileOpen',
  'calmRejections',
  'unrelatedBreakerOpens',
  'unrelatedCallsLost',
  'illegalTransitions',
] as const;

/** The calls of all trials, by fault. */
export function networkCalls(trials: readonly NetworkTrial[]): CallRecorder {
  const recorder = new CallRecorder('before');
  for (const { hardship, pressed } of trials) {
    const { succeeded, failed, rejected } = pressed.recorder.counts;
    recorder.beginPhase(hardship.name);
    recorder.add({ succeeded, failed, rejected });
  }
  return recorder;
}

/** Figures for targets, over all faults; `Min` and `Max` are over faults and cycles. */
export function networkMetrics(trials: readonly NetworkTrial[]): Record<string, number> {
  const all = trials.map(({ metrics }) => metrics);
  const bearable = figuresOf(trials, { bearable: true });
  const unbearable = figuresOf(trials, { bearable: false });
  return {
    ...Object.fromEntries(COUNTED.map((figure) => [figure, sum(all, figure)])),
    failuresOffRuleMax: most(all, 'failuresOffRuleMax'),
    closedAfterwardsShare: least(all, 'closedAfterwardsShare'),
    afterwardsSuccessShare: least(all, 'afterwardsSuccessShare'),
    upstreamFailuresMin: least(unbearable, 'upstreamFailuresMin'),
    opensMin: least(unbearable, 'opensMin'),
    failedTrialsMin: least(unbearable, 'failedTrials'),
    openPeriodMsMin: least(unbearable, 'openPeriodMsMin'),
    recoveryMsMax: most(unbearable, 'recoveryMsMax'),
    bearableCallsLost: sum(bearable, 'pressedCallsLost'),
  };
}

/** One line a fault: what a reader would ask of each. */
export function networkNotes(trials: readonly NetworkTrial[]): string[] {
  return trials.map(({ hardship, metrics }) =>
    isBearable(hardship)
      ? `${hardship.name}: ${hardship.outcome} · stayed closed`
      : `${hardship.name}: ${hardship.outcome} · open after ${metrics.failuresToOpenMax} failures · closed again ${metrics.recoveryMsMax.toFixed(0)} ms after its end`,
  );
}

function figuresOf(
  trials: readonly NetworkTrial[],
  { bearable }: { bearable: boolean },
): Figures[] {
  return trials
    .filter(({ hardship }) => isBearable(hardship) === bearable)
    .map(({ metrics }) => metrics);
}

function sum(figures: readonly Figures[], of: Figure): number {
  return figures.reduce((total, each) => total + each[of], 0);
}

function least(figures: readonly Figures[], of: Figure): number {
  return Math.min(...figures.map((each) => each[of]));
}

function most(figures: readonly Figures[], of: Figure): number {
  return Math.max(...figures.map((each) => each[of]));
}
