/** Whether the programs are here that a cluster is made of. In CI it is a failure when they are not. */
import { missingPrograms } from '../../deploy/cluster/missing-programs.ts';

const missing = missingPrograms();

/** True when tests of a cluster are to be skipped: a program is missing, and nothing forbids skipping. */
export const lacksPrograms = missing.length > 0 && process.env.NO_SKIPPED_TESTS === undefined;
if (lacksPrograms) console.warn(`Skipped: tests of a cluster. ${missing.join('. ')}.`);
