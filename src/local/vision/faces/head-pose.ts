import type { DetectedFace } from "./detect-faces.ts";
import { eyeLineAngle, meshPoint } from "./fit-mesh.ts";
import { eyeCenters } from "./fit-landmarks.ts";

const degrees = 180 / Math.PI;

/** The mesh shows a face that looks straight ahead as one that looks down by this much. */
const pitchCorrection = 10;

/** Measures how the head is turned, in degrees: roll clockwise, yaw to the viewer's right, pitch upwards. */
export function measurePose(face: DetectedFace): { roll: number; yaw: number; pitch: number } {
  const roll = eyeLineAngle(...eyeCenters(face.landmarks)) * degrees;
  if (!face.meshTrusted) return { roll, yaw: profileYaw(face), pitch: 0 };
  const { mesh } = face;
  const left = meshPoint(mesh, 234);
  const right = meshPoint(mesh, 454);
  const top = meshPoint(mesh, 10);
  const chin = meshPoint(mesh, 152);
  const yaw = Math.atan2(right.z - left.z, Math.hypot(right.x - left.x, right.y - left.y)) * degrees;
  const pitch = Math.atan2(top.z - chin.z, Math.hypot(chin.x - top.x, chin.y - top.y)) * degrees;
  return { roll, yaw, pitch: pitch + pitchCorrection };
}

/** Without a mesh: the nose's distance to both ends of the jaw shows how far the head is turned. */
function profileYaw({ landmarks }: DetectedFace): number {
  const [left, nose, right] = [landmarks[0], landmarks[30], landmarks[16]];
  if (!left || !nose || !right) return 0;
  const toLeft = Math.hypot(nose.x - left.x, nose.y - left.y);
  const toRight = Math.hypot(right.x - nose.x, right.y - nose.y);
  return ((toLeft - toRight) / (toLeft + toRight)) * 90;
}
