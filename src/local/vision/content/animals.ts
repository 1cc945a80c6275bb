import type { DetectedFace } from "../faces/detect-faces.ts";
import type { FoundObject } from "./objects.ts";
import type { PixelImage } from "../image/pixel-image.ts";

/** The kinds of things that have a face and are nobody. */
const animals: ReadonlySet<string> = new Set(
  "bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, teddy bear".split(", "),
);

/** Whether a face belongs to an animal: where its middle lies, an animal was found at least as surely as a person. */
export function belongsToAnimal(
  face: Pick<DetectedFace, "box">,
  objects: readonly FoundObject[],
  image: Pick<PixelImage, "width" | "height">,
): boolean {
  const [x, y] = [face.box.x / image.width, face.box.y / image.height];
  const here = objects.filter(
    ({ box }) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height,
  );
  const surest = (belongs: (name: string) => boolean) =>
    Math.max(0, ...here.filter(({ name }) => belongs(name)).map(({ score }) => score));
  const animal = surest((name) => animals.has(name));
  return animal > 0 && animal >= surest((name) => name === "person");
}
