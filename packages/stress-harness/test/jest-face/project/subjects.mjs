const sound = {
  name: 'sound',
  capabilities: [],
  create: () => ({ execute: async (fn) => fn(), state: () => 'closed', isRejection: () => false }),
};

/** Opens with its first call. */
function createOpening() {
  const listeners = [];
  return {
    ...sound.create(),
    execute: async () => listeners.forEach((listener) => listener({ from: 'closed', to: 'open' })),
    onTransition: (listener) => listeners.push(listener),
  };
}

export const subjects = {
  'breaker-core': async () => sound,
  broken: async () => ({ ...sound, name: 'broken' }),
  opening: async () => ({
    name: 'opening',
    capabilities: ['transitions'],
    create: createOpening,
  }),
};
