import type { Words } from "../../text/words.ts";
import type { PassportOffice } from "../../workshop/passport/office.ts";
import type { PassportResult } from "../../workshop/passport/results.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatMoment } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

type PassportWords = Words<"screen-passport">;

/** Draws where the passport office is. */
export function drawOffice(office: PassportOffice, words: PassportWords): string {
  return [
    words.say("passport-open"),
    "",
    drawPairs([
      [words.say("passport-label-bucket"), office.bucket],
      [words.say("passport-label-table"), office.table],
      [words.say("passport-label-topic"), office.topicArn],
      [words.say("passport-label-url"), office.url],
    ]),
  ].join("\n");
}

/** One result, with each of its reasons in a sentence. */
export function drawResult(result: PassportResult, words: PassportWords): string {
  const { name } = result;
  const head = words.say(result.result === "PASS" ? "passport-pass" : "passport-fail", { name });
  return [head, ...result.reasons.map((reason) => `  ${wordReason(reason, words)}`)].join("\n");
}

/** All results in a table. */
export function drawResults(results: readonly PassportResult[], terminal: Terminal, words: PassportWords): string {
  if (results.length === 0) return words.say("passport-no-results");
  return drawTable(
    {
      head: [
        words.say("passport-label-name"),
        words.say("passport-label-result"),
        words.say("passport-label-reasons"),
        words.say("passport-label-time"),
      ],
      rows: results.map(({ name, result, reasons, judgedAt }) => [
        name,
        result,
        reasons.map((reason) => reason.name).join(", ") || "-",
        judgedAt === undefined ? "-" : formatMoment(new Date(judgedAt), words.language),
      ]),
    },
    terminal.columns,
  );
}

/** The codes of reasons that take no values. */
const wholeReasons = {
  NoFace: "passport-no-face",
  TooLarge: "passport-too-large",
  UnsupportedFormat: "passport-unsupported-format",
} as const;

/** The codes of what is judged by a value and its confidence. */
const traitReasons = {
  Smile: "passport-smile",
  Sunglasses: "passport-sunglasses",
  EyesOpen: "passport-eyes-open",
  MouthOpen: "passport-mouth-open",
} as const;

function wordReason(reason: PassportResult["reasons"][number], words: PassportWords): string {
  switch (reason.name) {
    case "NoFace":
    case "TooLarge":
    case "UnsupportedFormat":
      return words.say(wholeReasons[reason.name]);
    case "SeveralFaces":
      return words.say("passport-several-faces", { count: reason.count });
    default: {
      const { value, confidence, minConfidence: threshold } = reason;
      return words.say(traitReasons[reason.name], { value, confidence: confidence.toFixed(1), threshold });
    }
  }
}
