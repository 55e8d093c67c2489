import { availableParallelism } from 'node:os';
import { openPlaces, type Places, takePlace } from '../lock/places.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Session } from './session.js';

/** Labs at once, at most; each may keep a core busy. */
const PLACES_MAX = 2;
const EXIT_LOST = 1;

let opened: Places | undefined;

/** Opens the places of this run, for all processes that Jest starts for it. @returns their port. */
export async function openMeasuringPlaces(): Promise<number> {
  opened = await openPlaces(Math.min(PLACES_MAX, availableParallelism()));
  return opened.port;
}

export function closeMeasuringPlaces(): void {
  opened?.close();
  opened = undefined;
}

/** Measures when it is this scenario's turn: beside one that bears that as well, or alone. */
export async function inPlace<T>(
  { placesPort }: Session,
  { bearsNeighbour = false }: Scenario,
  measure: () => Promise<T>,
): Promise<T> {
  const place = await takePlace(placesPort, {
    alone: !bearsNeighbour,
    // The run was killed: with this process goes the lab that it keeps.
    onLost: () => process.exit(EXIT_LOST),
  });
  try {
    return await measure();
  } finally {
    place.leave();
  }
}
