import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { getObject } from "../../aws/bucket/objects.ts";
import { listFaces, type IndexedFace } from "../../aws/collection/faces.ts";
import { getItem, type Item } from "../../aws/table/items.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readText } from "../json-member.ts";
import { readResources } from "../resources.ts";
import { readThumbnail, type Thumbnail } from "../run/written.ts";
import { checkUserId } from "../user-id.ts";

/** Everything that is stored for a rider. */
export interface UserView {
  readonly user: string;
  readonly item: Item | undefined;
  readonly faces: readonly IndexedFace[];
  readonly thumbnail: Thumbnail | undefined;
  /** The file the thumbnail was written to. */
  readonly saved: string | undefined;
}

/**
 * Looks up a rider's item, faces and thumbnail.
 *
 * @param options.save file to write the thumbnail to
 * @throws UserError when nothing is stored for this rider, or there is no thumbnail to save (exit code 4)
 */
export async function inspectUser(
  environment: Environment,
  options: { user: string; save?: string | undefined },
): Promise<UserView> {
  const { session, names } = environment;
  const user = checkUserId(options.user);
  const { table } = await readResources(environment);
  const [item, allFaces] = await Promise.all([
    getItem(session, { table, key: { name: "Username", value: user } }),
    listFaces(session, names.collection),
  ]);
  const faces = (allFaces ?? []).filter((face) => face.user === user);
  if (item === undefined && faces.length === 0) throw unknownUser(user);
  const bucket = readText(item, "thumbnail", "s3bucket");
  const key = readText(item, "thumbnail", "s3key");
  const place = bucket === undefined || key === undefined ? undefined : { bucket, key };
  const thumbnail = place && (await readThumbnail(environment, place));
  if (options.save !== undefined) await saveThumbnail(environment, { user, place, file: options.save });
  return { user, item, faces, thumbnail, saved: options.save };
}

const endings: ReadonlyMap<string, readonly string[]> = new Map([
  ["image/jpeg", [".jpg", ".jpeg"]],
  ["image/png", [".png"]],
]);

/** Writes the thumbnail to a new file: its bytes stay as they are, and so the name has to fit them. */
async function saveThumbnail(
  environment: Environment,
  options: { user: string; place: { bucket: string; key: string } | undefined; file: string },
): Promise<void> {
  const object = options.place && (await getObject(environment.session, options.place));
  const wanted = endings.get(object?.contentType ?? "");
  if (object !== undefined && wanted !== undefined && !wanted.includes(extname(options.file).toLowerCase()))
    throw new UserError({
      code: "thumbnail-format",
      values: { file: options.file, type: object.contentType ?? "", endings: wanted },
    });
  if (object === undefined) throw new UserError({ code: "thumbnail-not-found", values: { user: options.user } });
  try {
    await writeFile(options.file, object.body, { flag: "wx" });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST")
      throw new UserError({ code: "file-exists", values: { file: options.file }, cause });
    const reason = cause instanceof Error ? cause.message : undefined;
    throw new UserError({ code: "file-not-writable", values: { file: options.file, reason }, cause });
  }
}

function unknownUser(user: string): UserError {
  return new UserError({ code: "user-not-found", values: { user } });
}
