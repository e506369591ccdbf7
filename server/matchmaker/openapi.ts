import { z } from 'zod';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../sim/protocol.ts';
import { meaningOfCode } from './code-meanings.ts';
import type { Endpoint } from './endpoint.ts';
import { examples } from './examples.ts';
import { statusOfCode } from './refusal.ts';
import { apiSchemas, Failure } from './schemas.ts';

const REFERENCE = '#/components/schemas/';

const DESCRIPTION = `Assigns pilots to rooms. Stateless: any replica answers any request, and every request may be repeated without harm.

Become a pilot, send the token as bearer with what follows, and take the seat that you are given with the Colyseus SDK. Bodies are JSON of at most 4096 bytes; a field that is not described is refused.

Every refusal has one shape, \`{"error": {"code", "message"}}\`: programs read the code, people the message. An \`X-Request-Id\` that you send is kept; otherwise you are given one. The log knows it.

\`${PROTOCOL_HEADER}: ${PROTOCOL_VERSION}\` says which version of the game's protocol you speak. It may be left out.`;

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
      description: DESCRIPTION,
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
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => {
      const example = examples[id];
      return [id, example === undefined ? schema : { ...schema, examples: [example] }];
    }),
  );
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
    parameters: [...parameters(endpoint.paramsSchema), ...(endpoint.limited ? [protocol] : []), requestId],
    ...(bodySchema ? { requestBody: { required: true, content: content(bodySchema) } } : {}),
    responses: { [status]: { description: 'Done.', content: content(answerSchema) }, ...failures(endpoint) },
  };
}

function parameters(schema: z.ZodType | undefined): object[] {
  if (schema === undefined) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'path', required: true, schema }));
}

const protocol = {
  name: PROTOCOL_HEADER,
  in: 'header',
  description: "The version of the game's protocol that the client speaks.",
  schema: { type: 'string', const: String(PROTOCOL_VERSION) },
};
const requestId = {
  name: 'X-Request-Id',
  in: 'header',
  description: 'By which the log knows the request; comes back with the answer, also when none was sent.',
  schema: { type: 'string', pattern: '^[\\w=-]{1,64}$' },
};

function failures(endpoint: Endpoint): Record<string, unknown> {
  const codesByStatus = Object.groupBy(endpoint.refusals, (code) => statusOfCode[code]);
  return Object.fromEntries(
    Object.entries(codesByStatus).map(([status, codes = []]) => {
      const headers = headersOfStatus[status];
      const description = codes.map((code) => `- \`${code}\`: ${meaningOfCode[code]}`).join('\n');
      return [status, { description, ...(headers ? { headers } : {}), content: content(Failure) }];
    }),
  );
}

const text = { type: 'string' };
const retryAfter = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
};
const headersOfStatus: Record<string, object> = {
  401: { 'WWW-Authenticate': { description: 'Bearer, where a token is asked for.', schema: text } },
  426: { Upgrade: { description: 'The protocol that the game speaks.', schema: text } },
  429: retryAfter,
  503: retryAfter,
};

function content(schema: z.ZodType) {
  const name = schemaName(schema);
  return { 'application/json': { schema: name ? { $ref: `${REFERENCE}${name}` } : { type: 'object' } } };
}
