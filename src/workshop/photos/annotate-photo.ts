import { writeFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { getObject } from "../../aws/bucket/objects.ts";
import { detectFaces, type PhotoPlace, type SeenFace } from "../../aws/photo/detect-faces.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readPhotoFile } from "./photo-file.ts";
import { readResources } from "../resources.ts";
import { requirePhoto } from "../run/require-photo.ts";
import { noticeFaces } from "./notice-faces.ts";
import { drawAnnotation, type PictureFormat } from "./draw-annotation.ts";
import { judgeFaces, type Verdict } from "./verdict.ts";

/** The photo to draw on, and the place of the picture. */
interface AnnotationRequest {
  /** A file of this machine, or the key of a photo in the environment's bucket. */
  readonly photo: { readonly file: string } | { readonly key: string };
  /** The picture's file. */
  readonly out: string;
  readonly format: PictureFormat;
  /** Longest side of the picture, in pixels. */
  readonly size: number;
}

/** The things seen, and the place of their picture. */
export interface Annotation {
  readonly photo: string;
  readonly verdict: Verdict;
  readonly faces: readonly SeenFace[];
  readonly picture: string;
}

/** DetectFaces takes no more bytes in a call (Rekognition, Guidelines and quotas). */
const mostInlineBytes = 5 * 1024 * 1024;

/**
 * Turns an argument and flags into a request.
 *
 * @throws UserError (exit code 2) unless exactly one photo is named and the picture goes to another file
 */
export function checkAnnotation(options: {
  file?: string | undefined;
  key?: string | undefined;
  out?: string | undefined;
  size: number;
}): AnnotationRequest {
  const { file, key } = options;
  if ((file === undefined) === (key === undefined))
    throw bad({ code: file === undefined ? "annotation-no-photo" : "annotation-two-photos" });
  const photo = file === undefined ? { key: key ?? "" } : { file };
  const name = basename(file ?? key ?? "photo");
  const out = options.out ?? `${name.slice(0, name.length - extname(name).length)}.annotated.png`;
  if (file !== undefined && resolve(file) === resolve(out)) throw bad({ code: "annotation-replaces-photo" });
  return { photo, out, format: formatOf(out), size: options.size };
}

/** Asks the target's Rekognition about a photo and draws its answer on it. Nothing is stored at the target. */
export async function annotatePhoto(environment: Environment, request: AnnotationRequest): Promise<Annotation> {
  const { name, body, place } = await readPhoto(environment, request.photo);
  const faces = await detectFaces(environment.session, place).catch((error: unknown) => explain(error, name));
  const verdict = judgeFaces(faces);
  const picture = await drawAnnotation(body, { faces, verdict, size: request.size, format: request.format });
  await writePicture(request.out, picture);
  return { photo: name, verdict, faces, picture: request.out };
}

async function readPhoto(
  environment: Environment,
  photo: AnnotationRequest["photo"],
): Promise<{ name: string; body: Uint8Array; place: PhotoPlace }> {
  if ("file" in photo) {
    await noticeFaces(environment);
    const { body } = await readPhotoFile(photo.file);
    if (body.byteLength > mostInlineBytes) throw tooLargeToSend(photo.file, body.byteLength);
    return { name: photo.file, body, place: { bytes: body } };
  }
  const bucket = (await readResources(environment)).photoBucket;
  const place = { bucket, key: await requirePhoto(environment, { bucket, key: photo.key }, "annotate") };
  const body = (await getObject(environment.session, place))?.body ?? new Uint8Array();
  return { name: place.key, body, place };
}

async function writePicture(out: string, picture: Uint8Array): Promise<void> {
  try {
    await writeFile(out, picture);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({ code: "picture-not-written", values: { file: out, reason }, cause });
  }
}

/** Rekognition's refusals of a photo, which have no picture: there is nothing to draw on. */
const refusals = new Set(["InvalidImageFormatException", "ImageTooLargeException", "InvalidParameterException"]);

function explain(error: unknown, name: string): never {
  if (!(error instanceof Error) || !refusals.has(error.name)) throw error;
  const text = `${error.name}: ${error.message}`;
  throw new UserError({
    code: "bad-photo",
    values: { file: name, problem: { code: "said-by-aws", values: { text } } },
    exitCode: exitCodes.failed,
    cause: error,
  });
}

function tooLargeToSend(file: string, bytes: number): UserError {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return new UserError({
    code: "bad-photo",
    values: { file, problem: { code: "photo-too-large-to-send", values: { megabytes, key: basename(file) } } },
  });
}

function formatOf(out: string): PictureFormat {
  const ending = extname(out).toLowerCase();
  if (ending === ".png") return "png";
  if (ending === ".jpg" || ending === ".jpeg") return "jpeg";
  throw bad({ code: "annotation-format", values: { file: out } });
}

function bad(problem: Message<"problems">): UserError {
  return new UserError({ code: "bad-annotation", values: { problem } });
}
