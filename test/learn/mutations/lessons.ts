import { DeleteStateMachineAliasCommand, SFNClient } from "@aws-sdk/client-sfn";
import { startExecution } from "../../../src/aws/execution/start-execution.ts";
import { deployInPlace } from "../../../src/workshop/machine/in-place.ts";
import { findMachineNamed } from "../../../src/workshop/machine/await-machine.ts";
import { followExecution } from "../../../src/workshop/run/follow-execution.ts";
import { readFile } from "node:fs/promises";
import { putObject } from "../../../src/aws/bucket/objects.ts";
import { deployStageMachine } from "../../../src/workshop/machine/deploy-stage.ts";
import { readSamplePhotos } from "../../../src/workshop/package-files.ts";
import { runPhoto } from "../../../src/workshop/run/run-photo.ts";
import { setUp } from "../../../src/workshop/setup/setup.ts";
import { executePlan } from "../../../src/workshop/teardown/execute-plan.ts";
import { planTeardown } from "../../../src/workshop/teardown/plan.ts";
import { resetData } from "../../../src/workshop/learn/test-runs/reset-data.ts";
import { createCollection, deleteCollection } from "../../../src/aws/collection/collection.ts";
import { deleteFaces, indexFace, listFaces } from "../../../src/aws/collection/faces.ts";
import { deleteMachine } from "../../../src/aws/machine/change-machine.ts";
import { emptyBucket } from "../../../src/aws/bucket/empty-bucket.ts";
import { deleteItem } from "../../../src/aws/table/items.ts";
import { findMachines } from "../../../src/workshop/machines.ts";
import { readResources } from "../../../src/workshop/resources.ts";
import { uploadSamplePhotos } from "../../../src/workshop/setup/sample-photos.ts";
import type { TestCourse } from "../support/course.ts";
import { type Mutation } from "./machine.ts";
import { imageMutations } from "./images.ts";
import { withoutFunctionMutations } from "./native.ts";
import { dropCollection, remakeCollection } from "./collection.ts";
import { stageMutations } from "./stages.ts";
import { mailMutations, passportMutations } from "./riders.ts";
import { thousandsMutations, uploadMutations } from "./uploads.ts";
import { missingAnswer } from "./writing.ts";

/** The mutations of each lesson, by its id. */
export const mutations: Readonly<Record<string, readonly Mutation[]>> = {
  ...stageMutations,
  ...imageMutations,
  "without-function": withoutFunctionMutations,
  "upload-starts": uploadMutations,
  thousands: thousandsMutations,
  mail: mailMutations,
  "passport-office": passportMutations,
  "in-place": [
    { mistake: "mistake-no-versions", world: dropInPlace, restore: (course) => deployStages(course, [3]) },
    {
      mistake: "mistake-one-version",
      restore: (course) => deployStages(course, [4]),
    },
    { mistake: "mistake-alias-newest", restore: (course) => deployStages(course, [3]) },
    { mistake: "mistake-alias-not-run", restore: runByAlias },
    {
      mistake: "mistake-alias-missing",
      async world({ environment }) {
        const machine = await findMachineNamed(environment, environment.names.formMachine({ form: "in-place" }));
        const stateMachineAliasArn = `${machine?.arn ?? ""}:live`;
        await environment.session.client(SFNClient).send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
      },
      restore: (course) => deployStages(course, [3]),
    },
    ...missingAnswer("latest"),
  ],
  collection: [
    { mistake: "mistake-collection-not-made", world: dropCollection },
    {
      mistake: "mistake-other-collection",
      async world(course) {
        await dropCollection(course);
        await createCollection(course.environment.session, "rider-photos");
      },
      restore: ({ environment }) => deleteCollection(environment.session, "rider-photos"),
    },
    {
      mistake: "mistake-other-region",
      async world(course) {
        const { session, names } = course.environment;
        await dropCollection(course);
        await createCollection(session.inRegion("us-east-1"), names.collection);
      },
      restore: ({ environment }) =>
        deleteCollection(environment.session.inRegion("us-east-1"), environment.names.collection),
    },
    {
      mistake: "mistake-collection-not-empty",
      async world({ environment }) {
        await setUp(environment);
        await addFace(environment);
      },
      restore: dropFaces,
    },
  ],
  stack: [
    { mistake: "mistake-stack-missing", world: dropWorld, restore: ({ environment }) => setUp(environment) },
    {
      mistake: "mistake-other-environment",
      async world(course) {
        await dropWorld(course);
        await setUp(await course.elsewhere());
      },
      async restore(course) {
        const other = await course.elsewhere();
        await executePlan(other, await planTeardown(other));
        await setUp(course.environment);
      },
    },
    {
      mistake: "mistake-photos-missing",
      world: async ({ environment }) =>
        emptyBucket(environment.session, (await readResources(environment)).photoBucket),
      restore: async ({ environment }) =>
        uploadSamplePhotos(environment, (await readResources(environment)).photoBucket),
    },
    ...missingAnswer("thumbnails"),
  ],
  "read-execution": [
    {
      mistake: "mistake-no-execution",
      async world({ environment }) {
        for (const machine of await findMachines(environment)) await deleteMachine(environment.session, machine.arn);
      },
    },
    ...missingAnswer("next-event"),
    ...missingAnswer("milliseconds"),
  ],
  "first-photo": [
    {
      mistake: "mistake-photo-run",
      async world({ environment }) {
        await dropRuns(environment);
        await deployStageMachine(environment, 4);
        const { photoBucket: bucket } = await readResources(environment);
        const good = (await readSamplePhotos()).find((photo) => photo.key === "6_other_person.jpg");
        const body = await readFile(good?.file ?? "");
        await putObject(environment.session, { bucket, key: "2_sunglass_face.jpg", body, contentType: "image/jpeg" });
      },
      async restore({ environment }) {
        await uploadSamplePhotos(environment, (await readResources(environment)).photoBucket);
        await dropRuns(environment);
      },
    },
    ...missingAnswer("did-it-fail"),
  ],
  "leave-nothing": [{ mistake: "mistake-things-left", world: ({ environment }) => remakeCollection(environment) }],
  "prove-it": [
    { mistake: "mistake-runs-missing", world: ({ environment }) => dropRuns(environment) },
    { mistake: "mistake-face-gone", world: dropFaces, restore: runFive },
    {
      mistake: "mistake-item-gone",
      restore: runFive,
      world: async ({ environment }) =>
        deleteItem(environment.session, {
          table: (await readResources(environment)).table,
          key: { name: "Username", value: "ann" },
        }),
    },
    {
      mistake: "mistake-thumbnail-gone",
      restore: runFive,
      world: async ({ environment }) =>
        emptyBucket(environment.session, (await readResources(environment)).thumbnailBucket),
    },
    ...missingAnswer("again"),
  ],
};

async function addFace({ session, names, ...environment }: TestCourse["environment"]): Promise<void> {
  const { photoBucket: bucket } = await readResources({ session, names, ...environment });
  await indexFace(session, { collection: names.collection, bucket, key: "1_happy_face.jpg", user: "user_a" });
}

async function dropFaces({ environment }: TestCourse): Promise<void> {
  const { session, names } = environment;
  const faces = (await listFaces(session, names.collection)) ?? [];
  await deleteFaces(
    session,
    names.collection,
    faces.map((face) => face.faceId),
  );
}

async function dropWorld({ environment }: TestCourse): Promise<void> {
  await executePlan(environment, await planTeardown(environment));
}

/** Executions go with their machine. */
async function dropRuns(environment: TestCourse["environment"]): Promise<void> {
  for (const machine of await findMachines(environment)) await deleteMachine(environment.session, machine.arn);
}

/** The five runs of lesson 8, on a machine without others. */
export async function runFive({ environment }: TestCourse): Promise<void> {
  await dropRuns(environment);
  await resetData(environment, await readResources(environment));
  await deployStageMachine(environment, 4);
  for (const [user, key] of [
    ["bob", "2_sunglass_face.jpg"],
    ["cleo", "3_multiple_faces.jpg"],
    ["dan", "4_no_face.jpg"],
    ["ann", "1_happy_face.jpg"],
    ["eve", "5_same_person.jpg"],
  ] as const)
    await runPhoto(environment, { user, key, stage: 4 });
}

async function deployStages({ environment }: TestCourse, stages: readonly (3 | 4)[]): Promise<void> {
  for (const stage of stages) await deployInPlace(environment, stage);
}

async function dropInPlace({ environment }: TestCourse): Promise<void> {
  const machine = await findMachineNamed(environment, environment.names.formMachine({ form: "in-place" }));
  if (machine) await deleteMachine(environment.session, machine.arn);
}

async function runByAlias({ environment }: TestCourse): Promise<void> {
  const machine = await findMachineNamed(environment, environment.names.formMachine({ form: "in-place" }));
  const { photoBucket: s3Bucket } = await readResources(environment);
  const arn = await startExecution(environment.session, {
    machineArn: `${machine?.arn ?? ""}:live`,
    input: { userId: "user_a", s3Bucket, s3Key: "1_happy_face.jpg" },
  });
  await followExecution(environment, { arn, machine: "live" });
}
