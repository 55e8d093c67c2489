// Runs one lab process, tells the process id of the child its scenario left, and waits to be killed;
// what became of the lab, if it comes to that.
import { runLab } from '../../../dist/lab/run-lab.js';

const result = await runLab(JSON.parse(process.argv[2]), (message) =>
  process.stdout.write(`${message.name}\n`),
);
process.stdout.write(JSON.stringify(result));
