import { Refusal } from './refusal.ts';

export const MAX_BODY_BYTES = 4096;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The body of a request as JSON.
 * @throws Refusal `unsupported_media_type`, `body_too_large` or `malformed_json`
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type.trim()))
    throw new Refusal('unsupported_media_type', 'Send the body as application/json.');
  if (request.headers.has('content-encoding'))
    throw new Refusal('unsupported_media_type', 'Send the body without a content encoding.');
  const bytes = await readBytes(request);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refusal('malformed_json', 'The body is not valid JSON.');
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > MAX_BODY_BYTES) throw tooLarge();
  try {
    // Node reads exactly as much as was declared, and the adapter has it without a stream, which costs a tenth of a join.
    if (declared !== null) return bounded(new Uint8Array(await request.arrayBuffer()));
    return await readChunks(request.body);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed_json', 'The body ended early.');
  }
}

/** A body that came in chunks says nothing of its length, so that each is counted. */
async function readChunks(body: Request['body']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bounded(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_BODY_BYTES) throw tooLarge();
  return bytes;
}

function tooLarge(): Refusal {
  return new Refusal('body_too_large', `The body may have at most ${MAX_BODY_BYTES} bytes.`);
}
