import { describe, expect, it } from 'vitest';
import { type RequestLine, requestLogger } from '../../server/matchmaker/request-log.ts';

const line: RequestLine = { requestId: 'r', method: 'POST', status: 200, ms: 1 };

function levelOf(written: RequestLine, isTold: boolean): string {
  const levels: string[] = [];
  const at = (level: string) => () => void levels.push(level);
  requestLogger({ error: at('error'), info: at('info'), debug: at('debug') }, isTold)(written);
  return levels.join();
}

describe('the line of a request', () => {
  it('is told where it is asked for, else only to who looks closely', () => {
    expect(levelOf(line, true)).toBe('info');
    expect(levelOf(line, false)).toBe('debug');
  });

  it('is not told of health checks and of looks, which would be most of them', () => {
    const look: RequestLine = { ...line, method: 'GET', endpoint: 'GET /v1/rooms' };
    expect(levelOf({ ...look, endpoint: 'GET /readyz', status: 503, code: 'no_host' }, true)).toBe('debug');
    expect(levelOf(look, true)).toBe('debug');
    expect(levelOf({ ...look, status: 503, code: 'no_host' }, true)).toBe('info');
  });

  it('is an error for a fault and for nothing else', () => {
    expect(levelOf({ ...line, status: 500, code: 'internal', err: new Error('x') }, false)).toBe('error');
    expect(levelOf({ ...line, status: 503, code: 'no_host' }, true)).toBe('info');
  });
});
