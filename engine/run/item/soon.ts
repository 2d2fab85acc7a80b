// Values that are there now, or later: a pass over what is already known makes no promises.

export type Soon<T> = T | Promise<T>

/** Goes on with a value, at once when it is there. */
export const after = <T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> =>
  value instanceof Promise ? value.then(next) : next(value)

/** All values, at once when all are there. */
export const every = <T>(values: readonly Soon<T>[]): Soon<readonly T[]> =>
  values.some(value => value instanceof Promise) ? Promise.all(values) : (values as readonly T[])
