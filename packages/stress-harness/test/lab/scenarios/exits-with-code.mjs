export default { run: async () => process.exit(7) };
