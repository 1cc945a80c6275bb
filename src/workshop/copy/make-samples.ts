import { putObject } from "../../aws/bucket/objects.ts";
import { listPrefix } from "../../aws/bucket/list-prefix.ts";
import { forEachConcurrently } from "../for-each-concurrently.ts";
import type { Environment } from "../environment.ts";
import { samplePrefix } from "./copy-resources.ts";

/** How many pictures there are; further objects have the same bytes under other keys. */
const pictures = 12;

/**
 * Puts small drawn photos into the copy bucket, as the workshop's text has them: in albums of a hundred, with the rider
 * `stepfunction` and the album in their metadata. Answers how many were missing.
 */
export async function makeSamples(
  { session, signal }: Environment,
  { bucket, count }: { bucket: string; count: number },
): Promise<number> {
  const there = new Set((await listPrefix(session, { bucket, prefix: samplePrefix })).map(({ key }) => key));
  const wanted = Array.from({ length: count }, (_, at) => {
    const album = `album-${Math.floor(at / 100) + 1}`;
    return { at, album, key: `${samplePrefix}${album}/photo-${String(at + 1).padStart(6, "0")}.jpg` };
  });
  const missing = wanted.filter(({ key }) => !there.has(key));
  if (missing.length === 0) return 0;
  const { default: sharp } = await import("sharp");
  const drawn = await Promise.all(
    Array.from({ length: pictures }, (_, at) =>
      sharp(Buffer.from(drawRide(at)))
        .jpeg({ quality: 60 })
        .toBuffer(),
    ),
  );
  await forEachConcurrently(missing, { concurrency: 16, signal }, async ({ at, album, key }) => {
    const body = drawn[at % pictures];
    if (body === undefined) return;
    const metadata = { userid: "stepfunction", albumid: album };
    await putObject(session, { bucket, key, body, contentType: "image/jpeg", metadata });
  });
  return missing.length;
}

/** A hill, a sun and a rider's face, in colours that differ from image to image. */
function drawRide(at: number): string {
  const hue = (at * 360) / pictures;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120">
<rect width="160" height="120" fill="hsl(${hue},60%,85%)"/>
<circle cx="${20 + at * 10}" cy="25" r="12" fill="hsl(45,90%,60%)"/>
<path d="M0 95 Q80 ${40 + at * 3} 160 95 V120 H0Z" fill="hsl(${(hue + 120) % 360},40%,50%)"/>
<circle cx="80" cy="75" r="16" fill="hsl(30,50%,70%)"/><circle cx="75" cy="71" r="2"/><circle cx="85" cy="71" r="2"/>
</svg>`;
}
