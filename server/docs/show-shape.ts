/** JSON Schema as people read it: a type in a few words, fields one by one. */
import { type ApiDocument, nameOf, type Shape } from './api-document.ts';
import { type Html, html } from './html.ts';

export const shapeId = (name: string) => `shape-${name}`;

/** The type in a few words; names lead to where they are described. */
export function typeOf(shape: Shape): Html {
  if (shape.$ref !== undefined) {
    const name = nameOf(shape.$ref);
    return html`<a href="#${shapeId(name)}">${name}</a>`;
  }
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return html`${joined(choices.map(typeOf), ' or ')}`;
  if (shape.enum !== undefined)
    return html`${joined(
      shape.enum.map((value) => html`<code>${value}</code>`),
      ' or ',
    )}`;
  if (shape.const !== undefined) return html`<code>${String(shape.const)}</code>`;
  if (shape.type === 'array' && shape.items !== undefined) return html`list of ${typeOf(shape.items)}`;
  if (typeof shape.additionalProperties === 'object')
    return html`object of ${typeOf(shape.additionalProperties)}, by name`;
  return html`${shape.type ?? 'anything'}`;
}

function joined(parts: readonly Html[], between: string): Html[] {
  return parts.map((part, i) => (i === 0 ? part : html`${between}${part}`));
}

/** Each field with its type and meaning; fields of fields below them. */
export function fieldsOf(shape: Shape): Html {
  const rows = Object.entries(shape.properties ?? {}).map(([name, field]) => {
    const optional = !shape.required.includes(name) && html` <span class="faint">optional</span>`;
    const inner = field.properties ? field : field.items?.properties ? field.items : undefined;
    return html`<dt><code>${name}</code> <span class="type">${typeOf(field)}</span>${optional}</dt>
<dd>${field.description ?? ''}${inner && fieldsOf(inner)}</dd>\n`;
  });
  return rows.length === 0 ? html`<p>${typeOf(shape)}</p>` : html`<dl class="fields">${rows}</dl>\n`;
}

/** The example that a shape brings along. */
export function exampleOf(shape: Shape | undefined, { components }: ApiDocument): unknown {
  const named = shape?.$ref === undefined ? shape : components.schemas[nameOf(shape.$ref)];
  return named?.examples?.[0];
}
