import { mistaken, type Finding, type Mistake, type MistakeCode } from "../check.ts";
import type { JsonProblemKind } from "../json/parse-json.ts";
import { placeIn, type MachineFile } from "./machine-file.ts";

/** The largest definition that Step Functions takes (AWS Step Functions, Service quotas): 1 MB. */
const mostCharacters = 1_048_576;

const mistakes = {
  empty: "mistake-json-empty",
  comment: "mistake-json-comment",
  "missing-comma": "mistake-json-missing-comma",
  "trailing-comma": "mistake-json-trailing-comma",
  "missing-colon": "mistake-json-missing-colon",
  "smart-quote": "mistake-json-smart-quote",
  "single-quote": "mistake-json-single-quote",
  "unquoted-name": "mistake-json-unquoted-name",
  "unclosed-text": "mistake-json-unclosed-text",
  "unclosed-bracket": "mistake-json-unclosed-bracket",
  "wrong-bracket": "mistake-json-wrong-bracket",
  "text-after-end": "mistake-json-text-after-end",
  "duplicate-name": "mistake-json-duplicate-name",
  "bad-value": "mistake-json-bad-value",
  "too-deep": "mistake-json-too-deep",
} as const satisfies Record<JsonProblemKind, MistakeCode>;

/** The mistakes that {@link checkJson} recognises. */
export const jsonMistakes: readonly MistakeCode[] = [
  ...Object.values(mistakes),
  "mistake-file-missing",
  "mistake-json-not-object",
  "mistake-json-too-large",
];

/** Whether a file is JSON with an object in it; the first problem with its place. */
export function checkJson(file: MachineFile): Finding | undefined {
  if (file.missing) return mistaken({ code: "mistake-file-missing" });
  if (file.text.length > mostCharacters) return mistaken({ code: "mistake-json-too-large" });
  const { problem, root } = file;
  if (problem) return mistaken(asMistake(mistakes[problem.kind]), placeIn(file, problem));
  if (root?.kind !== "object") return mistaken({ code: "mistake-json-not-object" }, placeIn(file, root));
  return undefined;
}

function asMistake(code: (typeof mistakes)[JsonProblemKind]): Mistake {
  return { code };
}
