import { expect, test } from '@jest/globals';
import { judge } from '../../src/judge/judge.js';
import { concludeLab, died, type LabResult } from '../../src/lab/lab-result.js';
import type { LabEnd } from '../../src/lab/message.js';
import { explain } from '../../src/report/explanation.js';
import type { TestReport } from '../../src/report/test-report.js';

const end: LabEnd = {
  type: 'ended',
  exitCode: 0,
  signal: null,
  timedOut: false,
  stderrTail: '',
  awakeMs: 12_300,
  stoodStillMs: 0,
};
const heapFull =
  '<--- Last few GCs --->\n[1:0x1] 200 ms: Mark-Compact 23.5 (25.1) -> 23.4 (25.3) MB, pooled\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';

/** What is printed when a lab process ended like this. */
function explained(result: LabResult): string {
  const judgement = judge({ results: [result], targets: [], profile: 'smoke', sampling: 'once' });
  if (judgement.kind === 'more') throw new RangeError('one death is enough');
  return explain({
    test: 'the promise',
    verdict: judgement.verdict,
    observations: [],
    replay: 'the command',
  } as unknown as TestReport);
}

test.each<[LabResult, string, string, string]>([
  [
    concludeLab(undefined, { ...end, timedOut: true }),
    'INCONCLUSIVE',
    '(timed-out): still running after 12.3 s, when its time was over',
    'degradation',
  ],
  [
    concludeLab(undefined, { ...end, exitCode: null, signal: 'SIGKILL' }),
    'INCONCLUSIVE',
    '(killed): ended by SIGKILL after 12.3 s',
    'limits',
  ],
  [
    concludeLab(undefined, { ...end, exitCode: 1, stderrTail: 'TypeError: x is not a function' }),
    'FAIL',
    '(crashed): exit code 1 after 12.3 s: TypeError: x is not a function',
    'breaker logic',
  ],
  [
    concludeLab(undefined, { ...end, signal: 'SIGABRT', stderrTail: heapFull }),
    'FAIL',
    '(out-of-memory): FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory after 12.3 s: 23.5 (25.1) -> 23.4 (25.3) MB',
    'memory',
  ],
  [
    concludeLab(undefined, { ...end, exitCode: 1, stderrTail: 'Error: ENOSPC: no space left' }),
    'INCONCLUSIVE',
    '(disk-full): Error: ENOSPC: no space left; make room in the folder for temporary files',
    'limits',
  ],
  [
    concludeLab(undefined, end),
    'INCONCLUSIVE',
    '(silent): ended in order after 12.3 s, but without a measurement',
    'breaker logic',
  ],
  [
    concludeLab(undefined, { ...end, stoodStillMs: 1_200 }),
    'INCONCLUSIVE',
    '(stood-still): stopped, or its machine asleep, for 1.2 s',
    'not the breaker, as far as was seen',
  ],
  [
    concludeLab(undefined, { ...end, notStarted: 'spawn EAGAIN' }),
    'INCONCLUSIVE',
    '(not-started): spawn EAGAIN',
    'limits',
  ],
  [
    died('rubbish', 'unreadable message: {}'),
    'INCONCLUSIVE',
    '(rubbish): unreadable message: {}',
    'not the breaker, as far as was seen',
  ],
])('the death of a lab is told with reason, figures, cause and command: %#', (...told) => {
  const [result, outcome, reason, cause] = told;
  const label = outcome === 'FAIL' ? 'broken promise' : 'no verdict';
  expect(explained(result)).toBe(
    [
      `${outcome}  the promise`,
      `  ${label}  the lab process did not survive ${reason}`,
      `  likely cause    ${cause}`,
      '  replay          the command',
    ].join('\n'),
  );
});
