import { writeFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { getObject } from "../../aws/bucket/objects.ts";
import { detectFaces, type PhotoPlace, type SeenFace } from "../../aws/photo/detect-faces.ts";
import { exitCodes } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readPhotoFile } from "../photo-file.ts";
import { readResources } from "../resources.ts";
import { requirePhoto } from "../run/require-photo.ts";
import { drawAnnotation, type PictureFormat } from "./draw-annotation.ts";
import { judgeFaces, type Verdict } from "./verdict.ts";

/** What shall be drawn, and where to. */
export interface AnnotationRequest {
  /** A file of this machine, or the key of a photo in the environment's bucket. */
  readonly photo: { readonly file: string } | { readonly key: string };
  /** The picture's file. */
  readonly out: string;
  readonly format: PictureFormat;
  /** Longest side of the picture, in pixels. */
  readonly size: number;
}

/** What was seen, and where the picture of it lies. */
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
 * @throws UserError (exit code 2) unless exactly one photo is named and the picture has another file of its own
 */
export function checkAnnotation(wish: {
  file?: string | undefined;
  key?: string | undefined;
  out?: string | undefined;
  size: number;
}): AnnotationRequest {
  const { file, key } = wish;
  if ((file === undefined) === (key === undefined))
    throw usage(
      file === undefined ? "No photo was named." : "A file and --key exclude each other.",
      "Name a FILE, or a photo of the bucket with --key KEY",
    );
  const photo = file === undefined ? { key: key ?? "" } : { file };
  const name = basename(file ?? key ?? "photo");
  const out = wish.out ?? `${name.slice(0, name.length - extname(name).length)}.annotated.png`;
  if (file !== undefined && resolve(file) === resolve(out))
    throw usage("The picture would replace the photo.", "Give the picture another name with --out");
  return { photo, out, format: formatOf(out), size: wish.size };
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
    const { body } = await readPhotoFile(photo.file);
    if (body.byteLength > mostInlineBytes) throw tooLargeToSend(photo.file);
    return { name: photo.file, body, place: { bytes: body } };
  }
  const place = { bucket: (await readResources(environment)).photoBucket, key: photo.key };
  await requirePhoto(environment, place);
  const body = (await getObject(environment.session, place))?.body ?? new Uint8Array();
  return { name: photo.key, body, place };
}

async function writePicture(out: string, picture: Uint8Array): Promise<void> {
  try {
    await writeFile(out, picture);
  } catch (cause) {
    throw new UserError({
      code: "picture-not-written",
      message: `The picture ${out} cannot be written.`,
      why: cause instanceof Error ? cause.message : String(cause),
      next: ["Give another place with --out"],
      exitCode: exitCodes.usage,
      cause,
    });
  }
}

/** Rekognition's refusals of a photo, which have no picture: there is nothing to draw on. */
const refusals = new Set(["InvalidImageFormatException", "ImageTooLargeException", "InvalidParameterException"]);

function explain(error: unknown, name: string): never {
  if (!(error instanceof Error) || !refusals.has(error.name)) throw error;
  throw new UserError({
    code: "bad-photo",
    message: `Rekognition does not take the photo ${name}.`,
    why: `${error.name}: ${error.message}`,
    next: ["Choose a whole JPEG or PNG photo of at least 80 pixels a side"],
    cause: error,
  });
}

function tooLargeToSend(file: string): UserError {
  return new UserError({
    code: "bad-photo",
    message: `The photo ${file} is too large to be sent in a call.`,
    why: "Rekognition takes up to 5 MB from a file, and up to 15 MB from S3.",
    next: [`Upload it with \`npx wildrydes run --photo\`, then annotate it with --key ${basename(file)}`],
    exitCode: exitCodes.usage,
  });
}

function formatOf(out: string): PictureFormat {
  const ending = extname(out).toLowerCase();
  if (ending === ".png") return "png";
  if (ending === ".jpg" || ending === ".jpeg") return "jpeg";
  throw usage(`"${out}" is no name of a PNG or JPEG picture.`, "End the name with .png or .jpg");
}

function usage(message: string, next: string): UserError {
  return new UserError({ code: "bad-annotation", message, next: [next], exitCode: exitCodes.usage });
}
