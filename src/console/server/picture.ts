import { getObject } from "../../aws/bucket/objects.ts";
import { describeExecution } from "../../aws/execution/read-execution.ts";
import { listApprovals } from "../../workshop/approvals/find-approval.ts";
import { readRunPhoto, type RunPhoto } from "../../workshop/inspect/run-photo-file.ts";
import { readResources } from "../../workshop/resources.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import type { PageContext } from "../pages/page.ts";
import { json, type Answer } from "./answer.ts";

const widths = { small: 160, large: 720 } as const;
const mostPixels = 60_000_000;

/** Where a picture is asked for. */
type Asked = Pick<PageContext, "environment" | "query">;

/**
 * A photo as a picture. It is encoded anew: whatever a file holds beside a picture, or instead of one, stays outside,
 * and the browser gets JPEG and nothing else. A vector drawing is not a photo: it could name other files.
 *
 * @param read reads the photo (default: what the query names, by its run, its approval, or its key)
 */
export async function answerPicture(
  { environment, query }: Asked,
  read: (asked: Asked) => Promise<Pick<RunPhoto, "body"> | undefined> = readNamed,
): Promise<Answer> {
  const photo = await read({ environment, query }).catch(() => undefined);
  if (photo === undefined) return json({ error: "gone" }, 404);
  const { default: sharp } = await import("sharp");
  try {
    const source = sharp(photo.body, { limitInputPixels: mostPixels });
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

async function readNamed({ environment, query }: Asked): Promise<Pick<RunPhoto, "body"> | undefined> {
  const [run, id] = [query.get("run"), query.get("approval")];
  if (run !== null) {
    const execution = await describeExecution(environment.session, run);
    return execution && readRunPhoto(environment, { execution });
  }
  if (id !== null) {
    const approval = (await listApprovals(environment, { all: true })).find((known) => known.id === id);
    return approval && getObject(environment.session, { bucket: approval.bucket, key: decodeKey(approval.s3key) });
  }
  const { photoBucket, thumbnailBucket } = await readResources(environment);
  const bucket = query.get("of") === "thumbnail" ? thumbnailBucket : photoBucket;
  return getObject(environment.session, { bucket, key: query.get("key") ?? "" });
}
