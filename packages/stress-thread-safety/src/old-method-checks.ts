import { OLD_CALL_MICROS } from './old-method-job.js';
import type { OldSetting } from './old-method-setting.js';
import type { OldCounted } from './old-method-tally.js';

/** The old suite's tolerance, on exact quantities. */
const TOLERANCE = 0.1;

/** What one race has shown. */
export interface OldFindings {
  /** Operations that were asked for, over all threads. */
  readonly asked: number;
  /** Threads that did not come to the end in time. */
  readonly unfinished: number;
  /** What the threads did, and saw. */
  readonly heard: Readonly<Record<Exclude<OldCounted, 'finished'>, number>>;
  /** What the subject counted. */
  readonly own:
    | { readonly kind: 'breaker'; readonly admitted: number; readonly settled: number }
    | { readonly kind: 'budget'; readonly capMicros: number; readonly chargedMicros: number };
}

/** What the old method has to say against a race; nothing: it sees no fault. */
export function oldComplaints(
  findings: OldFindings,
  { looksAt }: Pick<OldSetting, 'looksAt'>,
): readonly string[] {
  const { asked, heard, unfinished, own } = findings;
  const ended = heard.succeeded + heard.failed + heard.rejected;
  const isBudget = own.kind === 'budget';
  return [
    ...(unfinished > 0 ? ['threads hang'] : []),
    ...(isOff(ended, asked, asked) ? ["callers' counts are off"] : []),
    ...(isBudget && heard.rejected === 0 ? ['it is never full'] : []),
    ...(looksAt === 'edges' && heard.illegalTransitions > 0 ? ['an illegal transition'] : []),
    ...(looksAt === 'own counts' ? ownComplaints(findings) : []),
  ];
}

function ownComplaints({ heard, own }: OldFindings): readonly string[] {
  if (own.kind === 'breaker') {
    const settled = heard.succeeded + heard.failed;
    const isWrong =
      isOff(own.admitted, heard.admitted, heard.admitted) || isOff(own.settled, settled, settled);
    return [
      ...(isWrong ? ['its counts are off'] : []),
      ...(heard.transitions === 0 ? ['it never opens'] : []),
    ];
  }
  const { capMicros, chargedMicros } = own;
  const spentMicros = heard.succeeded * OLD_CALL_MICROS;
  return [
    ...(spentMicros > capMicros * (1 + TOLERANCE) ? ['the cap is passed'] : []),
    ...(isOff(chargedMicros, spentMicros, capMicros) ? ['its books are off'] : []),
  ];
}

function isOff(value: number, expected: number, of: number): boolean {
  return Math.abs(value - expected) > of * TOLERANCE;
}
