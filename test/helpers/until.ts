/** Waits for a condition, with a name for the failure; looks again every few milliseconds instead of sleeping. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = 8000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited ${patienceMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
