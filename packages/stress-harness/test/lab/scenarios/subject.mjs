/** The smallest subject there is: runs every call. */
const create = () => ({
  execute: async (fn) => fn(),
  state: () => 'closed',
  isRejection: () => false,
});
export const subject = { name: 'smallest', capabilities: [], create };
