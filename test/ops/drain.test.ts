/** Who may order a host to end, over a real port. */
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import type { OpsAccess } from '../../server/ops/ops-access.ts';
import { serveDrain } from '../../server/ops/serve-drain.ts';

const token = 'kT9vWq2xLr7ZbN4mPc8dYh3sGf6jUa1e';

/** The answer to one request, and whether the host was told to end. */
async function drain(access: OpsAccess, authorization?: string, method = 'POST') {
  let drained = 0;
  const server = createServer(
    serveDrain(() => {
      drained += 1;
      return 7;
    }, access),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const answer = await fetch(`http://127.0.0.1:${address.port}/ops/drain`, {
    method,
    headers: authorization === undefined ? {} : { authorization },
  });
  const body: unknown = await answer.json();
  server.close();
  return { status: answer.status, drained, body };
}

test('whoever has the token orders a host to end, and hears how many matches it moves', async () => {
  for (const production of [true, false])
    expect(await drain({ token, production }, `Bearer ${token}`)).toEqual({
      status: 202,
      drained: 1,
      body: { matches: 7 },
    });
});

test('R15 nobody else does', async () => {
  for (const production of [true, false]) {
    expect(await drain({ token, production })).toMatchObject({ status: 401, drained: 0 });
    expect(await drain({ token, production }, `Bearer ${token}x`)).toMatchObject({ status: 401, drained: 0 });
    expect(await drain({ token, production }, token)).toMatchObject({ status: 401, drained: 0 });
  }
});

test('R15 without a token nobody does, also where the program is developed', async () => {
  for (const production of [true, false])
    for (const authorization of [undefined, 'Bearer ', 'Bearer undefined'])
      expect(await drain({ token: undefined, production }, authorization)).toMatchObject({
        status: 404,
        drained: 0,
      });
});

test('a look at it orders nothing', async () => {
  expect(await drain({ token, production: false }, `Bearer ${token}`, 'GET')).toMatchObject({
    status: 405,
    drained: 0,
  });
});
