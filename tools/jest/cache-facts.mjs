// Printed into the hash of every stress task: a result is never replayed for other hardware,
// another Node, or a subject module whose content Nx cannot see.
import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus, totalmem } from 'node:os';

const subject = process.env.STRESS_SUBJECT ?? '';
const isPath = /[/\\]|\.[cm]?js$/.test(subject);

console.log(
  JSON.stringify({
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    subject: isPath ? `never replayed: ${randomUUID()}` : subject,
  }),
);
