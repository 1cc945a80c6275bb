import type {
  Attribute,
  BoundingBox,
  ComparedFace,
  Emotion,
  FaceDetail,
  Landmark,
  LandmarkType,
} from "@aws-sdk/client-rekognition";
import type { FaceDescription, Finding } from "../../../vision/faces/faces.ts";
import type { Expression } from "../../../vision/networks/dense-network.ts";

/** The five landmarks of every response; the others are returned with `ALL`. */
const defaultLandmarks: ReadonlySet<string> = new Set(["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose"]);

const emotionNames: Readonly<Record<Expression, NonNullable<Emotion["Type"]>>> = {
  neutral: "CALM",
  happy: "HAPPY",
  sad: "SAD",
  angry: "ANGRY",
  fearful: "FEAR",
  disgusted: "DISGUSTED",
  surprised: "SURPRISED",
};

/** Age estimates are right within 15 percent of the age, and never closer than three years. */
const ageMargin = { share: 0.15, years: 3 } as const;

/** A face as DetectFaces and IndexFaces answer it. Only the attributes asked for are in it, as on AWS. */
export function toFaceDetail(face: FaceDescription, attributes: readonly Attribute[] = ["DEFAULT"]): FaceDetail {
  const wants = (attribute: Attribute) => attributes.includes("ALL") || attributes.includes(attribute);
  const { traits } = face;
  return {
    BoundingBox: toBoundingBox(face.box),
    ...(wants("AGE_RANGE") ? { AgeRange: toAgeRange(face.age) } : {}),
    ...(wants("SMILE") ? { Smile: toAttribute(traits.smile) } : {}),
    ...(wants("EYEGLASSES") ? { Eyeglasses: toAttribute(traits.eyeglasses) } : {}),
    ...(wants("SUNGLASSES") ? { Sunglasses: toAttribute(traits.sunglasses) } : {}),
    ...(wants("GENDER") ? { Gender: toGender(face.male) } : {}),
    ...(wants("BEARD") ? { Beard: toAttribute(traits.beard) } : {}),
    ...(wants("MUSTACHE") ? { Mustache: toAttribute(traits.mustache) } : {}),
    ...(wants("EYES_OPEN") ? { EyesOpen: toAttribute(traits.eyesOpen) } : {}),
    ...(wants("MOUTH_OPEN") ? { MouthOpen: toAttribute(traits.mouthOpen) } : {}),
    ...(wants("EMOTIONS") ? { Emotions: toEmotions(face) } : {}),
    Landmarks: toLandmarks(face, attributes.includes("ALL") ? "all" : "default"),
    Pose: toPose(face),
    Quality: toQuality(face),
    Confidence: face.confidence,
    ...(wants("FACE_OCCLUDED") ? { FaceOccluded: toAttribute(traits.occluded) } : {}),
    ...(wants("EYE_DIRECTION")
      ? {
          EyeDirection: {
            Yaw: face.eyeDirection.yaw,
            Pitch: face.eyeDirection.pitch,
            Confidence: face.eyeDirection.confidence,
          },
        }
      : {}),
  };
}

/** A face as CompareFaces answers it. */
export function toComparedFace(face: FaceDescription): ComparedFace {
  return {
    BoundingBox: toBoundingBox(face.box),
    Confidence: face.confidence,
    Landmarks: toLandmarks(face, "default"),
    Pose: toPose(face),
    Quality: toQuality(face),
  };
}

/** Shares of the image's width and height, from its top left corner. */
export function toBoundingBox(box: FaceDescription["box"]): BoundingBox {
  return { Width: box.width, Height: box.height, Left: box.left, Top: box.top };
}

function toAttribute({ value, confidence }: Finding): { Value: boolean; Confidence: number } {
  return { Value: value, Confidence: confidence };
}

function toAgeRange(age: number): FaceDetail["AgeRange"] {
  const margin = Math.max(ageMargin.years, age * ageMargin.share);
  return { Low: Math.max(0, Math.floor(age - margin)), High: Math.ceil(age + margin) };
}

function toGender(male: number): FaceDetail["Gender"] {
  return male >= 0.5 ? { Value: "Male", Confidence: male * 100 } : { Value: "Female", Confidence: (1 - male) * 100 };
}

/** Sorted by confidence. No model here knows confusion: it gets what no clear expression leaves over. */
function toEmotions({ expressions }: FaceDescription): Emotion[] {
  const known = Object.entries(emotionNames).map(([name, type]): Required<Emotion> => {
    const probability = Object.entries(expressions).find(([expression]) => expression === name)?.[1] ?? 0;
    return { Type: type, Confidence: probability * 100 };
  });
  const confused = { Type: "CONFUSED" as const, Confidence: 0 };
  return [...known, confused].toSorted((a, b) => b.Confidence - a.Confidence);
}

function toLandmarks(face: FaceDescription, extent: "all" | "default"): Landmark[] {
  return face.landmarks.flatMap(({ name, x, y }) =>
    isLandmarkType(name) && (extent === "all" || defaultLandmarks.has(name)) ? [{ Type: name, X: x, Y: y }] : [],
  );
}

const landmarkTypes: Readonly<Record<LandmarkType, true>> = {
  eyeLeft: true,
  eyeRight: true,
  nose: true,
  mouthLeft: true,
  mouthRight: true,
  leftEyeBrowLeft: true,
  leftEyeBrowRight: true,
  leftEyeBrowUp: true,
  rightEyeBrowLeft: true,
  rightEyeBrowRight: true,
  rightEyeBrowUp: true,
  leftEyeLeft: true,
  leftEyeRight: true,
  leftEyeUp: true,
  leftEyeDown: true,
  rightEyeLeft: true,
  rightEyeRight: true,
  rightEyeUp: true,
  rightEyeDown: true,
  noseLeft: true,
  noseRight: true,
  mouthUp: true,
  mouthDown: true,
  leftPupil: true,
  rightPupil: true,
  upperJawlineLeft: true,
  midJawlineLeft: true,
  chinBottom: true,
  midJawlineRight: true,
  upperJawlineRight: true,
};

function isLandmarkType(name: string): name is LandmarkType {
  return name in landmarkTypes;
}

function toPose({ pose }: FaceDescription): FaceDetail["Pose"] {
  return { Roll: pose.roll, Yaw: pose.yaw, Pitch: pose.pitch };
}

function toQuality({ quality }: FaceDescription): FaceDetail["Quality"] {
  return { Brightness: quality.brightness, Sharpness: quality.sharpness };
}
