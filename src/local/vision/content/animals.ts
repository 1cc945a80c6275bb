import type { DetectedFace } from "../faces/detect-faces.ts";
import type { FindObjects, FoundObject } from "./objects.ts";
import type { PixelImage, Square } from "../image/pixel-image.ts";

/** The kinds of things that have a face and are nobody. */
const animals: ReadonlySet<string> = new Set(
  "bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, teddy bear".split(", "),
);

/** A face beyond one of these may be an animal's. Of people's faces three in a hundred are; docs/faces.md has the measurements. */
const doubts = { score: 0.65, flag: 0.95, disagreement: 0.08 } as const;

/** How much wider than the face the part of the photo is in which an animal is looked for. */
const surroundings = 3;

/** With more doubtful faces than this, one look at the whole photo has to do: each look takes 110 ms. */
const maximumLooks = 3;

/** Leaves out the doubtful faces that the object detector takes for an animal's. */
export async function leaveAnimalsOut(
  faces: readonly DetectedFace[],
  { image, findObjects }: { image: PixelImage; findObjects: FindObjects },
): Promise<DetectedFace[]> {
  const doubtful = faces.filter(mayBeAnimal);
  const onPhoto = doubtful.length > maximumLooks ? await findObjects(image) : undefined;
  const refused = new Set<DetectedFace>();
  for (const face of doubtful) {
    const objects = onPhoto ?? (await findObjects(image, surroundingsOf(face)));
    if (belongsToAnimal(face, objects, image)) refused.add(face);
  }
  return faces.filter((face) => !refused.has(face));
}

/** Whether detectors, mesh and landmarks leave open that the face is an animal's. */
export function mayBeAnimal({
  meshTrusted,
  mesh,
  score,
  disagreement,
}: Pick<DetectedFace, "meshTrusted" | "score" | "disagreement"> & {
  readonly mesh: Pick<DetectedFace["mesh"], "flag">;
}): boolean {
  return !meshTrusted || score < doubts.score || mesh.flag < doubts.flag || disagreement > doubts.disagreement;
}

function surroundingsOf({ box }: DetectedFace): Square {
  return { x: box.x, y: box.y, size: Math.max(box.width, box.height) * surroundings, angle: 0 };
}

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
