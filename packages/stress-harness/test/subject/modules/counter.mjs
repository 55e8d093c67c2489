import { count } from './shared-count.mjs';

export const next = () => ++count.value;
export { nowMs } from '../../../dist/index.js';
