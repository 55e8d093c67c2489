const sound = {
  name: 'sound',
  capabilities: [],
  create: () => ({ execute: async (fn) => fn(), state: () => 'closed', isRejection: () => false }),
};

export const subjects = {
  'breaker-core': async () => sound,
  broken: async () => ({ ...sound, name: 'broken' }),
};
