import type { Scenario } from '../scenario/scenario.js';
import type { Session } from './session.js';

/** Why a scenario cannot be run in this session; undefined when it can. */
export function reasonToSkip(
  session: Session,
  scenario: Scenario,
  { isMutant }: { readonly isMutant: boolean },
): string | undefined {
  const { subject, settings } = session;
  const missing = scenario.needs.filter((capability) => !subject.capabilities.includes(capability));
  if (missing.length > 0) return `${subject.name} offers no ${missing.join(', ')}`;
  const { baseline, profile } = settings;
  return scenario.unavailable?.({ subject: subject.name, baseline, profile, isMutant });
}
