// The server's process: a child of the lab process, told by IPC. Never imported.
import { serve, type RunningServer } from './serve.js';
import type { ServerNews, ServerOrder } from './server-message.js';
import type { ServerScript } from './server-script.js';

let script: ServerScript = { seed: 0, endpoints: {} };
let running: RunningServer | undefined;

process.on('message', (order: ServerOrder) => {
  switch (order.type) {
    case 'listen': {
      const { apiKey, limits } = order;
      const key = apiKey === undefined ? {} : { apiKey };
      const onStall = (requestId: string): void => {
        tell({ type: 'stalled', requestId });
      };
      void serve(() => ({ script, ...key }), limits, onStall).then((server) => {
        running = server;
        tell({ type: 'listening', port: server.port });
      });
      break;
    }
    case 'enter':
      ({ script } = order);
      tell({ type: 'entered' });
      break;
    case 'count':
      if (running !== undefined) tell({ type: 'counted', counts: running.tally.counts });
      break;
  }
});
// However the lab process ended, nobody asks any more.
process.once('disconnect', () => process.exit(0));

function tell(news: ServerNews): void {
  process.send?.(news);
}
