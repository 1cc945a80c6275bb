import { passportTraits, type Threshold, type Thresholds } from "../../passport-rules/judge-faces.ts";
import { readMember } from "../shared/photo-event.ts";

/**
 * The thresholds of the function's environment, in the shape of the workshop's text: `{"Smile": {"desiredValue": false,
 * "minConfidence": 90}, …}`.
 *
 * @throws TypeError when one is missing or of another shape
 */
export function readThresholds(text: string): Thresholds {
  const document: unknown = JSON.parse(text);
  const read = (name: string): Threshold => {
    const threshold = readMember(document, name);
    const desiredValue = readMember(threshold, "desiredValue");
    const minConfidence = readMember(threshold, "minConfidence");
    if (typeof desiredValue === "boolean" && typeof minConfidence === "number") return { desiredValue, minConfidence };
    throw new TypeError(`FACE_DETAILS_THRESHOLDS needs desiredValue and minConfidence of ${name}`);
  };
  const [Smile, Sunglasses, EyesOpen, MouthOpen] = passportTraits;
  return {
    Smile: read(Smile),
    Sunglasses: read(Sunglasses),
    EyesOpen: read(EyesOpen),
    MouthOpen: read(MouthOpen),
  };
}
