import type { ExplorationReport } from './exploration.js';
import { renderTrace, sharedSteps } from './trace-table.js';

/**
 * A report for a person: what was found, in which steps and how to have it again, what was covered.
 *
 * @param replay - the command, or the call, that replays a schedule.
 */
export function renderExploration(
  report: ExplorationReport,
  replay: (schedule: string) => string = (schedule) => `replayAsync(scenario, '${schedule}')`,
): string {
  if (report.outcome === 'ok') return `${report.scenario}: ok\n${coverage(report)}`;
  const { scenario, outcome, message, start, trace, foundAtSteps, schedule } = report;
  const shrunk = foundAtSteps > trace.length ? `, made small from ${foundAtSteps}` : '';
  const steps = sharedSteps(trace).length;
  const own = steps < trace.length ? ` (and ${trace.length - steps} on memory of one thread)` : '';
  return [
    `${scenario}: ${outcome}: ${message}`,
    `from "${start}" in ${steps} steps${own}${shrunk}:`,
    '',
    renderTrace(trace),
    '',
    `replay: ${replay(schedule)}`,
    coverage(report),
  ].join('\n');
}

function coverage({
  walked,
  redundant,
  all,
  bound,
  depthMax,
  steps,
  seed,
}: ExplorationReport): string {
  const part = all ? 'all of them' : 'not all';
  const left = redundant === 0 ? '' : `, ${redundant} left out as equivalent`;
  return `walked ${walked} schedules (${part}${left}); bound: ${bound}; depth ${depthMax}; ${steps} steps; seed ${seed}`;
}
