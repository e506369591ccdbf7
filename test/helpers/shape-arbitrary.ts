/** Values of a JSON Schema, as a fuzzer wants them: most are right, and some are right but for one thing. */
import fc from 'fast-check';
import { nameOf, type Shape } from '../../server/docs/api-document.ts';

type Shapes = Readonly<Record<string, Shape>>;

const word = fc.string({ maxLength: 20 });
/** What no field asks for. */
const odd = fc.oneof(
  word,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', '__proto__', '../..', '\0', 'x'.repeat(3000), '\u202e', 1e308, -1, [], {}, null),
);

function right(shape: Shape, shapes: Shapes): fc.Arbitrary<unknown> {
  if (shape.$ref !== undefined) {
    const named = shapes[nameOf(shape.$ref)];
    return named === undefined ? odd : right(named, shapes);
  }
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.pattern !== undefined) return fc.stringMatching(new RegExp(shape.pattern));
  if (shape.type === 'string')
    return fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 16 });
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer') return fc.nat({ max: 100 });
  if (shape.type === 'number') return fc.double({ min: 0, max: 1000, noNaN: true });
  if (shape.type === 'array')
    return fc.array(shape.items === undefined ? odd : right(shape.items, shapes), { maxLength: 3 });
  if (typeof shape.additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom('eu', 'us', 'a-1'), right(shape.additionalProperties, shapes));
  const fields = Object.entries(shape.properties ?? {}).map(
    ([name, field]) => [name, right(field, shapes)] as const,
  );
  const needed = fields.filter(([name]) => shape.required.includes(name));
  return fc.oneof(
    fc.record(Object.fromEntries(fields), { requiredKeys: shape.required }),
    fc.record(Object.fromEntries(needed)),
  );
}

type Change = { drop: number; name: string; value: unknown };

/** One field is gone, another is odd, or one is there that nobody knows. */
function changed(value: unknown, { drop, name, value: oddValue }: Change): unknown {
  if (typeof value !== 'object' || value === null) return oddValue;
  const fields = Object.entries(value);
  const at = fields.length === 0 ? 0 : drop % (fields.length + 1);
  const kept = fields.filter((_, i) => i !== at);
  const [replaced = name] = drop % 2 === 0 ? (fields[at] ?? []) : [];
  return Object.fromEntries([...kept, [replaced, oddValue]]);
}

/** @param shapes Those that references lead to, by name. */
export function shapeArbitrary(shape: Shape, shapes: Shapes): fc.Arbitrary<unknown> {
  const change = fc.record({ drop: fc.nat({ max: 20 }), name: word, value: odd });
  return fc.oneof(
    { arbitrary: right(shape, shapes), weight: 3 },
    {
      arbitrary: fc.tuple(right(shape, shapes), change).map(([value, how]) => changed(value, how)),
      weight: 2,
    },
    odd,
  );
}
