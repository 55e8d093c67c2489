// Runs one lab process, tells the process id of the child its scenario left, and waits to be killed.
import { runLab } from '../../../dist/lab/run-lab.js';

await runLab(JSON.parse(process.argv[2]), (message) => process.stdout.write(`${message.name}\n`));
