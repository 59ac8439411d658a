export const isEachOnce = (names: readonly string[]): boolean => new Set(names).size === names.length
