export default { run: async () => process.kill(process.pid, 'SIGKILL') };
