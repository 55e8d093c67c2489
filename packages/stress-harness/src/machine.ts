import { availableParallelism, cpus, totalmem } from 'node:os';

/** What a result was measured on. Two results with different facts are not comparable. */
export interface MachineFacts {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
}

/** The facts of this machine. */
export function machineFacts(): MachineFacts {
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
  };
}
