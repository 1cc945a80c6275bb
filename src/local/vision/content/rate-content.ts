import type { ContentRating } from "./content.ts";
import { contentInputSize } from "../networks/content-classifier.ts";
import { type PixelImage, buildPyramid, sampleImage } from "../image/pixel-image.ts";

/** Rates a whole photo, stretched to a square as the classifier was trained. */
export function rateContent(classify: (input: Float32Array) => ContentRating, image: PixelImage): ContentRating {
  const [across, down] = [image.width / contentInputSize, image.height / contentInputSize];
  const input = sampleImage(buildPyramid(image), {
    map: [across, 0, (across - 1) / 2, 0, down, (down - 1) / 2],
    width: contentInputSize,
    height: contentInputSize,
  });
  return classify(input);
}
