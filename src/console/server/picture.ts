import { getObject } from "../../aws/bucket/objects.ts";
import { readResources } from "../../workshop/resources.ts";
import type { PageContext } from "../pages/page.ts";
import { json, type Answer } from "./answer.ts";

const widths = { small: 160, large: 720 } as const;

/**
 * A photo as a picture. It is encoded anew: whatever a file holds beside a picture, or instead of one, stays outside,
 * and the browser gets JPEG and nothing else. A vector drawing is no photo: it could name other files.
 *
 * @param bucketOf the bucket of photos or of thumbnails (default: those of the environment)
 */
export async function answerPicture({
  environment,
  query,
  bucketOf = chooseBucket,
}: Pick<PageContext, "environment" | "query"> & { bucketOf?: typeof chooseBucket }): Promise<Answer> {
  const bucket = await bucketOf(environment, query.get("of"));
  const object = await getObject(environment.session, { bucket, key: query.get("key") ?? "" }).catch(() => undefined);
  if (object === undefined) return json({ error: "gone" }, 404);
  const { default: sharp } = await import("sharp");
  try {
    const source = sharp(object.body, { limitInputPixels: 60_000_000 });
    const { format } = await source.metadata();
    if (format !== "jpeg" && format !== "png") return json({ error: "not-a-photo" }, 415);
    const width = query.get("size") === "large" ? widths.large : widths.small;
    const body = await source.rotate().resize({ width, withoutEnlargement: true }).jpeg({ quality: 80 }).toBuffer();
    return {
      status: 200,
      type: "image/jpeg",
      body,
      headers: { "content-disposition": "inline", "content-security-policy": "sandbox; default-src 'none'" },
    };
  } catch {
    return json({ error: "not-a-photo" }, 415);
  }
}

async function chooseBucket(environment: PageContext["environment"], of: string | null): Promise<string> {
  const { photoBucket, thumbnailBucket } = await readResources(environment);
  return of === "thumbnail" ? thumbnailBucket : photoBucket;
}
