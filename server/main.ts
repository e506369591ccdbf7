/** Starts the program from compiled code that an earlier start left behind, which halves the time until it answers. */
import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();
const { runProgram } = await import('./program.ts');
try {
  await runProgram();
  // Now, as a process that is killed writes nothing.
  flushCompileCache();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
