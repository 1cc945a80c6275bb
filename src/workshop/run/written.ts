import { getObject } from "../../aws/bucket/objects.ts";
import { getItem, type Item } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";
import { readImageHeader } from "../photos/image-header.ts";
import { parseJson, readMember, readText } from "../json-member.ts";
import type { StateVisit } from "./visit-tree.ts";

/** A thumbnail, looked at where it lies. */
export interface Thumbnail {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  readonly contentType: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** The records that a run left behind. */
export interface Written {
  readonly face?: { readonly faceId: string; readonly confidence: number | undefined };
  readonly thumbnail?: Thumbnail;
  readonly item?: Item;
}

/** Looks up what the states of a run wrote: not what they say, but what is there. */
export async function readWritten(
  environment: Environment,
  run: { visits: readonly StateVisit[]; table: string; user: string },
): Promise<Written> {
  const outputOf = (name: string): unknown => {
    const output = parseJson(run.visits.find((visit) => visit.name === name && visit.status === "succeeded")?.output);
    // `lambda:invoke` wraps what the function answers.
    return readMember(output, "Payload") ?? output;
  };
  const indexed = outputOf("AddFaceToIndex");
  const faceId = readText(indexed, "FaceId");
  const confidence = readMember(indexed, "Confidence");
  const key = readText(outputOf("Thumbnail"), "thumbnail", "s3key");
  const bucket = readText(outputOf("Thumbnail"), "thumbnail", "s3bucket");
  const persisted = run.visits.some((visit) => visit.name === "PersistMetadata" && visit.status === "succeeded");
  const [thumbnail, item] = await Promise.all([
    key === undefined || bucket === undefined ? undefined : readThumbnail(environment, { bucket, key }),
    persisted
      ? getItem(environment.session, { table: run.table, key: { name: "Username", value: run.user } })
      : undefined,
  ]);
  return {
    ...(faceId === undefined
      ? {}
      : { face: { faceId, confidence: typeof confidence === "number" ? confidence : undefined } }),
    ...(thumbnail ? { thumbnail } : {}),
    ...(item ? { item } : {}),
  };
}

/** A thumbnail's size in bytes and in pixels; undefined where there is none. */
export async function readThumbnail(
  environment: Environment,
  place: { bucket: string; key: string },
): Promise<Thumbnail | undefined> {
  const object = await getObject(environment.session, place);
  if (object === undefined) return undefined;
  const header = readImageHeader(object.body);
  const size = header.format === "other" ? {} : { width: header.width, height: header.height };
  return {
    ...place,
    bytes: object.body.length,
    contentType: object.contentType,
    width: size.width,
    height: size.height,
  };
}
