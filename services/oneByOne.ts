/**
 * Runs one thing after the other: imports and unification may each use what memory there is for one, and each must see what the
 * one before has left. A failure stops nothing but itself.
 */
export type OneByOne = <T>(work: () => Promise<T>) => Promise<T>;

export function createOneByOne(): OneByOne {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
}
