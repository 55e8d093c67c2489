// Writes more than a kilobyte where that is not allowed, and tells the error's code and its advice.
import { writeJsonAtomically } from '../../dist/report/json-file.js';

try {
  writeJsonAtomically(process.argv[2], 'x'.repeat(100_000));
} catch ({ code, message }) {
  process.stdout.write(`${code} ${/raise the limit/.exec(message)}`);
}
