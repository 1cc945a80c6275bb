import { type CandidateFace, leaveAnimalsOut } from "./content/animals.ts";
import { describeIdentity } from "./faces/describe-identity.ts";
import { detectFaces } from "./faces/detect-faces.ts";
import { measureEyeRegion } from "./faces/eye-region.ts";
import { cutFaceChip } from "./faces/face-chip.ts";
import type { FaceDescription, PhotoAnalysis } from "./faces/faces.ts";
import { type FittedEye, fitEyes } from "./faces/fit-eyes.ts";
import { type Landmarks68, type TurnedBox, cutFace } from "./faces/fit-landmarks.ts";
import { measureFrameEdges } from "./faces/glasses-frame.ts";
import { measurePose } from "./faces/head-pose.ts";
import { judgeTraits } from "./faces/judge-traits.ts";
import type { Models } from "./models.ts";
import { namePoints } from "./faces/named-points.ts";
import type { Expression } from "./networks/dense-network.ts";
import type { FindObjects } from "./content/objects.ts";
import { measureQuality } from "./image/photo-quality.ts";
import { type ImagePyramid, type PixelImage, buildPyramid } from "./image/pixel-image.ts";

/**
 * Finds and describes all faces of a decoded photo.
 *
 * @param options.findObjects finds things; it is asked only when a face may be an animal's
 */
export async function describePhoto(options: {
  models: Models;
  image: PixelImage;
  findObjects: FindObjects;
}): Promise<PhotoAnalysis> {
  const { models, image, findObjects } = options;
  const pyramid = buildPyramid(image);
  const found = detectFaces(models, image, pyramid).map((face): ExpressiveFace => {
    const { input } = cutFace(pyramid, boxOfFeatures(face.landmarks));
    return { ...face, input, expressions: readExpressions(models.expression(input)) };
  });
  const faces = await leaveAnimalsOut(found, { image, findObjects });
  return {
    width: image.width,
    height: image.height,
    faces: faces.map((face) => describeFace({ models, image, pyramid, face })),
  };
}

/** A face with the part of the photo that the networks of expression and age look at. */
interface ExpressiveFace extends CandidateFace {
  readonly input: Float32Array;
}

function describeFace(options: {
  models: Models;
  image: PixelImage;
  pyramid: ImagePyramid;
  face: ExpressiveFace;
}): FaceDescription {
  const { models, image, pyramid, face } = options;
  const { expressions } = face;
  const { age, male } = models.ageAndGender(face.input);
  const eyes = fitEyes(models, pyramid, face.mesh);
  const pose = measurePose(face);
  const chip = cutFaceChip(pyramid, face.mesh);
  return {
    box: boundingBox(face.box, image),
    confidence: 100 * (1 - (1 - face.score) * (1 - 0.98 * face.mesh.flag)),
    landmarks: namePoints(face, face.meshTrusted ? [eyes[0].pupil, eyes[1].pupil] : undefined).map(
      ({ name, point }) => ({ name, x: point.x / image.width, y: point.y / image.height }),
    ),
    pose,
    quality: measureQuality(pyramid, face.box),
    age,
    male,
    expressions,
    traits: judgeTraits({
      mesh: face.mesh,
      meshTrusted: face.meshTrusted,
      eyes,
      eyeRegion: measureEyeRegion(chip),
      frame: measureFrameEdges(chip),
      happy: expressions.happy,
    }),
    eyeDirection: measureEyeDirection(eyes, { pose, trusted: face.meshTrusted }),
    descriptor: describeIdentity(models, pyramid, face),
  };
}

/** The upright box of the landmarks, a tenth larger on each side: what expression and age networks were trained on. */
function boxOfFeatures(landmarks: Landmarks68): TurnedBox {
  const [left, right] = [Math.min(...landmarks.map(({ x }) => x)), Math.max(...landmarks.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...landmarks.map(({ y }) => y)), Math.max(...landmarks.map(({ y }) => y))];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: (right - left) * 1.2,
    height: (bottom - top) * 1.2,
    angle: 0,
  };
}

function readExpressions(values: Float32Array): Record<Expression, number> {
  const [neutral = 0, happy = 0, sad = 0, angry = 0, fearful = 0, disgusted = 0, surprised = 0] = values;
  return { neutral, happy, sad, angry, fearful, disgusted, surprised };
}

/** The upright box around the ellipse in a turned one, in shares of the photo. It may reach beyond the photo's edge. */
function boundingBox(box: TurnedBox, image: PixelImage): FaceDescription["box"] {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const width = Math.hypot(box.width * cos, box.height * sin);
  const height = Math.hypot(box.height * cos, box.width * sin);
  return {
    left: (box.x - width / 2) / image.width,
    top: (box.y - height / 2) / image.height,
    width: width / image.width,
    height: height / image.height,
  };
}

/** Degrees a pupil turns the gaze when it stands at the corner of the eye. */
const gazeReach = 50;

/** Where the pupils rest when someone looks straight ahead: a little above the line between the corners. */
const restingHeight = -0.13;

function measureEyeDirection(
  eyes: readonly [FittedEye, FittedEye],
  { pose, trusted }: { pose: FaceDescription["pose"]; trusted: boolean },
): FaceDescription["eyeDirection"] {
  const x = (eyes[0].gaze.x + eyes[1].gaze.x) / 2;
  const y = (eyes[0].gaze.y + eyes[1].gaze.y) / 2;
  const agreement = Math.exp(-3 * Math.abs(eyes[0].gaze.y - eyes[1].gaze.y));
  return {
    yaw: pose.yaw + x * gazeReach,
    pitch: pose.pitch - (y - restingHeight) * gazeReach,
    confidence: trusted ? 50 + 35 * agreement : 50,
  };
}
