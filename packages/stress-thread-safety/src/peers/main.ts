// Points the async explorer at other libraries: `npx nx peers stress-thread-safety`.
import { HarnessError, loadSubject } from '@breaker-lab/stress-harness';
import { renderExploration } from '@breaker-lab/stress-harness/explore';
import { readCommandLine } from './command-line.js';
import { explorePeer, replayPeer } from './explore-peer.js';

const UNUSABLE = 2;

async function main(): Promise<void> {
  const { subjects, promises, schedule, ...walk } = readCommandLine(process.argv.slice(2));
  // Nobody reads the stacks of that many scripted faults.
  Error.stackTraceLimit = 0;
  for (const name of subjects) {
    const subject = await loadSubject({
      subject: name,
      registry: '@breaker-lab/stress-subjects/registry',
      from: import.meta.dirname,
      invokedFrom: process.cwd(),
    });
    for (const promise of promises) {
      const report =
        schedule === undefined
          ? await explorePeer(subject, promise, walk)
          : await replayPeer(subject, promise, schedule);
      const replay = (found: string): string =>
        `npx nx peers stress-thread-safety -- ${name} ${promise} ${found}`;
      process.stdout.write(`${renderExploration(report, replay)}\n\n`);
    }
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof HarnessError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = UNUSABLE;
});
