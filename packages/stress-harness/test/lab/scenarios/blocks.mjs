export default {
  run: async () => {
    for (;;) Math.sqrt(2);
  },
};
