import type { DetectedFace } from "../faces/detect-faces.ts";
import type { Expression } from "../networks/dense-network.ts";
import type { FindObjects, FoundObject } from "./objects.ts";
import type { PixelImage, Square } from "../image/pixel-image.ts";

/** The kinds of things that have a face and are nobody. */
const animals: ReadonlySet<string> = new Set(
  "bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, teddy bear".split(", "),
);

/** A face that was accepted, with the expression that the network reads from it. */
export interface CandidateFace extends DetectedFace {
  /** Probabilities that sum to 1. */
  readonly expressions: Readonly<Record<Expression, number>>;
}

/** The signs of a face that tell whether it may be an animal's. */
type Signs = Pick<CandidateFace, "meshTrusted" | "score" | "disagreement" | "expressions"> & {
  readonly mesh: Pick<CandidateFace["mesh"], "flag">;
};

/**
 * A face beyond one of these may be an animal's. Of people's faces few are; docs/faces.md has the measurements. The
 * network knows people's expressions only: on muzzles it reads grief, anger or surprise.
 */
const doubts = { score: 0.85, flag: 0.95, disagreement: 0.08, usualExpression: 0.7 } as const;

/** A face beyond all of these counts only where the object detector sees a person: it does not know every animal. */
const strongDoubts = { score: 0.65, disagreement: 0.15, usualExpression: 0.5 } as const;

/** How much wider than the face the part of the photo is in which an animal is looked for. */
const surroundings = 3;

/** With more doubtful faces than this, one look at the whole photo has to do: each look takes 110 ms. */
const maximumLooks = 3;

/** Leaves out the doubtful faces that the object detector takes for an animal's, or, where doubts are strong, not for a person's. */
export async function leaveAnimalsOut<Face extends CandidateFace>(
  faces: readonly Face[],
  { image, findObjects }: { image: PixelImage; findObjects: FindObjects },
): Promise<Face[]> {
  const doubtful = faces.filter(mayBeAnimal);
  const onPhoto = doubtful.length > maximumLooks ? await findObjects(image) : undefined;
  const refused = new Set<Face>();
  for (const face of doubtful) {
    const objects = onPhoto ?? (await findObjects(image, surroundingsOf(face)));
    const isNobody = !onPhoto && needsPerson(face) && !objects.some(({ name }) => name === "person");
    if (isNobody || belongsToAnimal(face, objects, image)) refused.add(face);
  }
  return faces.filter((face) => !refused.has(face));
}

/** Whether detectors, mesh, landmarks or the expression leave open that the face is an animal's. */
export function mayBeAnimal(face: Signs): boolean {
  const { meshTrusted, mesh, score, disagreement } = face;
  return (
    !meshTrusted ||
    score < doubts.score ||
    mesh.flag < doubts.flag ||
    disagreement > doubts.disagreement ||
    usualShare(face) < doubts.usualExpression
  );
}

/** Whether the face counts only with a person around it: score, landmarks and expression all speak against it. */
function needsPerson(face: Signs): boolean {
  return (
    face.score < strongDoubts.score &&
    face.disagreement > strongDoubts.disagreement &&
    usualShare(face) < strongDoubts.usualExpression
  );
}

/** How probable it is that the face is neutral or happy, as most faces on photos are. */
function usualShare({ expressions }: Pick<Signs, "expressions">): number {
  return expressions.neutral + expressions.happy;
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
