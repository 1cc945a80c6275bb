import { edged } from "../edged.ts";
import { formatNumber } from "../format-number.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

/** Mistakes in a manifest, why a row has no outcome, and other parts of a bulk run's errors. */
export const text = {
  "rows-at-once-few": (v: { limit: number; rows: number }) =>
    `This account runs ${v.limit} functions at once, so ${v.rows} rows run at a time. --concurrency N chooses another number.`,
  "rows-at-once-many": (v: { limit: number; rows: number }) =>
    `This account runs ${v.limit} functions at once. With ${v.rows} rows at a time, some can fail with Lambda.TooManyRequestsException.`,
  "rows-at-once-slow": (v: { region: string; perSecond: number; rows: number }) =>
    `Rekognition allows ${v.perSecond} calls per second in ${v.region}, so ${v.rows} rows run at a time. --concurrency N chooses another number.`,
  "rows-at-once-throttled": (v: { region: string; perSecond: number; rows: number }) =>
    `Rekognition allows ${v.perSecond} calls per second in ${v.region}. With ${v.rows} rows at a time, it throttles some: the functions repeat them.`,
  "column-missing": (v: { column: string }) => `${v.column} is missing`,
  "column-not-text": (v: { column: string }) => `${v.column} is not a string`,
  "column-not-utf8": (v: { column: string }) => `${v.column} is not written in UTF-8`,
  "user-id-not-allowed": (v: { user: string; length: number }) =>
    v.length > 255
      ? `the user id "${v.user}" has ${v.length} characters; Rekognition takes up to 255`
      : `the user id "${v.user}" is not allowed: Rekognition stores it beside the face and takes letters, digits, and _ . - : only`,
  "key-too-long": (v: { limit: number }) => `key has more than ${formatNumber(v.limit)} bytes`,
  "stage-not-known": (v: { stages: readonly number[]; value: string }) =>
    `stage must be one of ${v.stages.join(", ")}, not ${v.value}`,
  "expectation-not-known": (v: { value: string }) =>
    `expect must be accepted, succeeded, refused, refused:REASON or failed, not ${v.value}`,
  "photo-file-missing": (v: { photo: string }) => `the photo ${v.photo} does not exist`,
  "photo-outside-folder": (v: { photo: string; folder: string }) =>
    `the photo ${v.photo} is outside the manifest's folder ${v.folder}`,
  "photo-key-missing": (v: { key: string }) => `the bucket has no photo ${edged(v.key)}`,
  "key-uploaded-twice": (v: { key: string; place: string }) =>
    `it uploads a different photo as ${v.key} than ${v.place}`,
  "row-repeated": (v: { place: string }) => `the same user, key and stage as ${v.place}`,
  "line-too-long": (v: { most: number }) => `the line has more than ${formatNumber(v.most)} characters`,
  "quote-not-closed": "a quote is opened here and never closed",
  "quote-inside-field": "a quote is inside a field that has no quotes around it",
  "comma-missing": "a comma is missing after a closing quote",
  "field-count": (v: { fields: number; columns: number }) =>
    `${v.fields} ${v.fields === 1 ? "field" : "fields"} for ${v.columns} ${v.columns === 1 ? "column" : "columns"}`,
  "header-missing": (v: { example: string }) => `the header is missing; it is ${v.example}`,
  "header-wrong": (v: { problems: readonly (AnyMessage | string)[]; example: string }, { say }) =>
    `this is not a header: ${v.problems.map(say).join(", ")}. A header is ${v.example}; photo, stage and expect are optional`,
  "header-column-unknown": (v: { name: string }) => `unknown column "${v.name}"`,
  "header-column-twice": (v: { name: string }) => `${v.name} occurs twice`,
  "header-separator": "columns are separated by commas",
  "manifest-not-utf8": "the file is not written in UTF-8; save it as UTF-8",
  "line-end-wrong": "lines end with LF or CR LF, not with CR alone",
  "json-document": "the file is one JSON document; JSON Lines has one object on each line",
  "line-not-json": "this is not JSON",
  "line-not-json-object": "this is not a JSON object",
  "members-unknown": (v: { names: readonly string[]; known: readonly string[] }) =>
    `unknown ${v.names.length === 1 ? "member" : "members"} ${v.names.map((name) => `"${name}"`).join(", ")}; a row has ${v.known.join(", ")}`,

  "batch-differs": (v: { what: string; before: string | null; now: string | null }) =>
    `${batchSetting(v.what)} was ${v.before ?? "not given"} and is ${v.now ?? "not given"}`,
  "batch-flag-not-given": (v: { flag: string }) => `--${v.flag} was not given`,
  "row-is-new": (v: { place: string; user: string; key: string }) => `${v.place} is new: ${v.user}, ${v.key}`,
  "row-is-another": (v: { place: string; user: string; key: string }) =>
    `${v.place} is another row now: ${v.user}, ${v.key}`,
  "row-count-changed": (v: { before: number; now: number }) => `it had ${v.before} rows and has ${v.now}`,

  "photo-not-uploaded": (v: { reason: AnyMessage | string }, { say }) => `the photo was not uploaded. ${say(v.reason)}`,
  "key-taken-by-row": (v: { key: string; photo: string }) => `another row uploads ${v.photo} under the key ${v.key}`,
  "row-timed-out": (v: { seconds: number }) => `it took longer than ${v.seconds} s and was stopped`,
  "execution-gone": "its execution does not exist any more: the state machine was deleted",
  "map-run-ended-it": (v: { status: string }) => `its map run ended it: ${v.status}`,

  "interrupted-rows": (v: { ended: number; rows: number }) => `Interrupted: ${v.ended} of ${v.rows} rows have ended.`,
  "interrupted-map-run": "Interrupted: Step Functions continues with the rows.",
  "rows-have-ended": (v: { ended: number; rows: number }) => `${v.ended} of ${v.rows} rows have ended.`,
  "continue-batch": (v: { batch: string }, { cmd }) => `Continue: ${cmd("bulk run", { resume: true, batch: v.batch })}`,
  "follow-batch": (v: { batch: string }, { cmd }) =>
    `Follow the rows again: ${cmd("bulk run", { resume: true, batch: v.batch })}`,

  "keys-not-checked": (v: { bucket: string; most: number }) =>
    `The bucket ${v.bucket} has more than ${formatNumber(v.most)} photos: keys are not checked beforehand.`,
  "waiting-for-pipe": (v: { manifest: string }) => `Waiting for rows from ${v.manifest}. End the input to start.`,
} satisfies AreaText;

/** A setting of a batch: the target and the manifest by their names, everything else by its flag. */
function batchSetting(what: string): string {
  return ["account", "region", "manifest"].includes(what) ? what : `--${what}`;
}
