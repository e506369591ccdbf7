/** What lies above what. The ships' plane is that of the wall tops; floor and wall faces are below it. */
export const DEPTH = {
  floor: 0,
  floorLight: 1,
  shadow: 2,
  faces: 3,
  walls: 4,
  border: 5,
  trails: 10,
  smoke: 11,
  shots: 12,
  ships: 20,
  shields: 21,
  bars: 22,
  names: 23,
  /** Over all that can be hidden; sparks and beams shine through. */
  fog: 25,
  /** What is not in sight but remembered. */
  memories: 26,
  sparks: 30,
  beams: 31,
  numbers: 40,
  truth: 50,
} as const;
