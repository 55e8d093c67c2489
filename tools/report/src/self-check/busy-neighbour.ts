// A neighbour that burns processor time until the process that started it is gone. Never imported.
import { nowMs } from '@breaker-lab/stress-harness';

const SLICE_MS = 20;

function burn(): void {
  const endMs = nowMs() + SLICE_MS;
  while (nowMs() < endMs);
  // Between two slices it hears that its parent has let go of it.
  setImmediate(burn);
}

process.once('disconnect', () => {
  process.exit();
});
burn();
