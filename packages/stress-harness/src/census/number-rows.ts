const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const CLOSED = 0x5d;

/** Takes rows of so many numbers out of a text that comes by in pieces: `1,2,3,4,5,6]` */
export class NumberRows {
  readonly #row: number[];
  readonly #take: (row: readonly number[]) => void;
  #value = 0;
  #digits = 0;
  #field = 0;

  /**
   * @param fields - numbers in a row.
   * @param take - is given each row; always the same array.
   */
  constructor(fields: number, take: (row: readonly number[]) => void) {
    this.#row = Array.from({ length: fields }, () => 0);
    this.#take = take;
  }

  /** @returns where in `text` the rows end; -1 when they go on in the next. */
  read(text: Uint8Array): number {
    for (let at = 0; at < text.length; at++) {
      const byte = text[at] ?? CLOSED;
      if (byte >= ZERO && byte <= NINE) {
        this.#value = this.#value * 10 + byte - ZERO;
        this.#digits++;
      } else if (byte === COMMA) this.#endField();
      else if (byte === CLOSED) {
        if (this.#digits > 0) this.#endField();
        return at + 1;
      }
    }
    return -1;
  }

  #endField(): void {
    this.#row[this.#field++] = this.#value;
    this.#value = 0;
    this.#digits = 0;
    if (this.#field < this.#row.length) return;
    this.#field = 0;
    this.#take(this.#row);
  }
}
