/** What a host counts of keeping its matches, in the words of Prometheus. */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { KeepingFigures } from '../rooms/keeping-figures.ts';

const HELP: Readonly<Record<keyof KeepingFigures, string>> = {
  writes: 'Calls in which the snapshots of all matches were written.',
  bytes: 'Bytes of snapshots in them.',
  late: 'Writes that were due while one was still under way.',
  failed: 'Writes that the store did not take.',
  adopted: 'Matches that were taken over from a host that was gone.',
  deposed: 'Matches that another host turned out to have.',
  moved: 'Matches that were given to another host.',
};

const NAMES: Readonly<Record<keyof KeepingFigures, string>> = {
  writes: 'gt_keeping_writes_total',
  bytes: 'gt_keeping_bytes_total',
  late: 'gt_keeping_late_total',
  failed: 'gt_keeping_failed_total',
  adopted: 'gt_matches_adopted_total',
  deposed: 'gt_matches_deposed_total',
  moved: 'gt_matches_moved_total',
};

const FIGURES = ['writes', 'bytes', 'late', 'failed', 'adopted', 'deposed', 'moved'] as const;

/** @param silenceMs Since the store answered last; read when somebody looks. */
export function countKeeping(
  registry: Registry,
  figures: Readonly<KeepingFigures>,
  silenceMs: () => number,
): void {
  for (const figure of FIGURES)
    new Counter({
      name: NAMES[figure],
      help: HELP[figure],
      registers: [registry],
      collect() {
        this.reset();
        this.inc(figures[figure]);
      },
    });
  new Gauge({
    name: 'gt_keeping_silence_seconds',
    help: 'Since the store last answered a write.',
    registers: [registry],
    collect() {
      this.set(silenceMs() / 1000);
    },
  });
}
