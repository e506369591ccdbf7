/** The page that describes the API, and its style sheet, as they are sent. */
import { readFileSync } from 'node:fs';
import { ApiDocument } from './api-document.ts';
import { docsPage } from './docs-page.ts';

export type DocsFile = { type: string; text: string };

const STYLE = new URL('docs.css', import.meta.url);

/**
 * By their paths.
 * @param document An OpenAPI document.
 */
export function docsFiles(document: unknown, paths: { page: string; style: string }): Map<string, DocsFile> {
  const page = docsPage(ApiDocument.parse(document), paths.style);
  return new Map([
    [paths.page, { type: 'text/html; charset=utf-8', text: page }],
    [paths.style, { type: 'text/css; charset=utf-8', text: readFileSync(STYLE, 'utf8') }],
  ]);
}
