// Printed into the hash of every stress task: a result is never replayed for other hardware,
// another Node, or what Nx cannot see: a subject module's content, a LightRAG server's state,
// whether there is a valgrind.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus, totalmem } from 'node:os';

const isPath = (subject) => /[/\\]|\.[cm]?js$/.test(subject);
const identityOf = (subject = '') =>
  isPath(subject) ? `never replayed: ${randomUUID()}` : subject;
const hasServer = (process.env.LIGHTRAG_BASE_URL ?? '').trim() !== '';

console.log(
  JSON.stringify({
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    valgrind: spawnSync('valgrind', ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? 'none',
    subject: identityOf(process.env.STRESS_SUBJECT),
    baseline: identityOf(process.env.STRESS_BASELINE),
    lightragServer: hasServer ? `never replayed: ${randomUUID()}` : 'none',
  }),
);
