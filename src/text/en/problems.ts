import type { AreaText } from "../entry.ts";

/** Faults of something that was given: the reason of an error. */
export const text = {
  "shape-in-payload": (v: ReadPath & { right: string }) =>
    `${v.state} reads ${v.path}, but ${v.source} is a lambda:invoke task: its result is under .Payload. Write ${v.right}.`,
  "shape-no-payload": (v: ReadPath & { right: string }) =>
    `${v.state} reads ${v.path}, but ${v.source} names its function by ARN: its result has no .Payload. Write ${v.right}.`,
  "shape-no-face-id": (v: { state: string; source: string }) =>
    `${v.state} would store no faceId: its code reads parallelResult[0].FaceId, but ${v.source} is a lambda:invoke task.`,
  "shape-no-field": (v: ReadPath & { field: string; fields: readonly string[] }) =>
    `${v.state} reads ${v.path}, but ${v.source} gives only ${v.fields.join(", ")}.`,
  "shape-no-branch": (v: { state: string; path: string; parallel: string; branches: number }) =>
    `${v.state} reads ${v.path}, but ${v.parallel} has only ${v.branches} branches.`,

  "photo-empty": "The file is empty.",
  "file-missing": "There is no such file.",
  "file-forbidden": "You do not have permission to read it.",
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

  "flag-unknown": (v: { flag: string; near?: string | undefined }) =>
    `Unknown flag: ${v.flag}.${v.near === undefined ? "" : ` Did you mean ${v.near}?`}`,
  "flag-not-for-local": (v: { flags: readonly string[] }) =>
    `The local commands work only on this machine and do not take ${v.flags.join(" and ")}.`,
  "flag-missing": (v: { flag: string }) => `The flag ${v.flag} is missing.`,
  "flag-without-value": (v: { flag: string; options?: readonly string[] | undefined }) =>
    `The flag ${v.flag} needs a value${v.options === undefined ? "" : `: ${v.options.join(", ")}`}.`,
  "flag-value-not-known": (v: { flag: string; value: string; options: readonly string[] }) =>
    `Invalid value of ${v.flag}: ${v.value}. The values are ${v.options.join(", ")}.`,
  "flag-value-not-integer": (v: { flag: string; value: string; min?: number | undefined; max?: number | undefined }) =>
    `Invalid value of ${v.flag}: ${v.value}. It must be a whole number${rangeOf(v)}.`,
  "flag-given-twice": (v: { flag: string }) => `The flag ${v.flag} can be given only once.`,
  "flags-exclude-each-other": (v: { flag: string; other: string }) => `${v.flag} cannot be used with ${v.other}.`,
  "flag-needs-flag": (v: { flag: string; others: readonly string[] }) =>
    `${v.flag} needs ${v.others.join(" and ")} too.`,
  "argument-missing": (v: { argument: string }) => `The argument ${v.argument} is missing.`,
  "argument-unexpected": (v: { words: readonly string[] }) =>
    `Unexpected ${v.words.length === 1 ? "argument" : "arguments"}: ${v.words.join(", ")}.`,
  "flag-value-empty": (v: { flag: string }) => `The value of ${v.flag} is empty.`,
  "flags-missing-one-of": (v: { flags: readonly string[] }) => `One of ${v.flags.join(" and ")} is needed.`,
  "argument-empty": (v: { argument: string }) => `The argument ${v.argument} is empty.`,
  "argument-not-integer": (v: {
    argument: string;
    value: string;
    min?: number | undefined;
    max?: number | undefined;
  }) => `Invalid ${v.argument}: ${v.value}. It must be a whole number${rangeOf(v)}.`,
  "argument-not-known": (v: { argument: string; value: string; options: readonly string[] }) =>
    `Invalid ${v.argument}: ${v.value}. The values are ${v.options.join(", ")}.`,
  /** A complaint of the parser's that has no code here. */
  "said-by-parser": (v: { text: string }) => v.text,
} satisfies AreaText;

function rangeOf({ min, max }: { min?: number | undefined; max?: number | undefined }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, ${min} or more`;
  return max === undefined ? "" : `, ${max} or less`;
}

/** A path that a state reads, and the state whose result it leads to. */
interface ReadPath {
  readonly state: string;
  readonly path: string;
  readonly source: string;
}
