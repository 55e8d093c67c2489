process.once('message', () => {
  const notes = [typeof gc, String(process.env.SECRET), ...process.execArgv];
  process.send({ figures: [], voidReason: null, smallestEffectNs: null, notes }, () =>
    process.exit(0),
  );
});
