/**
 * Has the SDK use `ws`, which costs a fraction of Node's own WebSocket: a crowd shares two cores with what it measures.
 * To be imported before the SDK.
 */
Reflect.deleteProperty(globalThis, 'WebSocket');
