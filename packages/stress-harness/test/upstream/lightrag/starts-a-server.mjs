import { LightragServer } from '../../../dist/upstream/lightrag/index.js';

const server = await LightragServer.start();
process.stdout.write(String(server.pid));
setInterval(() => {}, 3_600_000);
