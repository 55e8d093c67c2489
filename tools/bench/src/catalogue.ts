import type { ByLength, Path, Row } from './path.js';
import { SUBJECT_NAMES, YARDSTICKS } from './subject-name.js';
import type { Target } from './target.js';

const SAMPLED: ByLength = { quick: 3, full: 7 };
/** For what does not depend on who else uses the processor. */
const COUNTED: ByLength = { quick: 1, full: 3 };
const TIMEOUT_MS = 60_000;

const semiSpace = (mib: number): string[] => [
  `--min-semi-space-size=${mib}`,
  `--max-semi-space-size=${mib}`,
];
/** No collection falls into a batch, nor between the counts of bytes. */
const ROOMY = semiSpace(64);
/** Node's own default, said aloud. */
const USUAL = semiSpace(16);

/** Counting allocates a few tenths itself. */
const ZERO_BYTES: Target = { max: 0.5 };

const bytes = (id: string, title: string, target?: Target): Row => ({
  id: `${id}/bytes`,
  title: `${title}: bytes allocated`,
  unit: 'B',
  ...(target === undefined ? {} : { target }),
});

/** Everything the bench can measure. */
export const PATHS: readonly Path[] = [
  {
    id: 'async-closed',
    columns: 'side by side',
    processes: SAMPLED,
    flags: ROOMY,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'async-closed',
        title: 'async, closed, 10 s window: over a bare await',
        unit: 'ns',
        target: { max: 50, ratio: { peer: 'cockatiel', max: 0.35 } },
      },
      bytes('async-closed', 'async, closed, 10 s window'),
    ],
  },
  {
    id: 'async-consecutive',
    columns: 'side by side',
    processes: SAMPLED,
    flags: ROOMY,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'async-consecutive',
        title: 'async, closed, failures in a row: over a bare await',
        unit: 'ns',
      },
      bytes('async-consecutive', 'async, closed, failures in a row'),
    ],
  },
  {
    id: 'sync-closed',
    columns: 'side by side',
    processes: SAMPLED,
    flags: ROOMY,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'sync-closed/consecutive',
        title: 'sync, closed, failures in a row: over bare',
        unit: 'ns',
        target: { max: 12 },
      },
      bytes('sync-closed/consecutive', 'sync, closed, failures in a row', ZERO_BYTES),
      {
        id: 'sync-closed/count',
        title: 'sync, closed, count window: over bare',
        unit: 'ns',
        target: { max: 12 },
      },
      bytes('sync-closed/count', 'sync, closed, count window', ZERO_BYTES),
    ],
  },
  {
    id: 'rejection',
    columns: 'side by side',
    processes: SAMPLED,
    flags: ROOMY,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'rejection/execute',
        title: 'rejection while open: execute, all of it',
        unit: 'ns',
        target: { max: 700 },
      },
      bytes('rejection/execute', 'rejection while open: execute'),
      {
        id: 'rejection/try-execute',
        title: 'rejection while open: tryExecute, all of it',
        unit: 'ns',
        target: { max: 120 },
      },
      bytes('rejection/try-execute', 'rejection while open: tryExecute'),
    ],
  },
  {
    id: 'timeout',
    columns: 'side by side',
    processes: SAMPLED,
    flags: ROOMY,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'timeout',
        title: 'timeout for every call, never reached: over bare',
        unit: 'ns',
        target: { max: 300 },
      },
      bytes('timeout', 'timeout for every call'),
      { id: 'timeout/call-option', title: 'the same, given with the call', unit: 'ns' },
      { id: 'timeout/signal', title: 'the same, and the function reads its signal', unit: 'ns' },
    ],
  },
  {
    id: 'bytes-in-flight',
    columns: [...SUBJECT_NAMES, ...YARDSTICKS],
    processes: COUNTED,
    flags: USUAL,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'bytes-in-flight',
        title: 'a call in flight, over its pending promise',
        unit: 'B',
        target: { max: 320 },
      },
    ],
  },
  {
    id: 'idle-breaker',
    columns: SUBJECT_NAMES,
    processes: COUNTED,
    flags: USUAL,
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'idle-breaker/bytes',
        title: 'an idle breaker, of 10,000',
        unit: 'B',
        target: { max: 700 },
      },
      {
        id: 'idle-breaker/timers',
        title: 'timers of an idle breaker',
        unit: 'timers',
        target: { max: 0 },
      },
    ],
  },
  {
    id: 'window-growth',
    columns: SUBJECT_NAMES,
    processes: { quick: 1, full: 3 },
    flags: ROOMY,
    timeoutMs: TIMEOUT_MS,
    rows: (['count', 'time'] as const).flatMap((kind) =>
      (['healthy', 'failing'] as const).map((health) => ({
        id: `window-growth/${kind}-${health}`,
        title: `growth of a call's cost with its ${kind} window, ${health === 'failing' ? 'all but 1 in 64 fail' : 'none fails'}`,
        unit: 'exponent' as const,
        target: { max: 0.03 },
      })),
    ),
  },
  {
    id: 'million-in-flight',
    columns: ['breaker-core', 'cockatiel', 'opossum', ...YARDSTICKS],
    processes: { quick: 1, full: 3 },
    flags: [...USUAL, '--max-old-space-size=8192'],
    timeoutMs: TIMEOUT_MS,
    rows: [
      {
        id: 'million-in-flight',
        title: 'starting 1,000,000 calls in flight at once',
        unit: 's',
        target: { max: 0.8 },
      },
    ],
  },
];
