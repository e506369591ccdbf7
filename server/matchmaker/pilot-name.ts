const MAX_VISIBLE = 16;
/** Bounds the cost of looking at a name, before anything is known of it. UTF-16 code units. */
const MAX_RAW_UNITS = 256;
/** Bounds what is stored, signed and told to everyone. UTF-16 code units. */
const MAX_UNITS = 64;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export type PilotName = { ok: true; name: string } | { ok: false; problem: string };

/**
 * A pilot's name as everyone sees it: 1 to 16 visible characters, nothing hidden in it.
 * Reading a name that was read before changes nothing.
 */
export function readPilotName(raw: string): PilotName {
  if (raw.length > MAX_RAW_UNITS) return refuse(`may have at most ${MAX_VISIBLE} characters`);
  // Phones add variation selectors to emoji unasked, so these are dropped instead of refused.
  // NFKC rather than NFC: full-width and styled letters would be a second way to write another's name.
  const name = raw
    .trim()
    .replace(/[\uFE0E\uFE0F]/g, '')
    .normalize('NFKC')
    .replace(/[^\S\t\n\v\f\r]+/g, ' ')
    .trim();
  if (name === '') return refuse('must not be empty');
  // \p{C}: control, format (bidi, zero-width), lone surrogates, private use, unassigned.
  // U+2800 is a blank that Unicode counts as a symbol.
  if (/\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/u.test(name)) return refuse('has invisible characters');
  // Counted decomposed: some marks hide inside a composed letter.
  if (/^\p{M}|\p{M}{4}/u.test(name.normalize('NFD'))) return refuse('has too many combining marks');
  if (name.length > MAX_UNITS || [...graphemes.segment(name)].length > MAX_VISIBLE)
    return refuse(`may have at most ${MAX_VISIBLE} characters`);
  return { ok: true, name };
}

function refuse(problem: string): PilotName {
  return { ok: false, problem };
}
