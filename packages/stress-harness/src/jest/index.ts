export { detectsMutant } from './detects-mutant.js';
export { documentsTargets } from './documents-targets.js';
export type { StressPromise } from './run-promise.js';
export { stressTest } from './stress-test.js';
