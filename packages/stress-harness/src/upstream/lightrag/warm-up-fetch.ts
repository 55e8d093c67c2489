import { LightragClient } from './lightrag-client.js';
import { LightragServer } from './lightrag-server.js';

const CALLS = 40;

/**
 * Makes Node make whatever it makes at its first requests, such as the agent of `fetch`, so that it is
 * there before what a process holds is counted.
 */
export async function warmUpFetch(): Promise<void> {
  const server = await LightragServer.start();
  try {
    const client = new LightragClient(server);
    await Promise.all(
      Array.from({ length: CALLS }, (_, i) =>
        client.query(`warm-up ${i}`, { stream: i % 2 === 0, signal: new AbortController().signal }),
      ),
    );
  } finally {
    await server.stop();
  }
}
