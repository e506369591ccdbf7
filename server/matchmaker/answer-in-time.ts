/** The promise's outcome, or a rejection with `late()` when it takes longer than `withinMs`. */
export async function answerInTime<T>(promise: Promise<T>, withinMs: number, late: () => Error): Promise<T> {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), withinMs);
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
