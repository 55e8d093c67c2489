import { loadSubject } from '@breaker-lab/stress-harness';
import { runHeat } from './heat.js';
import { oldComplaints } from './old-method-checks.js';
import type { OldJob, OldSuspect } from './old-method-job.js';
import { OLD_RACES, OLD_SETTINGS, OLD_THREADS, type OldSetting } from './old-method-setting.js';
import { OldTrack } from './old-method-track.js';

/** The calls of all suspects together take three seconds. */
const PLAN = { worker: new URL('./old-method.worker.js', import.meta.url), workPatienceMs: 15_000 };

/** What it says of one suspect, each complaint once; nothing: it sees no fault. */
export type OldOpinion = Readonly<Record<keyof typeof OLD_SETTINGS, readonly string[]>>;

/** The races of one suspect. */
interface OldTrial {
  readonly asItWas: readonly OldTrack[];
  readonly sharpened: readonly OldTrack[];
}

/**
 * Races free-running threads as the old suite did, and looks at what it looked at; then once more,
 * sharpened. Where threads hang, others go on with the next suspect.
 *
 * @param suspects - one opinion each.
 * @throws HarnessError `ERR_SUBJECT` when there is no such subject, or it shares nothing.
 */
export async function oldMethod(
  suspects: readonly OldSuspect[],
  { seed }: { seed: number },
): Promise<readonly OldOpinion[]> {
  const opinions: OldOpinion[] = [];
  while (opinions.length < suspects.length) {
    const trials = await Promise.all(suspects.slice(opinions.length).map(trialOf));
    const heats = trials.flatMap(tracksOf).map(({ heat }) => heat);
    const jobs = Array.from({ length: OLD_THREADS }, (_, thread): OldJob => {
      return { seed, thread, heats };
    });
    await runHeat<number>(jobs, PLAN);
    const hungAt = trials.findIndex((trial) => tracksOf(trial).some(({ isOver }) => !isOver));
    // Who comes after one that hangs has not been raced yet.
    const raced = hungAt === -1 ? trials : trials.slice(0, hungAt + 1);
    opinions.push(...raced.map(opinionOf));
  }
  return opinions;
}

async function trialOf(suspect: OldSuspect): Promise<OldTrial> {
  const subject = await loadSubject(suspect.source);
  const by = (setting: OldSetting): readonly OldTrack[] =>
    OLD_RACES.map((race) => new OldTrack(subject, { suspect, race, setting }));
  return { asItWas: by(OLD_SETTINGS.asItWas), sharpened: by(OLD_SETTINGS.sharpened) };
}

/** In the order in which they are run: as a thread that hangs runs no further race. */
function tracksOf({ asItWas, sharpened }: OldTrial): readonly OldTrack[] {
  return [...asItWas, ...sharpened];
}

function opinionOf({ asItWas, sharpened }: OldTrial): OldOpinion {
  return { asItWas: complaintsOf(asItWas), sharpened: complaintsOf(sharpened) };
}

function complaintsOf(tracks: readonly OldTrack[]): readonly string[] {
  return [...new Set(tracks.flatMap((track) => oldComplaints(track.findings(), track.setting)))];
}
