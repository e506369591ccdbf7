const LATE = Symbol('late');

async function untilLate<T>(promise: Promise<T>, withinMs: number): Promise<T | typeof LATE> {
  const { promise: deadline, resolve } = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(() => resolve(LATE), withinMs);
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** The promise's outcome, or a rejection with `late()` when it takes longer than `withinMs`. */
export async function answerInTime<T>(promise: Promise<T>, withinMs: number, late: () => Error): Promise<T> {
  const answer = await untilLate(promise, withinMs);
  if (answer === LATE) throw late();
  return answer;
}

/** The promise's outcome, or undefined when it takes longer than `withinMs`. */
export async function answerSoFar<T>(promise: Promise<T>, withinMs: number): Promise<T | undefined> {
  const answer = await untilLate(promise, withinMs);
  return answer === LATE ? undefined : answer;
}
