import { queryItems, scanItems, type Item } from "../../aws/table/items.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readMember, readText } from "../json-member.ts";
import { findFlowStack } from "./flow-stack.ts";

/** An album: the images of the metadata flow that name it. */
export interface Album {
  readonly album: string;
  /** Whose images are in it, in alphabetical order. */
  readonly users: readonly string[];
  readonly images: number;
  /** When the newest image was uploaded; undefined where no item says so. */
  readonly newest: Date | undefined;
}

/** An image of an album. */
export interface AlbumImage {
  readonly image: string;
  readonly user: string | undefined;
  readonly uploaded: Date | undefined;
  readonly format: string | undefined;
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
  readonly camera: string | undefined;
  readonly tags: readonly string[];
  readonly thumbnail: { readonly bucket: string; readonly key: string } | undefined;
}

/** An error names this many albums. */
const mostNamed = 10;

/**
 * The albums, in alphabetical order. Images without an album are in none.
 *
 * @param options.user only albums with images of this rider
 * @returns nothing where the metadata flow is not deployed
 */
export async function listAlbums(
  environment: Environment,
  options: { readonly user?: string | undefined } = {},
): Promise<Album[]> {
  const flow = await findFlowStack(environment);
  const items = flow === undefined ? [] : ((await scanItems(environment.session, flow.imageTable)) ?? []);
  const byAlbum = Map.groupBy(items, (item) => readText(item, "albumID"));
  const albums = [...byAlbum].flatMap(([album, members]) => (album === undefined ? [] : [summarize(album, members)]));
  const { user } = options;
  return albums
    .filter(({ users }) => user === undefined || users.includes(user))
    .toSorted((one, other) => one.album.localeCompare(other.album, "en"));
}

/**
 * The images of an album, oldest first, by the table's index `albumID-uploadTime-index`.
 *
 * @throws UserError `album-not-found` (exit code 4)
 */
export async function showAlbum(environment: Environment, album: string): Promise<AlbumImage[]> {
  const flow = await findFlowStack(environment);
  const items =
    flow === undefined
      ? []
      : await queryItems(environment.session, {
          table: flow.imageTable,
          index: "albumID-uploadTime-index",
          key: { name: "albumID", value: album },
        });
  if (items.length > 0) return items.map(describeImage);
  const known = (await listAlbums(environment)).slice(0, mostNamed).map((one) => one.album);
  throw new UserError({ code: "album-not-found", values: { album, known } });
}

function summarize(album: string, items: readonly Item[]): Album {
  const users = new Set(items.flatMap((item) => readText(item, "userID") ?? []));
  const times = items.flatMap((item) => uploadTime(item)?.getTime() ?? []);
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0);
  return {
    album,
    users: [...users].toSorted(),
    images: items.length,
    newest: times.length === 0 ? undefined : new Date(newest),
  };
}

function describeImage(item: Item): AlbumImage {
  const [width, height] = [readMember(item, "dimensions", "width"), readMember(item, "dimensions", "height")];
  const camera = [readText(item, "exifMake"), readText(item, "exifModel")].filter((part) => part !== undefined);
  const tags = readMember(item, "tags");
  const [bucket, key] = [readText(item, "thumbnail", "s3Bucket"), readText(item, "thumbnail", "s3Key")];
  return {
    image: readText(item, "imageID") ?? "",
    user: readText(item, "userID"),
    uploaded: uploadTime(item),
    format: readText(item, "imageFormat"),
    size: typeof width === "number" && typeof height === "number" ? { width, height } : undefined,
    camera: camera.length === 0 ? undefined : camera.join(" "),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    thumbnail: bucket === undefined || key === undefined ? undefined : { bucket, key },
  };
}

/** The flow stores epoch seconds. */
function uploadTime(item: Item): Date | undefined {
  const seconds = readMember(item, "uploadTime");
  return typeof seconds === "number" ? new Date(seconds * 1000) : undefined;
}
