import { listFaces } from "../../../aws/collection/faces.ts";
import { getItem } from "../../../aws/table/items.ts";
import { readText } from "../../json-member.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext } from "../lesson.ts";
import { checkIntegration, checkItemTypes, checkLambdaRetries, checkResultShapes } from "../definition/check-native.ts";
import { findState, placeIn } from "../definition/machine-file.ts";
import { explainFailure } from "../test-runs/explain-run.ts";
import { nativeMachine } from "../fixtures/native.ts";
import { machineChecks, type MachineCheck } from "./machine-checks.ts";
import { textsOf } from "./texts.ts";

const rider = { user: "user_a", key: "1_happy_face.jpg" };

/** A state calls a service without a function, on a thing that the stack made. */
function integrates(check: { state: string; integration: string; parameter: string; output: string }): MachineCheck {
  const { state, integration, parameter, output } = check;
  return {
    id: `native-${state}`,
    layer: "reading",
    what: { code: "check-native", values: { state, integration } },
    mistakes: ["mistake-not-native", "mistake-other-parameter"],
    run: async ({ file, outputs }) =>
      checkIntegration(file, { state, integration, parameter, value: (await outputs()).get(output) ?? "" }),
  };
}

const typesItem: MachineCheck = {
  id: "item-types",
  layer: "reading",
  what: { code: "check-item-types" },
  mistakes: ["mistake-item-untyped", "mistake-path-as-text", "mistake-object-as-text"],
  run: async ({ file }) => checkItemTypes(file, "PersistMetadata"),
};

const readsPayload: MachineCheck = {
  id: "payload",
  layer: "reading",
  what: { code: "check-payload" },
  mistakes: ["mistake-payload-missing", "mistake-payload-extra", "mistake-output-path"],
  run: async ({ file }) => checkResultShapes(file),
};

const retriesLambda: MachineCheck = {
  id: "lambda-retries",
  layer: "reading",
  what: { code: "check-lambda-retries" },
  mistakes: ["mistake-lambda-retry-missing"],
  run: async ({ file }) => checkLambdaRetries(file),
};

const writesItem: MachineCheck = {
  id: "item",
  layer: "truth",
  what: { code: "check-item", values: { user: rider.user } },
  mistakes: ["mistake-execution-failed", "mistake-item-differs"],
  run: checkItem,
};

const publishes: MachineCheck = {
  id: "published",
  layer: "truth",
  what: { code: "check-published" },
  mistakes: ["mistake-not-published"],
  run: checkPublished,
};

/** Lesson 10: the services' own integrations. */
export const withoutFunction: Lesson = {
  ...textsOf("without-function", 1, 2, 3),
  number: 10,
  minutes: 8,
  path: "more",
  machine: nativeMachine,
  questions: [],
  checks: machineChecks({
    reading: [
      integrates({
        state: "PersistMetadata",
        integration: "dynamodb:putItem",
        parameter: "TableName",
        output: "RiderPhotoDDBTable",
      }),
      typesItem,
      readsPayload,
      integrates({
        state: "PhotoDoesNotMeetRequirement",
        integration: "sns:publish",
        parameter: "TopicArn",
        output: "NotifyMeArn",
      }),
      retriesLambda,
    ],
    truth: [writesItem, publishes],
  }),
};

async function checkItem({ environment, file, resources, testMachine }: LessonContext): Promise<Finding | undefined> {
  const run = await testMachine.run(rider);
  if (run.outcome.kind !== "accepted") return explainFailure(file, run);
  const { session, names } = environment;
  const { table } = await resources();
  const item = await getItem(session, { table, key: { name: "Username", value: rider.user } });
  const faces = (await listFaces(session, names.collection)) ?? [];
  const expected: readonly (readonly [string, boolean])[] = [
    ["Username", item !== undefined],
    ["faceId", faces.some(({ faceId }) => faceId === readText(item, "faceId"))],
    ["s3key", readText(item, "s3key") === rider.key],
    ["thumbnail", readText(item, "thumbnail", "s3key") === `resized-${rider.key}`],
  ];
  const wrong = expected.find(([, fits]) => !fits);
  if (wrong === undefined) return undefined;
  const values = { user: rider.user, member: wrong[0] };
  return mistaken({ code: "mistake-item-differs", values }, placeIn(file, findState(file, "PersistMetadata")?.key));
}

/** A refused photo ends with the answer of SNS: the id of the message. */
async function checkPublished({ file, testMachine }: LessonContext): Promise<Finding | undefined> {
  const run = await testMachine.run({ user: "user_b", key: "2_sunglass_face.jpg" });
  if (run.outcome.kind === "refused" && readText(run.output, "MessageId") !== undefined) return undefined;
  if (run.outcome.kind === "failed") return explainFailure(file, run);
  const place = placeIn(file, findState(file, "PhotoDoesNotMeetRequirement")?.key);
  return mistaken({ code: "mistake-not-published", values: { key: run.key } }, place);
}
