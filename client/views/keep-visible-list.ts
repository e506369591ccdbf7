/** Phaser asks in each frame which things are to be drawn; its own answer is a new list each time. */
import type * as Phaser from 'phaser';

/** Answers with the same list each time: it is good until the next frame. */
export function keepVisibleList(cameras: Phaser.Cameras.Scene2D.CameraManager): void {
  const visible: Phaser.GameObjects.GameObject[] = [];
  cameras.getVisibleChildren = (children, camera) => {
    let many = 0;
    for (const child of children) if (child.willRender(camera)) visible[many++] = child;
    while (visible.length > many) visible.pop();
    return visible;
  };
}
