/** As much of an OpenAPI document as its page shows. What is not here is not shown; what is wrong stops it. */
import { z } from 'zod';

export const Shape = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  description: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.union([z.string(), z.number(), z.boolean()]).optional(),
  get items() {
    return Shape.optional();
  },
  get properties() {
    return z.record(z.string(), Shape).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Shape]).optional();
  },
  get anyOf() {
    return z.array(Shape).optional();
  },
  get oneOf() {
    return z.array(Shape).optional();
  },
  required: z.array(z.string()).default([]),
  examples: z.array(z.unknown()).optional(),
});
export type Shape = z.infer<typeof Shape>;

const Content = z.object({ 'application/json': z.object({ schema: Shape }) });

const Operation = z.object({
  summary: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), description: z.string().optional(), schema: Shape }))
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content.optional() })),
});
export type Operation = z.infer<typeof Operation>;

export const ApiDocument = z.object({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Shape) }),
});
export type ApiDocument = z.infer<typeof ApiDocument>;

/** The name at the end of a reference. */
export function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
