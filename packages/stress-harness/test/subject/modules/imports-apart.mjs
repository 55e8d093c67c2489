// Run as a plain process: Jest has a loader of its own.
import { importApart, nowMs } from '../../../dist/index.js';

const url = new URL('./counter.mjs', import.meta.url).href;
const a = await importApart(url, 'a');
const b = await importApart(url, 'b');
const again = await importApart(url, 'a');
a.next();
a.next();
process.stdout.write(
  JSON.stringify({
    a: a.next(),
    b: b.next(),
    again: again.next(),
    sharesFunction: a.next === b.next,
    sharesHarness: a.nowMs === nowMs && b.nowMs === nowMs,
  }),
);
