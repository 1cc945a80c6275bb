import { type FaceMesh, meshPoint } from "./fit-mesh.ts";
import { type ImagePyramid, type Point, mapSquare, sampleImage } from "../image/pixel-image.ts";

/** The middle of a face, turned upright and brought to one size, with the mesh laid over it. */
export interface FaceChip {
  /** Pixels along a side. */
  readonly side: number;
  /** Red, green and blue, 0 to 255. */
  readonly pixels: Float32Array;
  /** Where a point of the mesh lies in the chip. */
  locate(meshIndex: number): Point;
}

/** Brows to chin, at about a third of a pixel for each thousandth of the face's width. */
const chipSide = 192;
const shareOfSquare = 0.7;

/** Cuts a chip out of a photo. */
export function cutFaceChip(pyramid: ImagePyramid, mesh: FaceMesh): FaceChip {
  const square = { ...mesh.square, size: mesh.square.size * shareOfSquare };
  const scale = chipSide / square.size;
  const cos = Math.cos(square.angle) * scale;
  const sin = Math.sin(square.angle) * scale;
  return {
    side: chipSide,
    pixels: sampleImage(pyramid, { map: mapSquare(square, chipSide), width: chipSide, height: chipSide }),
    locate(meshIndex) {
      const { x, y } = meshPoint(mesh, meshIndex);
      const [u, v] = [x - square.x, y - square.y];
      return { x: u * cos + v * sin + (chipSide - 1) / 2, y: v * cos - u * sin + (chipSide - 1) / 2 };
    },
  };
}
