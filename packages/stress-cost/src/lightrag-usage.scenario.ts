import {
  closedLoop,
  defineScenario,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
  type SeededRandom,
} from '@breaker-lab/stress-harness';
import {
  costMicrosOf,
  countedDifferently,
  LightragServer,
  type ServerScript,
} from '@breaker-lab/stress-harness/lightrag';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { dollars } from './dollars.js';
import { type Completion, PaidCompletions, TOKEN_PRICE } from './paid-completions.js';
import { withinOneUtcDay } from './utc-day.js';

const API_KEY = 'cost';
const CALLS = { smoke: 200, standard: 700, soak: 30_000 };
const CALLERS = 16;
/** About three quarters of what all calls would cost: towards the end, most are turned away. */
const CAP_MICROS_PER_CALL = 180;
const PROMPT_WORDS_MAX = 24;
const TOKENS_MAX = { least: 10, spread: 31 };
const SETTLE_PATIENCE_MS = 3_000;
const SCRIPT: ServerScript['endpoints'] = {
  chat: {
    latencyMs: 1,
    pieceMs: 1,
    unreportedShare: 0.2,
    faults: {
      unavailable: 0.05,
      'rate-limited': 0.05,
      reset: 0.03,
      stalled: 0.02,
      'stalled-stream': 0.08,
      'cut-stream': 0.12,
      'error-line': 0.05,
    },
  },
};

/** Completions over HTTP, plain and streamed, paid for by what is reported or else received. */
export default defineScenario({
  name: 'lightrag-usage',
  integration: 'lightrag',
  needs: ['cost'],
  expectedSeconds: { smoke: 2, standard: 4, soak: 180 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => withinOneUtcDay(() => measure(lab)),
});

async function measure(lab: Lab): Promise<Measurement> {
  const server = await LightragServer.start({ apiKey: API_KEY });
  try {
    await server.enter({ seed: lab.seed, endpoints: SCRIPT });
    const calls = lab.pick(CALLS);
    const capMicros = calls * CAP_MICROS_PER_CALL;
    const breaker = createCostBreaker(lab, { capMicros });
    const paid = new PaidCompletions({
      breaker,
      capMicros,
      address: { baseUrl: server.baseUrl, apiKey: API_KEY },
      server,
    });
    const random = lab.random('prompts');
    let next = 0;
    lab.phase(`${calls} completions`);
    const startMs = nowMs();
    await closedLoop({ callers: CALLERS, goesOn: () => next < calls }, () =>
      paid.run(draw(random, next++)),
    );
    await paid.settled({ patienceMs: SETTLE_PATIENCE_MS });
    const durationMs = nowMs() - startMs;
    const seen = await server.settledCounts({ patienceMs: SETTLE_PATIENCE_MS });
    const { committedMicros, reservedMicros } = breaker.usage();
    breaker.dispose?.();

    const { recorder, reportedMicros, estimatedMicros } = paid;
    const ledgerMicros = costMicrosOf(seen.reported, TOKEN_PRICE);
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      notes: [`client ${JSON.stringify(paid.ends)}`, `server ${JSON.stringify(seen.ends)}`],
      headline: `charged ${dollars(committedMicros)} of ${dollars(capMicros)}: ${dollars(ledgerMicros)} as ${seen.reported.answers} answers reported, ${dollars(estimatedMicros)} estimated`,
      metrics: {
        ...paid.metrics,
        countedDifferently: countedDifferently(paid.ends, seen.ends),
        reachedUnasked: Math.abs(seen.received - paid.started),
        reportedErrorMicros: Math.abs(reportedMicros - ledgerMicros),
        bookErrorMicros: Math.abs(committedMicros - ledgerMicros - estimatedMicros),
        reservedAtRestMicros: reservedMicros,
      },
    });
  } finally {
    await server.stop();
  }
}

/** A completion to be asked for; its number makes its prompt, and so its fate, its own. */
function draw(random: SeededRandom, ordinal: number): Completion {
  const words = Array.from({ length: random.index(PROMPT_WORDS_MAX) }, () => 'handbook');
  return {
    prompt: [`What does part ${ordinal} of the`, ...words, 'say?'].join(' '),
    tokensMax: TOKENS_MAX.least + random.index(TOKENS_MAX.spread),
    stream: random.share() < 0.7,
  };
}
