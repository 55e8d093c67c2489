import { z } from 'zod';

/** What the holder of a lock tells those who wait for it. */
export const lockHolderSchema = z.object({
  /** What is measured. */
  what: z.string(),
  /** Where it was started. */
  folder: z.string(),
  pid: z.number(),
  /** ISO 8601, UTC. */
  since: z.string(),
});

/** Who holds a lock. */
export type LockHolder = z.infer<typeof lockHolderSchema>;

/** Who holds it, in words; also where the other end has said nothing, or nothing of sense. */
export function describeHolder(holder: LockHolder | undefined): string {
  return holder === undefined
    ? 'somebody who does not say who (suspended, busy, or no run of this suite)'
    : `${holder.what} (process ${holder.pid}, since ${holder.since}, in ${holder.folder})`;
}

/** Reads what the other end of a connection has said so far. */
export function readHolder(text: string): LockHolder | undefined {
  try {
    return lockHolderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
