/**
 * AWS's list prices in us-east-1 in US dollars, for the estimates of this program. Other regions differ by up to about
 * a half; free tiers are not counted.
 */
export const prices = {
  /** When the prices were looked up. */
  asOf: "2026-11",
  /** Rekognition: one image for DetectFaces, IndexFaces, SearchFaces or SearchFacesByImage. */
  rekognitionImage: 0.001,
  /** Step Functions, Standard: one state transition. */
  transition: 0.000025,
  /** Lambda on arm64: one GB for one second. */
  lambdaGbSecond: 0.0000133334,
  /** Lambda: one request. */
  lambdaRequest: 0.0000002,
  /** S3: one PUT. */
  put: 0.000005,
  /** DynamoDB on demand: one write. */
  tableWrite: 0.000000625,
} as const;

/** The use of one accepted photo at stage 4, the most that any stage needs. */
const acceptedPhoto = { images: 3, transitions: 8, functions: 5, gbSeconds: 6, puts: 2, writes: 1 } as const;

/** Dollars for a number of photos, at most: every one accepted, at stage 4. */
export function estimatePhotos(count: number): number {
  const { images, transitions, functions, gbSeconds, puts, writes } = acceptedPhoto;
  const each =
    images * prices.rekognitionImage +
    transitions * prices.transition +
    functions * prices.lambdaRequest +
    gbSeconds * prices.lambdaGbSecond +
    puts * prices.put +
    writes * prices.tableWrite;
  return count * each;
}

/** Dollars for comparing each of a number of faces with all others. */
export function estimateComparisons(faces: number): number {
  return faces * prices.rekognitionImage;
}
