import { listFaces } from "../../aws/collection/faces.ts";
import { findFacesOfPhoto, type FaceMatch } from "../../aws/collection/search-face.ts";
import { getObject, readObjectHead } from "../../aws/bucket/objects.ts";
import { detectFaces, type SeenFace } from "../../aws/photo/detect-faces.ts";
import type { Message } from "../../text/areas.ts";
import type { Environment } from "../environment.ts";
import { machineSimilarity } from "../faces/similar-faces.ts";
import { judgeFaces, type Verdict } from "./verdict.ts";

/** A photo in a bucket. */
export interface PhotoObject {
  readonly bucket: string;
  readonly key: string;
}

/** Rekognition's view of a photo. */
export interface SeenPhoto {
  /** Of the upright photo, in pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** The largest first. */
  readonly faces: readonly SeenFace[];
  readonly verdict: Verdict;
  /** Faces of the collection that resemble the largest one, best first; undefined without a face or a collection. */
  readonly matches: readonly FaceMatch[] | undefined;
}

/** Why nothing can be seen: the object is not a photo, or Rekognition refuses it. */
interface UnseenPhoto {
  readonly reason: Message<"outcome">;
}

/** Looks at photos; what was seen is kept until the photo or the collection is another. */
export interface PhotoReader {
  /** Undefined when the photo does not exist. */
  look(photo: PhotoObject): Promise<SeenPhoto | UnseenPhoto | undefined>;
}

/** More are not kept in memory. */
const mostPhotos = 500;
const mostPixels = 64_000_000;

/** Each photo costs one DetectFaces and, where it shows a face, one SearchFacesByImage. */
export function createPhotoReader({ session, names }: Pick<Environment, "session" | "names">): PhotoReader {
  const known = new Map<string, Promise<SeenPhoto | UnseenPhoto | undefined>>();
  return {
    async look(photo) {
      const [head, registered] = await Promise.all([
        readObjectHead(session, photo),
        listFaces(session, names.collection),
      ]);
      if (head === undefined) return undefined;
      const ids = (registered ?? []).map(({ faceId }) => faceId).toSorted();
      const key = JSON.stringify([photo.bucket, photo.key, head.etag, registered === undefined, ...ids]);
      const seen = known.get(key);
      if (seen) return seen;
      const looking = see(session, { photo, collection: registered && names.collection });
      const [oldest] = known.keys();
      if (known.size >= mostPhotos && oldest !== undefined) known.delete(oldest);
      known.set(key, looking);
      looking.catch(() => known.delete(key));
      return looking;
    },
  };
}

async function see(
  session: Environment["session"],
  { photo, collection }: { photo: PhotoObject; collection: string | undefined },
): Promise<SeenPhoto | UnseenPhoto | undefined> {
  const object = await getObject(session, photo);
  if (object === undefined) return undefined;
  const size = await measurePhoto(object.body);
  if (size === undefined) return { reason: { code: "not-jpeg-or-png" } };
  try {
    const faces = await detectFaces(session, photo);
    const matches =
      collection !== undefined && faces.length > 0
        ? await findFacesOfPhoto(session, { collection, photo, similarity: machineSimilarity })
        : undefined;
    return { size, faces, verdict: judgeFaces(faces), matches };
  } catch (error) {
    return { reason: explainRefusal(error) };
  }
}

/** Undefined for what is neither JPEG nor PNG: Rekognition takes no other format. */
async function measurePhoto(body: Uint8Array): Promise<SeenPhoto["size"] | undefined> {
  const { default: sharp } = await import("sharp");
  try {
    const { format, autoOrient } = await sharp(body, { limitInputPixels: mostPixels }).metadata();
    return format === "jpeg" || format === "png" ? autoOrient : undefined;
  } catch {
    return undefined;
  }
}

/** Refusals of one photo (Amazon Rekognition API Reference, DetectFaces, Errors). Other errors are thrown on. */
function explainRefusal(error: unknown): Message<"outcome"> {
  if (!(error instanceof Error)) throw error;
  switch (error.name) {
    case "InvalidImageFormatException":
      return { code: "not-jpeg-or-png" };
    case "InvalidS3ObjectException":
      return { code: "unreadable-photo" };
    case "ImageTooLargeException":
    case "InvalidParameterException":
      return { code: "said-by-aws", values: { text: `${error.name}: ${error.message}` } };
    default:
      throw error;
  }
}
