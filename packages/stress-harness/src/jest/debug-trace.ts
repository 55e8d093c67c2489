import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nowMs } from '../clock.js';
import type { Judgement } from '../judge/judge.js';
import type { LabResult } from '../lab/lab-result.js';
import type { LabMessage } from '../lab/message.js';
import { describeEvidence } from '../report/explanation.js';
import type { WatchedTransition } from '../record/transition-watch.js';
import type { Measurement } from '../scenario/measurement.js';

/** What a trace is of. */
export interface TraceOf {
  /** Off: nothing is printed, nothing kept. */
  readonly debug: boolean;
  /** Where raw data is kept, one file for each lab process. */
  readonly folder: string;
}

/**
 * Debug mode of one test: prints every phase, sample, transition and decision, and keeps what each
 * lab process said, line by line as JSON, with the milliseconds since the test began.
 */
export class DebugTrace {
  readonly #debug: boolean;
  readonly #folder: string;
  readonly #startMs = nowMs();
  #processes = 0;
  #transitions = 0;
  #keeps = true;

  constructor({ debug, folder }: TraceOf) {
    this.#debug = debug;
    this.#folder = folder;
  }

  /** Another lab process begins. */
  begin(job: unknown): void {
    this.#processes++;
    this.#transitions = 0;
    this.#keep({ type: 'job', job });
  }

  hear(message: Extract<LabMessage, { type: 'phase' | 'debug' }>): void {
    this.#keep(message);
    if (message.type === 'phase') this.#print('phase', message.name);
    else if (message.event === 'inspector') this.#inspector(message.detail);
    else if (message.event === 'transition') this.#transition(message.detail);
    else this.#print('sample', `${message.event} ${JSON.stringify(message.detail)}`);
  }

  /** What became of a lab process. */
  end(result: LabResult): void {
    this.#keep({ type: 'result', result });
    if (result.kind === 'measured') this.#measured(result.measurement);
    else this.#print('sample', `none: ${JSON.stringify(result)}`);
    if (this.#transitions === 0) this.#print('transition', 'none of a breaker of this process');
  }

  judged(judgement: Judgement): void {
    if (judgement.kind === 'more') {
      this.#print('decision', `not yet: ${judgement.processesWanted} processes wanted`);
      return;
    }
    for (const evidence of judgement.verdict.evidence) {
      this.#print('decision', describeEvidence(evidence));
    }
    const { outcome, reason } = judgement.verdict;
    this.#print('decision', `${outcome}${reason === '' ? '' : `: ${reason}`}`);
    if (this.#keeps) this.#print('raw data', this.#folder);
  }

  #measured({ calls, phases, metrics }: Measurement): void {
    this.#print('sample', `calls ${JSON.stringify(calls)}`);
    for (const { phase, ...counts } of phases) {
      this.#print('sample', `calls of ${phase} ${JSON.stringify(counts)}`);
    }
    for (const [metric, value] of Object.entries(metrics)) {
      this.#print('sample', `${metric} ${value}`);
    }
  }

  #transition(detail: unknown): void {
    const { breaker, from, to, atMs } = detail as WatchedTransition;
    this.#transitions++;
    this.#print('transition', `breaker ${breaker}: ${from} → ${to} at ${atMs.toFixed(1)} ms`);
  }

  #inspector(detail: unknown): void {
    const { url, waits } = detail as { url: string; waits: boolean };
    this.#print('inspector', `${url}${waits ? ' (the lab waits for it)' : ''}`);
  }

  #print(what: string, text: string): void {
    if (this.#debug) process.stderr.write(`debug ${what} ${text}\n`);
  }

  #keep(entry: object): void {
    if (!this.#debug || !this.#keeps) return;
    const atMs = Math.round(nowMs() - this.#startMs);
    try {
      mkdirSync(this.#folder, { recursive: true });
      const file = join(this.#folder, `process-${this.#processes}.ndjson`);
      appendFileSync(file, `${JSON.stringify({ atMs, ...entry })}\n`);
    } catch (error) {
      this.#keeps = false;
      this.#print('raw data', `is not kept any more: ${(error as Error).message}`);
    }
  }
}
