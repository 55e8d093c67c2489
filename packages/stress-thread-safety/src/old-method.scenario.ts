import { CallRecorder, defineScenario, measurementOf, nowMs } from '@breaker-lab/stress-harness';
import { oldMethod, type OldOpinion } from './old-method.js';
import type { OldSuspect } from './old-method-job.js';

/** The planted faults of what threads share, and what each is in. */
const FAULTS: Readonly<Record<string, OldSuspect['on']>> = {
  'swaps-by-load-and-store': 'breaker',
  'has-no-generations': 'breaker',
  'settles-without-looking': 'breaker',
  'counts-then-looks': 'breaker',
  'counts-by-load-and-store': 'breaker',
  'gives-a-slot-back-twice': 'breaker',
  'spins-for-a-slot': 'breaker',
  'loses-a-wake-up': 'breaker',
  'checks-then-reserves': 'budget',
  'gives-money-back-twice': 'budget',
};

/** The old suite's way to look for races, put to faults that other ways here have to find. */
export default defineScenario({
  name: 'old-method',
  needs: ['shared', 'shared-budget'],
  expectedSeconds: { smoke: 8, standard: 8, soak: 8 },
  sampling: 'once',
  async run({ source, seed }) {
    const startMs = nowMs();
    const sound = (['breaker', 'budget'] as const).map((on) => ({ source, on }));
    const faulty = Object.entries(FAULTS).map(([subject, on]) => ({
      source: { ...source, subject },
      on,
    }));
    const suspects = [...sound, ...faulty];
    const opinions = await oldMethod(suspects, { seed });
    const accusations = opinions.slice(0, sound.length).flatMap(({ asItWas }) => asItWas);
    const onFaulty = opinions.slice(sound.length);
    const caughtAsItWas = onFaulty.filter(({ asItWas }) => asItWas.length > 0).length;
    const caughtSharpened = onFaulty.filter(({ sharpened }) => sharpened.length > 0).length;
    return measurementOf({
      recorder: new CallRecorder(),
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      headline: `of ${onFaulty.length} planted faults the old method catches ${caughtAsItWas}; sharpened, ${caughtSharpened}`,
      notes: opinions.map((opinion, place) => noteOf(suspects[place], opinion)),
      metrics: {
        plantedFaults: onFaulty.length,
        caughtAsItWas,
        caughtSharpened,
        accusations: accusations.length,
      },
    });
  },
});

function noteOf(suspect: OldSuspect | undefined, { asItWas, sharpened }: OldOpinion): string {
  const name = `${suspect?.source.subject ?? ''} (${suspect?.on ?? ''})`;
  return `${name}: as it was, ${said(asItWas)}; sharpened, ${said(sharpened)}`;
}

function said(complaints: readonly string[]): string {
  return complaints.length === 0 ? 'nothing' : complaints.join(', ');
}
