import { expect, test } from 'vitest';
import { FrameRecorder, sumOfTraffic } from './frame-recorder.ts';

function recordTwoTicks(): FrameRecorder {
  const recorder = new FrameRecorder();
  recorder.received('facts', 9);
  recorder.received('patches', 40);
  recorder.received('facts', 12);
  recorder.sent(4);
  recorder.received('patches', 41);
  recorder.sent(1);
  return recorder;
}

test('a patch opens a tick, and what follows it belongs to the same tick', () => {
  const { recording } = recordTwoTicks().take();
  expect(recording.down).toEqual([[40, 12], [41]]);
  expect(recording.up).toEqual([4, 1]);
});

test('what comes before the first patch is counted, and played in no tick', () => {
  const { traffic } = recordTwoTicks().take();
  expect(traffic).toEqual({ patches: 81, facts: 21, other: 0, inputs: 5, downFrames: 4, upFrames: 2 });
});

test('a recording that was taken is over', () => {
  const recorder = recordTwoTicks();
  recorder.take();
  const { recording, traffic } = recorder.take();
  expect(recording).toEqual({ down: [], up: [] });
  expect(traffic.downFrames).toBe(0);
});

test('traffic of many connections adds up', () => {
  const { traffic } = recordTwoTicks().take();
  expect(sumOfTraffic([traffic, traffic]).patches).toBe(162);
  expect(sumOfTraffic([]).inputs).toBe(0);
});
