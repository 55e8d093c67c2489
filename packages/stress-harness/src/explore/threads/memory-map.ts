import type { Place } from './report-record.js';
import type { SharedArea, SharedAreas } from './shared-areas.js';

/** Elements of different widths may overlap only within one of these. */
const CELL_BYTES = 8;

/** An element as a trace and an independence check name it. */
export interface Location {
  /** For a person: `head[0]`, or `memory[3]:64` for an element of 64 bits. */
  readonly label: string;
  /** Equal for two elements exactly if they may overlap. */
  readonly cell: string;
}

/** Names the elements of the shared memory of one start state. */
export class MemoryMap {
  readonly #areas: readonly SharedArea[];
  readonly #known = new Map<number, Location>();
  readonly #bitsOfCell = new Map<string, number>();
  #mixed = false;

  constructor({ areas }: SharedAreas) {
    this.#areas = areas;
  }

  /**
   * Whether elements of different widths have met in one cell. Steps before that were taken for
   * independent by narrower cells.
   */
  get mixed(): boolean {
    return this.#mixed;
  }

  locate(place: Place): Location {
    const key = (place.buffer * 2 ** 40 + place.byte) * 128 + place.bits;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const location = this.#name(place);
    this.#known.set(key, location);
    return location;
  }

  #name(place: Place): Location {
    const wide = `${place.buffer}/${Math.floor(place.byte / CELL_BYTES)}`;
    const bits = this.#bitsOfCell.get(wide) ?? place.bits;
    this.#bitsOfCell.set(wide, bits);
    if (bits !== place.bits && !this.#mixed) {
      this.#mixed = true;
      this.#known.clear();
    }
    return {
      label: this.#label(place),
      cell: this.#mixed ? wide : `${place.buffer}@${place.byte}`,
    };
  }

  #label({ buffer, byte, bits }: Place): string {
    const area = this.#areas.find(
      (one) => one.buffer === buffer && one.startByte <= byte && byte < one.endByte,
    );
    const index = (byte - (area?.startByte ?? 0)) / (bits / 8);
    return `${area?.name ?? 'memory'}[${index}]${bits === 32 ? '' : `:${bits}`}`;
  }
}
