/** The floor lies below the ships' plane: it is drawn this much smaller around the camera's middle. */
export const FLOOR_SCALE = 0.945;

/** Where a place of the floor appears on the ships' plane, along one axis. */
export function onFloor(place: number, middle: number): number {
  return place * FLOOR_SCALE + middle * (1 - FLOOR_SCALE);
}
