import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiDocument } from '../../server/docs/api-document.ts';
import { docsPage } from '../../server/docs/docs-page.ts';
import { html, prose } from '../../server/docs/html.ts';
import { serveDocs } from '../../server/docs/serve-docs.ts';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { openApiDocument } from '../../server/matchmaker/openapi.ts';
import { apiSchemas } from '../../server/matchmaker/schemas.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const document = openApiDocument(endpoints, '1.2.3');

async function serve(read: () => unknown = () => document, onFault: (error: unknown) => void = () => {}) {
  const show = serveDocs(read, onFault);
  const server = createServer((request, response) => {
    if (!show(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return (path: string, method = 'GET') => fetch(`http://127.0.0.1:${address.port}${path}`, { method });
}

describe('/docs', () => {
  it('shows every endpoint, every refusal of it and every shape', async () => {
    const text = await (await (await serve())('/docs')).text();
    for (const { method, path, summary, refusals } of endpoints) {
      const id = `${method}${path.replace(/[^\w]+/g, '-')}`.toLowerCase();
      const start = text.indexOf(`<h3 id="${id}">`);
      expect(start, `${method} ${path}`).toBeGreaterThan(0);
      const section = text.slice(start, text.indexOf('</section>', start));
      expect(section).toContain(`<p>${html`${summary}`.text}</p>`);
      for (const code of refusals) expect(section, `${id} ${code}`).toContain(`<code>${code}</code>`);
    }
    for (const name of Object.keys(document.components.schemas))
      expect(text).toContain(`<h3 id="shape-${name}">`);
  });

  it('leads nowhere that is not on it, and has each name once', () => {
    const text = docsPage(ApiDocument.parse(document), '/s.css');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
    for (const [, by] of text.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(by);
  });

  it('works under a policy that lets it load its style sheet and nothing else', async () => {
    const ask = await serve();
    const answer = await ask('/docs/');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    const text = await answer.text();
    expect(text).not.toMatch(/<script|<style|style=|onclick|src=|https?:/);
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(text) ?? [];
    const sheet = await ask(style);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(await sheet.text()).not.toMatch(/url\(|@import/);
  });

  it('a document that makes no page is a fault that is told, and nobody else notices', async () => {
    const faults: unknown[] = [];
    const ask = await serve(
      () => ({ openapi: '3.1.1' }),
      (error) => void faults.push(error),
    );
    expect((await ask('/docs')).status).toBe(500);
    expect(faults).toHaveLength(1);
    expect((await ask('/elsewhere')).status).toBe(404);
  });

  it('leaves everything else to others', async () => {
    const ask = await serve();
    for (const path of ['/docsx', '/docs/x', '/', '/docs/../etc/passwd', '//docs'])
      expect((await ask(path)).status, path).toBe(404);
    expect((await ask('/docs', 'POST')).status).toBe(404);
    expect((await ask('/docs?x=1', 'HEAD')).status).toBe(200);
  });
});

describe('what is written into the page', () => {
  it('is text and no markup, wherever it comes from', () => {
    expect(html`<p title="${'"'}">${"<b>&'"}${[1, html`<i>${'<'}</i>`]}${false}</p>`.text).toBe(
      '<p title="&quot;">&lt;b&gt;&amp;&#39;1<i>&lt;</i></p>',
    );
    expect(prose('a `<b>` c\n\nd').text).toBe('<p>a <code>&lt;b&gt;</code> c</p>\n<p>d</p>\n');
  });
});

describe('examples', () => {
  it('are of the shape that they stand for', () => {
    const named = new Map(
      endpoints
        .flatMap(({ bodySchema, answerSchema }) => [bodySchema, answerSchema])
        .flatMap((schema) => (schema === undefined ? [] : [[apiSchemas.get(schema)?.id, schema] as const])),
    );
    for (const [name, { examples }] of Object.entries(ApiDocument.parse(document).components.schemas)) {
      for (const example of examples ?? []) {
        const schema = named.get(name);
        if (schema !== undefined) expect(schema.safeParse(example), name).toMatchObject({ success: true });
      }
    }
  });

  it('are there for every body and every answer', () => {
    const { schemas } = ApiDocument.parse(document).components;
    for (const { bodySchema, answerSchema } of endpoints)
      for (const schema of [bodySchema, answerSchema]) {
        const name = schema && apiSchemas.get(schema)?.id;
        if (name !== undefined) expect(schemas[name]?.examples, name).toHaveLength(1);
      }
  });
});
