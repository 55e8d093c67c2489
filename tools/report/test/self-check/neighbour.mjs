// Goes on until the process that started it is gone, as a busy neighbour does.
setInterval(() => undefined, 1_000);
process.once('disconnect', () => process.exit());
