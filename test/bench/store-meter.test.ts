import { expect, test } from 'vitest';
import { countIn } from './store-meter.ts';

const INFO = [
  '# CPU',
  'used_cpu_sys:1.500000',
  'used_cpu_user:2.250000',
  'used_cpu_sys_children:9.000000',
  '',
  '# Stats',
  'total_net_input_bytes:1234',
  'total_net_output_bytes:56',
  'instantaneous_input_kbps:0.01',
].join('\r\n');

test('processor time is user and system time of the store itself, not of its children', () => {
  expect(countIn(INFO)).toEqual({ cpuSeconds: 3.75, bytesIn: 1234, bytesOut: 56 });
});

test('a store that does not say what it did is no figure', () => {
  expect(() => countIn('# CPU\r\nused_cpu_user:1\r\n')).toThrow('used_cpu_sys');
});
