import { LightragServer } from '../../../dist/upstream/lightrag/lightrag-server.js';

const server = await LightragServer.start();
process.stdout.write(String(server.pid));
setInterval(() => {}, 3_600_000);
