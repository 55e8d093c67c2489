// An entry of its own: what checks files at run time has no place in a measured process.
export { describeEvidence, explain } from './explanation.js';
export { writeJsonAtomically } from './json-file.js';
export { readReports } from './report-files.js';
export { formatResultBlock, type ResultBlock, resultBlockOf } from './result-block.js';
export { targetTable } from './target-table.js';
export { REPORT_SCHEMA_VERSION, type TestReport } from './test-report.js';
