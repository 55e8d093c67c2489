export default { strategy: 1 };
