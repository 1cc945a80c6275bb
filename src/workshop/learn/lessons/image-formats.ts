import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext } from "../lesson.ts";
import { readMember } from "../../json-member.ts";
import { findFlowStack } from "../../metadata/flow-stack.ts";
import { readImage } from "../../metadata/image-row.ts";
import { checkChoiceState, checkTextChoice } from "../definition/check-choice.ts";
import { checksEnd } from "../test-runs/expected-end.ts";
import { flowMachine } from "../fixtures/images.ts";
import { catches, leads, machineChecks, type MachineCheck } from "./machine-checks.ts";
import { textsOf } from "./texts.ts";

const jpeg = { user: "", key: "Incoming/metadata.jpg" };

const choosesFormat: MachineCheck = {
  id: "choice",
  layer: "reading",
  what: { code: "check-format-choice" },
  mistakes: [
    "mistake-state-missing",
    "mistake-not-choice",
    "mistake-no-default",
    "mistake-choice-variable",
    "mistake-and-for-or",
    "mistake-choice-text",
    "mistake-choice-lacks",
  ],
  run: async ({ file }) =>
    checkChoiceState(file, "ImageTypeCheck") ??
    checkTextChoice(file, {
      state: "ImageTypeCheck",
      variable: "$.extractedMetadata.format",
      texts: ["JPEG", "PNG"],
    }),
};

const completesRow: MachineCheck = {
  id: "row",
  layer: "truth",
  what: { code: "check-image-row" },
  mistakes: ["mistake-image-row"],
  run: checkRow,
};

/** Lesson 12: a way for each format. */
export const imageFormats: Lesson = {
  ...textsOf("image-formats", 1, 2, 3),
  number: 12,
  minutes: 8,
  path: "more",
  machine: flowMachine({ template: "image-formats.asl.json" }),
  questions: [],
  checks: machineChecks({
    reading: [
      choosesFormat,
      leads("ExtractImageMetadata", "ImageTypeCheck"),
      catches("ExtractImageMetadata", "ImageIdentifyError"),
    ],
    truth: [
      checksEnd({
        id: "jpeg",
        image: jpeg,
        end: { error: undefined },
        what: { code: "check-image-accepted", values: { key: jpeg.key } },
        mistakes: ["mistake-execution-failed"],
      }),
      completesRow,
      checksEnd({
        id: "tiff",
        image: { user: "", key: "Incoming/lake.tiff" },
        end: { error: "FileNotSupported" },
        what: { code: "check-image-refused", values: { key: "Incoming/lake.tiff", error: "FileNotSupported" } },
        mistakes: ["mistake-image-accepted"],
      }),
      checksEnd({
        id: "text",
        image: { user: "", key: "Incoming/text.jpg" },
        end: { error: "FileNotSupported" },
        what: { code: "check-image-refused", values: { key: "Incoming/text.jpg", error: "FileNotSupported" } },
        mistakes: ["mistake-other-end"],
      }),
      checksEnd({
        id: "hidden",
        image: { user: "", key: "Incoming/cat.png" },
        end: { error: undefined },
        what: { code: "check-hidden-format" },
        mistakes: [],
      }),
    ],
  }),
};

async function checkRow({ environment }: LessonContext): Promise<Finding | undefined> {
  const flow = await findFlowStack(environment);
  const item = flow && (await readImage(environment, flow.imageTable, jpeg.key));
  const missing = ["imageFormat", "dimensions", "tags"].filter((name) => readMember(item, name) === undefined);
  return missing.length === 0 ? undefined : mistaken({ code: "mistake-image-row", values: { missing } });
}
