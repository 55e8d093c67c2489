export { breakerCore } from './breaker-core.js';
export { mutants } from './mutants/index.js';
export type { Mutant } from './mutants/mutant.js';
export { passthrough } from './passthrough.js';
