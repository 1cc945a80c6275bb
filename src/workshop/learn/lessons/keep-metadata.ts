import { listFaces } from "../../../aws/collection/faces.ts";
import { getItem } from "../../../aws/table/items.ts";
import { parseJson, readMember, readText } from "../../json-member.ts";
import { mistaken, type Finding } from "../check.ts";
import { stageMachine } from "../fixtures/stage-machine.ts";
import { textsOf } from "./texts.ts";
import type { Lesson, LessonContext } from "../lesson.ts";
import { findState, placeIn } from "../definition/machine-file.ts";
import { checkListPaths } from "../definition/check-states.ts";
import { explainAccepted, findPath } from "../test-runs/explain-run.ts";
import { calls, machineChecks, leads, refusals, refuses, type MachineCheck } from "./machine-checks.ts";
import { hasBranches } from "./two-at-once.ts";

const rider = { user: "user_a", key: "1_happy_face.jpg" };

const readsList: MachineCheck = {
  id: "list-paths",
  layer: "reading",
  what: { code: "check-list-paths" },
  mistakes: ["mistake-list-without-index"],
  run: async ({ file }) => checkListPaths(file, "parallelResult"),
};

const accepted: MachineCheck = {
  id: "accepted",
  layer: "truth",
  what: { code: "check-accepted", values: { key: rider.key, members: ["userId", "parallelResult"] } },
  mistakes: ["mistake-parallel-result-missing", "mistake-null-expected"],
  run: checkAccepted,
};

const keepsItem: MachineCheck = {
  id: "item",
  layer: "truth",
  what: { code: "check-item", values: { user: rider.user } },
  mistakes: ["mistake-item-missing"],
  run: checkItem,
};

/** Lesson 7: the rider's item. */
export const keepMetadata: Lesson = {
  ...textsOf("keep-metadata", 1, 2),
  number: 7,
  minutes: 6,
  path: "core",
  machine: stageMachine(4, { lesson: "two-at-once" }),
  questions: [],
  checks: machineChecks({
    reading: [
      calls("PersistMetadata", "PersistMetadataFunctionArn"),
      hasBranches,
      readsList,
      leads("ParallelProcessing", "PersistMetadata"),
    ],
    truth: [
      accepted,
      keepsItem,
      refuses({
        id: "sunglasses",
        user: "user_b",
        key: "2_sunglass_face.jpg",
        refusal: refusals.sunglasses,
        mistakes: ["mistake-nothing-catches"],
      }),
      refuses({ id: "no-face", user: "user_d", key: "4_no_face.jpg", refusal: refusals.noFace, mistakes: [] }),
      refuses({
        id: "hidden",
        user: "user_e",
        key: "5_same_person.jpg",
        refusal: refusals.known,
        what: { code: "check-same-person" },
        mistakes: [],
      }),
    ],
  }),
};

async function checkAccepted({ file, testMachine }: LessonContext): Promise<Finding | undefined> {
  const run = await testMachine.run(rider);
  const persist = run.visits.find((visit) => visit.name === "PersistMetadata" && visit.status === "failed");
  if (persist && !Array.isArray(readMember(parseJson(persist.input), "parallelResult"))) {
    const place = placeIn(file, findPath(file, "ParallelProcessing") ?? findState(file, "ParallelProcessing")?.key);
    return mistaken({ code: "mistake-parallel-result-missing" }, place);
  }
  return explainAccepted(file, run, {
    members: [{ state: "ParallelProcessing", member: "parallelResult" }],
    dropsResult: "PersistMetadata",
  });
}

async function checkItem({ environment, file, resources, testMachine }: LessonContext): Promise<Finding | undefined> {
  const { session, names } = environment;
  const { table } = await resources();
  const item = await getItem(session, { table, key: { name: "Username", value: rider.user } });
  const faces = (await listFaces(session, names.collection)) ?? [];
  const faceId = readText(item, "faceId");
  const known = faces.some((face) => face.faceId === faceId);
  const thumbnail = readText(testMachine.latest?.output, "parallelResult", 1, "thumbnail", "s3key");
  if (known && readText(item, "thumbnail", "s3key") === thumbnail && readText(item, "s3key") === rider.key)
    return undefined;
  const place = placeIn(file, findState(file, "PersistMetadata")?.key);
  return mistaken({ code: "mistake-item-missing", values: { user: rider.user } }, place);
}
