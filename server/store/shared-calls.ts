/** Those who ask the same while it is being asked share the one answer. */
export class SharedCalls<T> {
  private readonly underWay = new Map<string, Promise<T>>();

  has(key: string): boolean {
    return this.underWay.has(key);
  }

  /** @param ask Called unless a call with this key is under way. */
  ask(key: string, ask: () => Promise<T>): Promise<T> {
    const answer = this.underWay.get(key) ?? ask().finally(() => this.underWay.delete(key));
    this.underWay.set(key, answer);
    return answer;
  }
}
