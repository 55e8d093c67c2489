export const count = { value: 0 };
