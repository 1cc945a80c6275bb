import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { putObject, readObjectHead } from "../../aws/bucket/objects.ts";
import { packageRoot } from "../../package-root.ts";
import type { Environment } from "../environment.ts";
import { runStep } from "../step.ts";

/** Below this prefix lie the images that the flow is for. */
export const incomingPrefix = "Incoming/";

const contentTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  tif: "image/tiff",
  tiff: "image/tiff",
  gif: "image/gif",
  webp: "image/webp",
};

/** The type of an image by its name: uploads of the flow may be of any kind. */
export function contentTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return contentTypes[ending] ?? "application/octet-stream";
}

/** Puts the test images into the flow's bucket, unless they are there. Answers their keys. */
export async function uploadTestImages(environment: Environment, bucket: string): Promise<string[]> {
  const folder = join(packageRoot, "templates", "metadata-photos");
  return runStep(environment.port, { code: "step-test-images", values: { bucket } }, async () => {
    const keys: string[] = [];
    let uploaded = 0;
    for (const name of (await readdir(folder)).sort()) {
      const key = `${incomingPrefix}${name}`;
      keys.push(key);
      const body = await readFile(join(folder, name));
      const there = await readObjectHead(environment.session, { bucket, key, deniedIsAbsent: true });
      if (there?.etag === `"${createHash("md5").update(body).digest("hex")}"`) continue;
      await putObject(environment.session, { bucket, key, body, contentType: contentTypeOf(name) });
      uploaded += 1;
    }
    if (uploaded === 0)
      return { value: keys, changed: false, detail: { code: "photos-there", values: { count: keys.length } } };
    return { value: keys, changed: true, detail: { code: "photos-uploaded", values: { count: uploaded } } };
  });
}
