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
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // The declared length is a hint only (a chunked body has none), so every chunk is counted.
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    throw new Refusal('malformed_json', 'The body ended early.');
  }
  if (size > MAX_BODY_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}

function tooLarge(): Refusal {
  return new Refusal('body_too_large', `The body may have at most ${MAX_BODY_BYTES} bytes.`);
}
