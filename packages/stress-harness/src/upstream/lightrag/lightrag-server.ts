import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../../clock.js';
import { HarnessError } from '../../harness-error.js';
import type { StallNews } from './patience.js';
import type { ServerCounts } from './server-counts.js';
import type { ServerLimits, ServerNews, ServerOrder } from './server-message.js';
import { checkServerScript, type ServerScript } from './server-script.js';

type StallListener = Parameters<StallNews['onStall']>[0];

const POLL_MS = 5;
const LIMITS: ServerLimits = { connectionsMax: 1_024, requestsMax: 1_000_000 };

// Built, also when this file is read as a source: the child is plain Node.
const home = dirname(
  createRequire(import.meta.url).resolve('@breaker-lab/stress-harness/package.json'),
);
const entryFile = join(home, 'dist', 'upstream', 'lightrag', 'server.entry.js');

/**
 * A LightRAG-compatible server with scripted faults, in a process of its own on this machine: what
 * calls over real HTTP reach. It ends with the process that started it, however that one ends.
 */
export class LightragServer implements StallNews {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  readonly #child: ChildProcess;
  readonly #stallListeners: StallListener[] = [];

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    tellStalls(child, this.#stallListeners);
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  /**
   * Starts one.
   *
   * @param options.apiKey - whoever asks must send it; default: nobody need.
   * @param options.limits - default 1,024 connections at once and a million requests in all.
   * @throws {@link HarnessError} `ERR_LIGHTRAG_SERVER` when its process ends before it listens.
   */
  static async start({
    apiKey,
    limits = LIMITS,
  }: { readonly apiKey?: string; readonly limits?: ServerLimits } = {}): Promise<LightragServer> {
    const child = fork(entryFile, {
      execArgv: [],
      env: {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const news = await ask(child, {
      type: 'listen',
      limits,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    if (news.type !== 'listening') throw unexpected(news.type);
    return new LightragServer(child, news.port);
  }

  /** The server's process. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Requests that arrive from now on meet this script.
   *
   * @throws {@link HarnessError} `ERR_SERVER_SCRIPT` for one that makes no sense.
   */
  async enter(script: ServerScript): Promise<void> {
    checkServerScript(script);
    await ask(this.#child, { type: 'enter', script });
  }

  /**
   * What it has seen, once no request is under way any more: that a caller has left, it hears a moment
   * later. After `patienceMs` it is told as it is.
   */
  async settledCounts({ patienceMs }: { readonly patienceMs: number }): Promise<ServerCounts> {
    const deadlineMs = nowMs() + patienceMs;
    for (;;) {
      const counts = await this.counts();
      if (counts.underWay === 0 || nowMs() > deadlineMs) return counts;
      await sleep(POLL_MS);
    }
  }

  async counts(): Promise<ServerCounts> {
    const news = await ask(this.#child, { type: 'count' });
    if (news.type !== 'counted') throw unexpected(news.type);
    return news.counts;
  }

  /** Hears of each request that gets no more of an answer, by its `X-Request-Id`. */
  onStall(listener: StallListener): void {
    this.#stallListeners.push(listener);
  }

  /** Ends it; its connections end with it. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
  }
}

/** What the child says of itself is none of the answers to orders. */
function tellStalls(child: ChildProcess, listeners: readonly StallListener[]): void {
  child.on('message', (news: ServerNews) => {
    if (news.type !== 'stalled') return;
    for (const listener of listeners) listener(news.requestId);
  });
}

/** One order, one answer; orders are given one after the other. */
function ask(child: ChildProcess, order: ServerOrder): Promise<ServerNews> {
  return new Promise((resolve, reject) => {
    const hear = (news: ServerNews): void => {
      if (news.type === 'stalled') return;
      leave();
      resolve(news);
    };
    const ended = (): void => {
      leave();
      reject(unexpected('ended'));
    };
    const leave = (): void => {
      child.off('message', hear);
      child.off('exit', ended);
    };
    child.on('message', hear);
    child.once('exit', ended);
    child.send(order, (error) => {
      if (error !== null) ended();
    });
  });
}

function unexpected(what: string): HarnessError {
  return new HarnessError(
    'ERR_LIGHTRAG_SERVER',
    `the lab's own server answered "${what}"; see its output above, and run \`npx nx build stress-harness\``,
  );
}
