process.once('message', () => {
  throw new RangeError('no such window');
});
