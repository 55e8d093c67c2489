// An entry of its own: what checks files at run time has no place in a measured process.
export {
  failProbability,
  smallestEffect,
  type SmallestEffect,
  type TimedFigure,
} from '../judge/smallest-effect.js';
export type { Sampling } from '../judge/wall-clock-rule.js';
export { describeEvidence, explain } from './explanation.js';
export { writeJsonAtomically } from './json-file.js';
export { readReports } from './report-files.js';
export { formatResultBlock, type ResultBlock, resultBlockOf } from './result-block.js';
export { targetTable } from './target-table.js';
export { REPORT_SCHEMA_VERSION, type TestReport } from './test-report.js';
