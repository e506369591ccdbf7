/**
 * The framework reads each input with the decoder of whole states, which empties its book of lost objects every time,
 * though an input has none. V8 makes an emptied set anew, and each dead table holds on to the next: once one of them is
 * old, all later ones outlive every small collection of garbage.
 */

class CalmSet<Item> extends Set<Item> {
  override clear(): void {
    if (this.size > 0) super.clear();
  }
}

const within = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;

/** @param client Of the framework, when it joins. Nothing happens to one of a version that keeps its books elsewhere. */
export function calmInput(client: object): void {
  const root = within(within(within(client, '_inputDecoder'), '_decoder'), 'root');
  const lost = within(root, 'deletedRefs');
  if (typeof root === 'object' && root !== null && lost instanceof Set)
    Reflect.set(root, 'deletedRefs', new CalmSet(lost));
}
