export default {
  run: async () => {
    throw new TypeError('the scenario broke');
  },
};
