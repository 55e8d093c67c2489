import { z } from 'zod';
import { CAPABILITIES } from '../subject/subject.js';

const count = z.number().int().nonnegative();
const counts = {
  offered: count,
  succeeded: count,
  failed: count,
  rejected: count,
  cancelled: count,
  timedOut: count,
};

// NaN and Infinity do not survive JSON: they arrive as null, and are read back as NaN.
const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? NaN);

const tableRow = z.record(z.string(), z.union([z.string(), figure]));

/** What a scenario measured, as it leaves a lab process. */
export const measurementSchema = z.object({
  calls: z.object(counts),
  durationMs: figure,
  throughputOpsPerSec: figure,
  heapGrowthBytes: z.number().nullable(),
  latencyMsP95: z.number().nullable(),
  metrics: z.record(z.string(), figure),
  phases: z.array(z.object({ phase: z.string(), ...counts })).readonly(),
  transitions: z
    .array(z.object({ seq: count, atMs: z.number(), from: z.string(), to: z.string() }))
    .readonly(),
  notes: z.array(z.string()).readonly(),
  headline: z.string().optional(),
  tables: z
    .array(z.object({ title: z.string(), rows: z.array(tableRow).readonly() }))
    .readonly()
    .optional(),
});

/** Everything a lab process may say to its keeper. */
export const labMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('phase'), name: z.string() }),
  z.object({ type: z.literal('debug'), event: z.string(), detail: z.unknown() }),
  z.object({
    type: z.literal('subject'),
    name: z.string(),
    capabilities: z.array(z.enum(CAPABILITIES)),
  }),
  z.object({
    type: z.literal('measured'),
    measurement: measurementSchema,
    voided: z.array(z.string()),
  }),
  z.object({ type: z.literal('refused'), code: z.string(), message: z.string() }),
]);

/** One message of a lab process. */
export type LabMessage = z.infer<typeof labMessageSchema>;

/** How a lab process ended, as its keeper saw it. */
export const labEndSchema = z.object({
  type: z.literal('ended'),
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  timedOut: z.boolean(),
  /** The last lines of its standard error. */
  stderrTail: z.string(),
  /** How long it could run, and how long it stood still: stopped, or its machine asleep. */
  awakeMs: z.number().optional(),
  stoodStillMs: z.number().optional(),
  /** Why it never began. */
  notStarted: z.string().optional(),
});

/** How a lab process ended. */
export type LabEnd = z.infer<typeof labEndSchema>;

/** The lab process is there: its process group has this number. */
export const labStartSchema = z.object({ type: z.literal('started'), pid: z.number() });

/** A line of the keeper's output. */
export const keeperLineSchema = z.union([labMessageSchema, labStartSchema, labEndSchema]);
