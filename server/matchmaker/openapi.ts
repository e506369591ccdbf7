import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { statusOfCode } from './refusal.ts';
import { apiSchemas, Failure } from './schemas.ts';

const REFERENCE = '#/components/schemas/';

/** The OpenAPI 3.1 document of the endpoints, whose schemas are JSON Schema 2020-12. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ground Truth matchmaker',
      version,
      description: 'Assigns pilots to rooms. Stateless: any replica answers any request.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { pilot: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: componentSchemas(),
    },
  };
}

/** JSON Schema of every named shape, by its name. */
export function componentSchemas(): Record<string, z.core.JSONSchema.BaseSchema> {
  const { schemas } = z.toJSONSchema(apiSchemas, { io: 'input', uri: (id) => `${REFERENCE}${id}` });
  // Inside an OpenAPI document the place is the identity, and the dialect is the default one.
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]));
}

/** The name of a shape, undefined for one that is only written inline. */
export function schemaName(schema: z.ZodType | undefined): string | undefined {
  return schema && apiSchemas.get(schema)?.id;
}

function operation(endpoint: Endpoint) {
  const { summary, bodySchema, status, answerSchema } = endpoint;
  return {
    summary,
    ...(endpoint.scheme === 'bearer' ? { security: [{ pilot: [] }] } : {}),
    ...(bodySchema ? { requestBody: { required: true, content: content(bodySchema) } } : {}),
    responses: { [status]: { description: 'Done.', content: content(answerSchema) }, ...failures(endpoint) },
  };
}

function failures(endpoint: Endpoint): Record<string, unknown> {
  const codesByStatus = Object.groupBy(endpoint.refusals, (code) => statusOfCode[code]);
  return Object.fromEntries(
    Object.entries(codesByStatus).map(([status, codes = []]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        ...(status === '429' || status === '503' ? { headers: retryAfter } : {}),
        content: content(Failure),
      },
    ]),
  );
}

const retryAfter = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
};

function content(schema: z.ZodType) {
  const name = schemaName(schema);
  return { 'application/json': { schema: name ? { $ref: `${REFERENCE}${name}` } : { type: 'object' } } };
}
