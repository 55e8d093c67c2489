import { scenario } from '../scenario.mjs';

const sound = scenario('needs-server', []);

/** Fails unless it got the address that the run was given, and puts what it got nowhere. */
export default {
  ...sound,
  integration: 'lightrag-server',
  run: async (lab) => {
    const { baseUrl, apiKey } = lab.lightragServer;
    const measured = await sound.run(lab);
    const wrong = baseUrl === 'http://127.0.0.1:9' && apiKey === 'top-secret' ? 0 : 1;
    return { ...measured, metrics: { brokenParts: wrong } };
  },
};
