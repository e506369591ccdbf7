/** Which keys and buttons mean which action: a pilot's own choice, as plain data. Knows no device. */

export const ACTIONS = ['up', 'down', 'left', 'right', 'bolt', 'rail', 'dash', 'scoreboard', 'mute'] as const;
export type Action = (typeof ACTIONS)[number];

/** Keys by KeyboardEvent.code, buttons of the mouse as Mouse0 and so on. No key stands for two actions. */
export type Bindings = Readonly<Record<Action, readonly string[]>>;

export const KEYS_PER_ACTION = 2;
/** Longer than the name of any key. */
const LONGEST_CODE = 24;

export const DEFAULT_BINDINGS: Bindings = {
  up: ['KeyW', 'ArrowUp'],
  down: ['KeyS', 'ArrowDown'],
  left: ['KeyA', 'ArrowLeft'],
  right: ['KeyD', 'ArrowRight'],
  bolt: ['Mouse0'],
  rail: ['Mouse2'],
  dash: ['Space', 'ShiftLeft'],
  scoreboard: ['Tab'],
  mute: ['KeyM'],
};

/** Keys that mean the game or the system itself, whatever a pilot binds. */
const RESERVED = new Set([
  '',
  'Escape',
  'F1',
  'F3',
  'F4',
  'F5',
  'F11',
  'F12',
  'MetaLeft',
  'MetaRight',
  'OSLeft',
]);

export const isReserved = (code: string): boolean => RESERVED.has(code);

export function actionOf(bindings: Bindings, code: string): Action | undefined {
  return ACTIONS.find((action) => bindings[action].includes(code));
}

/** The bindings with each action's keys as the function gives them. */
function mapped(keysOf: (action: Action) => readonly string[]): Bindings {
  return {
    up: keysOf('up'),
    down: keysOf('down'),
    left: keysOf('left'),
    right: keysOf('right'),
    bolt: keysOf('bolt'),
    rail: keysOf('rail'),
    dash: keysOf('dash'),
    scoreboard: keysOf('scoreboard'),
    mute: keysOf('mute'),
  };
}

/** The key for the action at that place of its list; whoever had it before loses it. A reserved key changes nothing. */
export function withKey(bindings: Bindings, action: Action, place: number, code: string): Bindings {
  if (isReserved(code)) return bindings;
  const freed = mapped((other) => bindings[other].filter((key) => key !== code));
  const keys = bindings[action].map((key, at) => (at === place || key === code ? '' : key));
  keys[Math.min(place, keys.length)] = code;
  return { ...freed, [action]: keys.filter((key) => key !== '').slice(0, KEYS_PER_ACTION) };
}

export function withoutKey(bindings: Bindings, code: string): Bindings {
  return mapped((action) => bindings[action].filter((key) => key !== code));
}

const isCode = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_CODE && !isReserved(value);

/** Bindings out of whatever storage held: what is not told is as usual, and no key is given twice. */
export function readBindings(value: unknown): Bindings {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const taken = new Set<string>();
  const take = (keys: readonly unknown[]) => {
    const own = [...new Set(keys.filter(isCode).filter((code) => !taken.has(code)))].slice(
      0,
      KEYS_PER_ACTION,
    );
    for (const code of own) taken.add(code);
    return own;
  };
  const chosen = new Map<Action, readonly string[]>();
  // What was chosen goes before what is usual, in whatever order the actions come.
  for (const action of ACTIONS) {
    const keys = given[action];
    if (Array.isArray(keys)) chosen.set(action, take(keys));
  }
  return mapped((action) => chosen.get(action) ?? take(DEFAULT_BINDINGS[action]));
}
