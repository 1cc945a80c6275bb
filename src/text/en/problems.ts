import type { AreaText } from "../entry.ts";

/** What is wrong with something that was given: the reason of an error. */
export const text = {
  "photo-empty": "The file is empty.",
  "photo-not-a-file": "It is a folder or a device, not a file.",
  "photo-unreadable": (v: { text: string }) => v.text,
  "photo-too-many-bytes": (v: { megabytes: string; limit: number }) =>
    `It has ${v.megabytes} MB. Rekognition accepts up to ${v.limit} MB here.`,
  "photo-too-many-pixels": (v: { width: number; height: number }) =>
    `It has ${v.width} × ${v.height} pixels. Rekognition accepts up to 10,000 on each side.`,
  "photo-too-few-pixels": (v: { width: number; height: number }) =>
    `It has ${v.width} × ${v.height} pixels. Rekognition needs at least 80 on each side.`,
  "photo-too-large-to-send": (v: { megabytes: string; key: string }) =>
    `It has ${v.megabytes} MB. Rekognition accepts up to 5 MB from a file and up to 15 MB from S3: upload the photo, then annotate it with --key ${v.key}.`,
  "photo-other-format": (v: { format?: string | undefined }) =>
    v.format === undefined
      ? "The content of the file is not a picture, whatever its name says."
      : `The content of the file is ${v.format}, not JPEG or PNG, whatever its name says.`,
  "photo-cut-off": "The end of the picture is missing.",
  "annotation-no-photo": "No photo is given.",
  "annotation-two-photos": "A file and --key exclude each other.",
  "annotation-replaces-photo": "The picture would replace the photo.",
  "annotation-format": (v: { file: string }) => `The name of the picture must end with .png or .jpg: ${v.file}`,
} satisfies AreaText;
