import type { CircuitBreaker } from '../../src/index.js';
import { codeOf, succeed } from '../fixture.js';

/** Every public method, so as to end whatever it begins. */
export const METHODS: Record<string, (breaker: CircuitBreaker) => unknown> = {
  execute: (breaker) => breaker.execute(succeed).catch(codeOf),
  tryExecute: (breaker) => breaker.tryExecute(succeed),
  executeSync: (breaker) => codeOf(() => breaker.executeSync(succeed)),
  wrap: (breaker) => breaker.wrap(succeed)().catch(codeOf),
  acquire: (breaker) =>
    codeOf(() => {
      breaker.acquire().success();
    }),
  forceOpen: (breaker) => {
    breaker.forceOpen();
  },
  forceClose: (breaker) => {
    breaker.forceClose();
  },
  disable: (breaker) => {
    breaker.disable();
  },
  shadow: (breaker) => {
    breaker.shadow();
  },
  reset: (breaker) => {
    breaker.reset();
  },
  isolate: (breaker) => {
    breaker.isolate()();
  },
  configure: (breaker) => {
    breaker.configure({ trip: { kind: 'consecutive-failures', failures: 3 } });
  },
  explain: (breaker) => breaker.explain(),
  restore: (breaker) => breaker.restore(breaker.snapshot()),
  'a refused restore': (breaker) => breaker.restore({}),
  on: (breaker) => {
    breaker.on('late', succeed)();
  },
  'state and counts': (breaker) => [breaker.state, breaker.isShadow, breaker.counts],
  dispose: (breaker) => {
    breaker.dispose();
  },
};
