/** What bots are called: short, friendly, and told apart at a glance. */
export const BOT_NAMES = [
  ...[
    'Rivet',
    'Comet',
    'Bramble',
    'Juno',
    'Pixel',
    'Marlow',
    'Tango',
    'Otter',
    'Nimbus',
    'Saffron',
    'Quill',
    'Fern',
  ],
  ...[
    'Bolt',
    'Maple',
    'Zephyr',
    'Cobalt',
    'Ember',
    'Dune',
    'Wren',
    'Orbit',
    'Pepper',
    'Indigo',
    'Lark',
    'Basil',
  ],
  ...[
    'Onyx',
    'Clover',
    'Rocket',
    'Hazel',
    'Echo',
    'Tundra',
    'Mango',
    'Vega',
    'Biscuit',
    'Lynx',
    'Opal',
    'Thistle',
  ],
  ...[
    'Sparrow',
    'Atlas',
    'Mocha',
    'Nova',
    'Cricket',
    'Slate',
    'Poppy',
    'Falcon',
    'Ginger',
    'Moss',
    'Pebble',
    'Iris',
  ],
] as const;

const MOST_VISIBLE = 16;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether the server would take this as a pilot's name, as far as a command line need check. */
export function isPilotName(name: string): boolean {
  const visible = [...graphemes.segment(name.trim())].length;
  return visible >= 1 && visible <= MOST_VISIBLE && !/\p{C}/u.test(name);
}

/** A name that none of the taken ones is; numbered when all are in use. */
export function freeName(taken: ReadonlySet<string>, from: number): string {
  for (let round = 1; ; round++) {
    for (let i = 0; i < BOT_NAMES.length; i++) {
      const plain = BOT_NAMES[(from + i) % BOT_NAMES.length] ?? 'Bot';
      const name = round === 1 ? plain : `${plain} ${round}`;
      if (!taken.has(name)) return name;
    }
  }
}
