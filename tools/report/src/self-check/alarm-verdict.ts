import type { AlarmCount } from './self-check.js';

/** Without a verdict once in thirty runs is borne; a false alarm never is. */
const INCONCLUSIVE_SHARE_MAX = 1 / 30;

/** What the counts come to: *fail* for any false alarm, *inconclusive* for too little that is decided. */
export function alarmVerdict(alarms: readonly AlarmCount[]): 'pass' | 'fail' | 'inconclusive' {
  if (alarms.some(({ falseAlarms }) => falseAlarms > 0)) return 'fail';
  const isVague = alarms.some(
    ({ inconclusive, runs }) => inconclusive > Math.max(1, runs * INCONCLUSIVE_SHARE_MAX),
  );
  return isVague ? 'inconclusive' : 'pass';
}
