/** Cells that a search may go on from, the cheapest first: a binary heap. A cell may be in it more than once. */
export function createFrontier() {
  const cells: number[] = [];
  const costs: number[] = [];
  const swap = (a: number, b: number) => {
    [cells[a], cells[b]] = [cells[b] ?? 0, cells[a] ?? 0];
    [costs[a], costs[b]] = [costs[b] ?? 0, costs[a] ?? 0];
  };
  const costAt = (at: number) => costs[at] ?? Number.POSITIVE_INFINITY;
  return {
    push(cell: number, cost: number) {
      cells.push(cell);
      costs.push(cost);
      for (let at = cells.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (costAt(parent) <= costAt(at)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop(): number | undefined {
      if (cells.length === 0) return undefined;
      swap(0, cells.length - 1);
      const cell = cells.pop();
      costs.pop();
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const least = costAt(left + 1) < costAt(left) ? left + 1 : left;
        if (costAt(least) >= costAt(at)) return cell;
        swap(at, least);
        at = least;
      }
    },
  };
}
