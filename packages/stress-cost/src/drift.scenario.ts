import {
  defineScenario,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { DriftBooks } from './drift-books.js';
import { withinOneUtcDay } from './utc-day.js';

/** Additions and refunds, half of each. */
const OPERATIONS = { smoke: 1_000_000, standard: 10_000_000, soak: 100_000_000 };
const LOOKS = 100;
/** A billion currency units, the most a budget may have: never reached before the end. */
const CAP_MICROS = 1e15;

/** A great many additions and refunds of amounts that doubles cannot add up. */
export default defineScenario({
  name: 'drift',
  needs: ['cost', 'reservations'],
  expectedSeconds: { smoke: 1, standard: 5, soak: 50 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

async function measure(lab: Lab): Promise<Measurement> {
  const operations = lab.pick(OPERATIONS);
  const breaker = createCostBreaker(lab, { capMicros: CAP_MICROS });
  const books = new DriftBooks(breaker, { capMicros: CAP_MICROS, random: lab.random('amounts') });
  books.add(operations / LOOKS);
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  for (let look = 1; look < LOOKS; look++) {
    if (look % 10 === 0) lab.phase(`${look} % of ${operations} additions and refunds`);
    books.add(operations / LOOKS);
    books.look();
  }
  const durationMs = nowMs() - startMs;
  const heapGrowthBytes = (await heapUsedAfterGcBytes()) - heapBeforeBytes;
  books.spendTheRest();
  breaker.dispose?.();
  return measurementOf({
    recorder: books.recorder,
    durationMs,
    heapGrowthBytes,
    metrics: {
      operations: books.recorder.counts.succeeded,
      bookErrorMicrosMax: books.errorMicrosMax,
      wrongAtTheEdge: books.wrongAtTheEdge,
    },
    notes: [
      `${operations} additions and refunds leave ${books.committedMicros} micro-units committed`,
    ],
  });
}
