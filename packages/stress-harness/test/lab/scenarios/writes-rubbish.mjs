export default {
  run: async () => {
    process.send({ type: 'nonsense' });
    return {};
  },
};
