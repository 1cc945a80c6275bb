import type { DetectFacesRequest, DetectFacesResponse } from "@aws-sdk/client-rekognition";
import type { Operation } from "../../../service.ts";
import { analyseImage } from "../analyse-image.ts";
import { constrainAttributes } from "../faces/attributes.ts";
import { checkConstraints } from "../constraints.ts";
import { toFaceDetail } from "../faces/face-detail.ts";
import { constrainImage, readImage } from "../image-source.ts";
import type { RekognitionContext } from "../rekognition-context.ts";

/** Finds and describes the 100 largest faces of an image, largest first. Nothing is stored. */
export function detectFaces({ host, vision }: RekognitionContext): Operation<DetectFacesRequest, DetectFacesResponse> {
  return async (input, context) => {
    checkConstraints(...constrainImage("image", input.Image), constrainAttributes("attributes", input.Attributes));
    const bytes = await readImage(host, input.Image, context);
    const { faces } = await analyseImage({ vision, log: host.log }, bytes);
    return { FaceDetails: faces.map((face) => toFaceDetail(face, input.Attributes)) };
  };
}
