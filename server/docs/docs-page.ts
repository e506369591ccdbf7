/** The description of the API as a page for people: from the OpenAPI document, without a script, all of it at once. */
import { type ApiDocument, nameOf, type Operation, type Shape } from './api-document.ts';
import { type Html, html, prose } from './html.ts';
import { exampleOf, fieldsOf, shapeId, typeOf } from './show-shape.ts';

type Row = { method: string; path: string; operation: Operation };

const operationId = ({ method, path }: Row) => `${method}${path.replace(/[^\w]+/g, '-')}`.toLowerCase();

function rowsOf(document: ApiDocument): Row[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

const title = ({ method, path }: Row): Html =>
  html`<span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code>`;

/** As one would ask from a shell. */
function command({ method, path, operation }: Row, document: ApiDocument): string {
  const body = exampleOf(operation.requestBody?.content['application/json'].schema, document);
  const parts = [
    method === 'GET' ? 'curl' : `curl -X ${method}`,
    ...(operation.security === undefined ? [] : [`-H "Authorization: Bearer $TOKEN"`]),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body)}'`]),
    `"$ORIGIN${path}"`,
  ];
  return parts.join(' \\\n  ');
}

/** Reached by keyboard too, as it may be wider than the screen. */
function block(label: string, text: string): Html {
  return html`<pre tabindex="0" role="region" aria-label="${label}">${text}</pre>\n`;
}

function named(shape: Shape, { components }: ApiDocument): Shape {
  return components.schemas[nameOf(shape.$ref ?? '')] ?? shape;
}

/** `- code: meaning` line by line, as the document writes refusals. */
function refusalsOf(status: string, description: string): Html[] {
  return description.split('\n').flatMap((line) => {
    const [, code, meaning] = /^- `(\w+)`: (.+)$/.exec(line) ?? [];
    return code === undefined
      ? []
      : html`<dt><span class="status">${status}</span> <code>${code}</code></dt><dd>${meaning}</dd>\n`;
  });
}

function section(row: Row, document: ApiDocument): Html {
  const { summary, parameters, requestBody, responses, security } = row.operation;
  const inPath = parameters.filter((one) => one.in === 'path');
  const answers = Object.entries(responses);
  const done = answers.find(([status]) => status.startsWith('2'));
  const shape = done?.[1].content?.['application/json'].schema;
  const example = exampleOf(shape, document);
  const body = requestBody?.content['application/json'].schema;
  return html`<section aria-labelledby="${operationId(row)}">
<h3 id="${operationId(row)}">${title(row)}</h3>
<p>${summary}</p>
${security !== undefined && html`<p class="faint">Asks for a pilot's token as bearer.</p>\n`}
${
  inPath.length > 0 &&
  html`<h4>In the path</h4><dl class="fields">${inPath.map(
    (one) => html`<dt><code>${one.name}</code> <span class="type">${typeOf(one.schema)}</span></dt>
<dd>${one.description ?? one.schema.description ?? ''}</dd>`,
  )}</dl>\n`
}
${body && html`<h4>Body: ${typeOf(body)}</h4>\n${fieldsOf(named(body, document))}`}
<h4>From a shell</h4>
${block('Command', command(row, document))}
${shape && html`<h4>Answer ${done?.[0]}: ${typeOf(shape)}</h4>\n`}
${example !== undefined && block('Example of an answer', JSON.stringify(example, undefined, 2))}
<details><summary>Refusals</summary><dl class="refusals">${answers.map(([status, { description }]) =>
    refusalsOf(status, description),
  )}</dl></details>
</section>\n`;
}

function shapeSection([name, shape]: [string, Shape]): Html {
  return html`<section aria-labelledby="${shapeId(name)}">
<h3 id="${shapeId(name)}">${name}</h3>
${fieldsOf(shape)}</section>\n`;
}

/** @param style Address of the style sheet. */
export function docsPage(document: ApiDocument, style: string): string {
  const rows = rowsOf(document);
  const { info, components } = document;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<title>${info.title}: API</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<a class="skip" href="#endpoints">To the endpoints</a>
<header><h1>${info.title}</h1><p class="faint">Version ${info.version} · <a href="/v1/openapi.json">OpenAPI document</a></p></header>
<nav aria-label="Endpoints"><ul>${rows.map(
    (row) => html`<li><a href="#${operationId(row)}">${title(row)}</a></li>\n`,
  )}</ul><a href="#shapes">Shapes</a></nav>
<main>
${prose(info.description)}
<h2 id="endpoints">Endpoints</h2>
${rows.map((row) => section(row, document))}
<h2 id="shapes">Shapes</h2>
${Object.entries(components.schemas).map(shapeSection)}
</main>
</body>
</html>
`.text;
}
