import { writeFileSync } from 'node:fs';

/** The system's own full disk. */
export default { run: async () => writeFileSync('/dev/full', 'x') };
