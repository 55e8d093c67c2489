import { BreakerLab, tryAcquire } from './breaker-lab.js';
import {
  acquire,
  afterBreak,
  closed,
  halfOpen,
  lateAgainst,
  nextTrial,
  rate,
  settle,
  TWO_SUCCESSES,
  type SceneMaker,
} from './breaker-scene.js';

/** Scenes of two threads. */
export const PAIRS: Readonly<Record<string, SceneMaker>> = {
  'two failures meet the threshold': closed(['failure', 'failure']),
  'the last failure meets a success': closed(['failure', 'success']),
  'the last failure meets one that is ignored': closed(['failure', 'ignore']),
  'the last failure meets a caller': () => {
    const { lab, acts } = closed(['failure'])();
    return { lab, acts: [...acts, acquire(lab.first)] };
  },
  'two failures meet the rate': closed(['failure', 'failure'], rate(3, 2)),
  'a failure and a success in a window of two': closed(['failure', 'success'], rate(2)),
  'two successes in a window of one': closed(['success', 'failure'], rate(1)),
  'two callers at the end of the open period': () => {
    const lab = new BreakerLab().becomeDue();
    return { lab, acts: [acquire(lab.first), acquire(lab.first)] };
  },
  'a trial succeeds, a caller comes': halfOpen(['success'], { callers: 1 }),
  'a trial fails, a caller comes': halfOpen(['failure'], { callers: 1 }),
  'a trial is cancelled, a caller comes': halfOpen(['cancel'], { callers: 1 }),
  'a trial succeeds and leaves it open, a caller comes': halfOpen(['success'], {
    callers: 1,
    ...TWO_SUCCESSES,
  }),
  'a trial out of time succeeds, a caller comes': halfOpen(['success'], {
    callers: 1,
    outlived: true,
  }),
  'a trial out of time fails, a caller comes': halfOpen(['failure'], {
    callers: 1,
    outlived: true,
  }),
  'a trial out of time is ignored, a caller comes': halfOpen(['ignore'], {
    callers: 1,
    outlived: true,
  }),
  'a trial out of time succeeds and leaves it open, a caller comes': halfOpen(['success'], {
    callers: 1,
    outlived: true,
    ...TWO_SUCCESSES,
  }),
  'the last trials succeed and fail': halfOpen(['success', 'failure']),
  'both trials succeed': halfOpen(['success', 'success']),
  'a trial succeeds, another one too, and then a call fails': () => {
    const lab = new BreakerLab({
      halfOpenTrials: 2,
      halfOpenRule: { kind: 'successes', successes: 1 },
    }).becomeDue();
    const [one, other] = [lab.first.acquire(), lab.first.acquire()];
    const succeedAndFail = (): void => {
      other.success();
      tryAcquire(lab.first)?.failure();
    };
    return { lab, acts: [settle(one, 'success'), succeedAndFail] };
  },
  'both trials fail': halfOpen(['failure', 'failure']),
  'a late failure meets a trial that succeeds': lateAgainst('success'),
  'a late failure meets a trial that fails': lateAgainst('failure'),
  'a failure meets a recovery': afterBreak('failure', { trial: 'success' }),
  'a success meets a recovery': afterBreak('success', { trial: 'success' }),
  'a failure meets a recovery, by rate': afterBreak('failure', { trial: 'success', ...rate(3, 2) }),
  'a success meets a recovery, by rate': afterBreak('success', { trial: 'success', ...rate(3, 2) }),
  'a failure meets a break that goes on': afterBreak('failure', { trial: 'failure' }),
  'a failure meets a break that goes on, by rate': afterBreak('failure', {
    trial: 'failure',
    ...rate(3, 2),
  }),
  'a caller meets the next half-open period': nextTrial((lab) => acquire(lab.first)),
  'a trial that succeeds meets the next half-open period': nextTrial((lab) =>
    settle(lab.first.acquire(), 'success'),
  ),
  'a trial that fails meets the next half-open period': nextTrial((lab) =>
    settle(lab.first.acquire(), 'failure'),
  ),
  'a trial that is ignored meets the next half-open period': nextTrial((lab) =>
    settle(lab.first.acquire(), 'ignore'),
  ),
};

/** Scenes of three threads. */
export const TRIPLES: Readonly<Record<string, SceneMaker>> = {
  'three failures meet the threshold': closed(['failure', 'failure', 'failure']),
  'a failure, a success and a failure': closed(['failure', 'success', 'failure']),
  'three outcomes in a window of two': closed(['failure', 'success', 'failure'], rate(2)),
  'three outcomes in a window of three': closed(['success', 'failure', 'failure'], rate(3)),
  'three callers at the end of the open period': () => {
    const lab = new BreakerLab().becomeDue();
    return { lab, acts: [1, 2, 3].map(() => acquire(lab.first)) };
  },
  'a trial succeeds and leaves it open, two callers come': halfOpen(['success'], {
    callers: 2,
    ...TWO_SUCCESSES,
  }),
  'a trial fails, two callers come for the other slot': halfOpen(['failure'], {
    halfOpenTrials: 2,
    callers: 2,
  }),
  'a trial is cancelled, two callers come for the other slot': halfOpen(['cancel'], {
    halfOpenTrials: 2,
    callers: 2,
  }),
  'two trials out of time, a caller comes': halfOpen(['success', 'failure'], {
    callers: 1,
    outlived: true,
  }),
  'a trial out of time is cancelled, another one fails, a caller comes': halfOpen(
    ['cancel', 'failure'],
    { callers: 1, outlived: true },
  ),
};
