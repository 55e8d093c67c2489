import type { Scenario } from '../scenario/scenario.js';
import type { Settings } from '../settings.js';

/** Why a scenario's integration is not there to be run; undefined when it is, or when it needs none. */
export function switchedOffReason(
  { integration }: Pick<Scenario, 'integration'>,
  { lightrag, lightragServer }: Pick<Settings, 'lightrag' | 'lightragServer'>,
): string | undefined {
  if (integration === undefined) return undefined;
  if (!lightrag) {
    return 'LIGHTRAG_INTEGRATION_ENABLED is off; by default it is on in standard and soak, off in smoke';
  }
  if (integration === 'lightrag-server' && lightragServer === undefined) {
    return 'LIGHTRAG_BASE_URL names no LightRAG server';
  }
  return undefined;
}
