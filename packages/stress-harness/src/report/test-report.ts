import { z } from 'zod';
import { measurementSchema } from '../lab/message.js';
import { LIKELY_CAUSES } from '../judge/target.js';
import { OUTCOMES } from '../judge/verdict.js';
import { PROFILES } from '../profile.js';

/** Version of the JSON under `reports/`; raised when a reader of the old one would go wrong. */
export const REPORT_SCHEMA_VERSION = 1;

const evidenceSchema = z.object({
  metric: z.string(),
  unit: z.string(),
  figure: z.enum(['exact', 'clock']),
  expected: z.string(),
  values: z.array(z.number()).readonly(),
  outcome: z.enum(['pass', 'fail', 'inconclusive']),
  smallestEffect: z.object({ inUnit: z.number(), percent: z.number().nullable() }).optional(),
  promise: z.string(),
  cause: z.enum(LIKELY_CAUSES),
});

/** The machine a report was measured on, as JSON. */
export const machineSchema = z.object({
  node: z.string(),
  platform: z.string(),
  cpu: z.string(),
  cores: z.number(),
  memoryGib: z.number(),
});

/** One test's verdict, its evidence and what was measured: one JSON file under `reports/`. */
export const testReportSchema = z.object({
  schemaVersion: z.literal(REPORT_SCHEMA_VERSION),
  category: z.string(),
  test: z.string(),
  scenario: z.string(),
  subject: z.string(),
  seed: z.number(),
  profile: z.enum(PROFILES),
  machine: machineSchema,
  /** ISO 8601, UTC. */
  measuredAt: z.string(),
  /** From the start of the first lab process to the verdict. */
  elapsedMs: z.number(),
  verdict: z.object({
    outcome: z.enum(OUTCOMES),
    reason: z.string(),
    cause: z.enum(LIKELY_CAUSES).nullable(),
    evidence: z.array(evidenceSchema).readonly(),
  }),
  /** The command that runs this test again with the same seed, profile and subject. */
  replay: z.string(),
  /** One per lab process; none when no process measured anything. */
  observations: z.array(measurementSchema).readonly(),
});

/** One test's report. */
export type TestReport = z.infer<typeof testReportSchema>;
