import type { DetectedFace } from "./detect-faces.ts";
import { meshPoint } from "./fit-mesh.ts";
import { middleOf } from "./fit-landmarks.ts";
import type { Point } from "../image/pixel-image.ts";

/** Where each of Rekognition's points lies: its number in the mesh, and the landmarks (first to last) it is the middle of. */
const places: Readonly<Record<string, { mesh: number; landmarks: readonly [first: number, last: number] }>> = {
  eyeLeft: { mesh: -1, landmarks: [36, 41] },
  eyeRight: { mesh: -1, landmarks: [42, 47] },
  mouthLeft: { mesh: 61, landmarks: [48, 48] },
  mouthRight: { mesh: 291, landmarks: [54, 54] },
  nose: { mesh: 1, landmarks: [30, 30] },
  leftEyeBrowLeft: { mesh: 70, landmarks: [17, 17] },
  leftEyeBrowRight: { mesh: 107, landmarks: [21, 21] },
  leftEyeBrowUp: { mesh: 105, landmarks: [19, 19] },
  rightEyeBrowLeft: { mesh: 336, landmarks: [22, 22] },
  rightEyeBrowRight: { mesh: 300, landmarks: [26, 26] },
  rightEyeBrowUp: { mesh: 334, landmarks: [24, 24] },
  leftEyeLeft: { mesh: 33, landmarks: [36, 36] },
  leftEyeRight: { mesh: 133, landmarks: [39, 39] },
  leftEyeUp: { mesh: 159, landmarks: [37, 38] },
  leftEyeDown: { mesh: 145, landmarks: [40, 41] },
  rightEyeLeft: { mesh: 362, landmarks: [42, 42] },
  rightEyeRight: { mesh: 263, landmarks: [45, 45] },
  rightEyeUp: { mesh: 386, landmarks: [43, 44] },
  rightEyeDown: { mesh: 374, landmarks: [46, 47] },
  noseLeft: { mesh: 98, landmarks: [31, 31] },
  noseRight: { mesh: 327, landmarks: [35, 35] },
  mouthUp: { mesh: 0, landmarks: [51, 51] },
  mouthDown: { mesh: 17, landmarks: [57, 57] },
  leftPupil: { mesh: -1, landmarks: [36, 41] },
  rightPupil: { mesh: -1, landmarks: [42, 47] },
  upperJawlineLeft: { mesh: 234, landmarks: [0, 0] },
  midJawlineLeft: { mesh: 172, landmarks: [4, 4] },
  chinBottom: { mesh: 152, landmarks: [8, 8] },
  midJawlineRight: { mesh: 397, landmarks: [12, 12] },
  upperJawlineRight: { mesh: 454, landmarks: [16, 16] },
};

/** Rekognition's points on a face, in photo pixels. `pupils` are left and right as seen on screen. */
export function namePoints(
  face: DetectedFace,
  pupils: readonly [Point, Point] | undefined,
): { name: string; point: Point }[] {
  return Object.entries(places).map(([name, { mesh, landmarks }]) => {
    const pupil = name === "leftPupil" ? pupils?.[0] : name === "rightPupil" ? pupils?.[1] : undefined;
    if (pupil) return { name, point: pupil };
    if (mesh >= 0 && face.meshTrusted) return { name, point: meshPoint(face.mesh, mesh) };
    return { name, point: middleOf(face.landmarks, ...landmarks) };
  });
}
