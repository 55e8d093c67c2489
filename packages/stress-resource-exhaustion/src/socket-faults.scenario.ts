import {
  defineScenario,
  EchoServer,
  heapUsedAfterGcBytes,
  heldResources,
  type Lab,
  measurementOf,
  nowMs,
  resourcesLeft,
  TcpProxy,
} from '@breaker-lab/stress-harness';
import { heldSockets } from './held-sockets.js';
import { networkCalls, networkMetrics, networkNotes } from './network-figures.js';
import { NetworkTrial } from './network-trial.js';
import { HARDSHIPS } from './socket-hardships.js';

const CYCLES = { smoke: 1, standard: 2, soak: 50 };

/** Every fault of a network at once, each before a breaker of its own. */
export default defineScenario({
  name: 'socket-faults',
  needs: ['transitions'],
  expectedSeconds: { smoke: 2, standard: 4, soak: 80 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    lab.phase('warm-up');
    await throughNetwork(lab, { cycles: 0 });
    const heldBefore = await heldResources();
    const socketsBefore = heldSockets();
    const heapBeforeBytes = await heapUsedAfterGcBytes();
    const startMs = nowMs();
    const trials = await throughNetwork(lab, { cycles: lab.pick(CYCLES) });
    const durationMs = nowMs() - startMs;
    lab.debug(
      'transitions',
      trials.map(({ hardship, pressed }) => [hardship.name, pressed.watch.log.records]),
    );
    return measurementOf({
      recorder: networkCalls(trials),
      durationMs,
      heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
      metrics: {
        ...resourcesLeft(heldBefore, await heldResources()),
        // While the breakers are still there: what they keep would go with them.
        socketsLeft: heldSockets() - socketsBefore,
        ...networkMetrics(trials),
      },
      notes: networkNotes(trials),
    });
  },
});

/** From the first listener to the last: nothing of it is there before, or afterwards. */
async function throughNetwork(lab: Lab, { cycles }: { cycles: number }): Promise<NetworkTrial[]> {
  const server = await EchoServer.listen();
  const healthy = await TcpProxy.listen({ toPort: server.port });
  const network = { serverPort: server.port, healthyPort: healthy.port };
  const trials = await Promise.all(
    HARDSHIPS.map((hardship) => NetworkTrial.prepare(lab, { hardship, network })),
  );
  await Promise.all(trials.map((trial) => trial.calm('calm')));
  for (let cycle = 1; cycle <= cycles; cycle++) {
    lab.phase(`faults (${cycle} of ${cycles})`);
    await Promise.all(trials.map((trial) => trial.cycle()));
  }
  for (const trial of trials) await trial.close();
  await healthy.close();
  await server.close();
  return trials;
}
