import { DeleteStateMachineAliasCommand, SFNClient } from "@aws-sdk/client-sfn";
import { startExecution } from "../../../src/aws/execution/start-execution.ts";
import { deployInPlace } from "../../../src/workshop/machine/in-place.ts";
import { findMachineNamed } from "../../../src/workshop/machine/machine-sight.ts";
import { followExecution } from "../../../src/workshop/run/follow-execution.ts";
import { readFile } from "node:fs/promises";
import { putObject } from "../../../src/aws/bucket/objects.ts";
import { deployStageMachine } from "../../../src/workshop/machine/deploy-stage.ts";
import { environmentTags } from "../../../src/workshop/ownership/tags.ts";
import { readSamplePhotos } from "../../../src/workshop/package-files.ts";
import { runPhoto } from "../../../src/workshop/run/run-photo.ts";
import { setUp } from "../../../src/workshop/setup/setup.ts";
import { executePlan } from "../../../src/workshop/teardown/execute-plan.ts";
import { planTeardown } from "../../../src/workshop/teardown/plan.ts";
import { resetData } from "../../../src/workshop/learn/truth/reset-data.ts";
import { createCollection, deleteCollection } from "../../../src/aws/collection/collection.ts";
import { deleteFaces, indexFace, listFaces } from "../../../src/aws/collection/faces.ts";
import { deleteMachine } from "../../../src/aws/machine/change-machine.ts";
import { emptyBucket } from "../../../src/aws/bucket/empty-bucket.ts";
import { deleteItem } from "../../../src/aws/table/items.ts";
import { ensureCollection } from "../../../src/workshop/collection.ts";
import { findMachines } from "../../../src/workshop/machines.ts";
import { readResources } from "../../../src/workshop/resources.ts";
import { uploadSamplePhotos } from "../../../src/workshop/setup/sample-photos.ts";
import type { TestCourse } from "../support/course.ts";
import { branch, edit, replace, state, type Mutation } from "./machine.ts";
import { imageMutations } from "./images.ts";
import { withoutFunctionMutations } from "./native.ts";
import { mailMutations, passportMutations } from "./riders.ts";
import { thousandsMutations, uploadMutations } from "./uploads.ts";
import { functionMutations, missingAnswer, writingMutations } from "./writing.ts";

const dropCollection = ({ environment }: TestCourse) =>
  deleteCollection(environment.session, environment.names.collection);

/** The mutations of each lesson, by its id. */
export const mutations: Readonly<Record<string, readonly Mutation[]>> = {
  "first-machine": [
    ...writingMutations(),
    ...functionMutations("FaceDetection", "PhotoDoesNotMeetRequirement"),
    {
      mistake: "mistake-execution-failed",
      change: edit((machine) => {
        state(machine, "FaceDetection").Parameters = {
          s3Bucket: "not-there",
          "s3Key.$": "$.s3Key",
          userId: "user_a",
        };
      }),
    },
    {
      mistake: "mistake-result-replaces-input",
      change: edit((machine) => {
        delete state(machine, "FaceDetection")["ResultPath"];
      }),
    },
    {
      mistake: "mistake-result-dropped",
      change: edit((machine) => (state(machine, "FaceDetection")["ResultPath"] = null)),
    },
    { mistake: "mistake-result-elsewhere", change: replace("$.detectedFaceDetails", "$.faceDetails") },
    {
      mistake: "mistake-catch-missing",
      change: edit((machine) => {
        delete state(machine, "FaceDetection").Catch;
      }),
    },
    {
      mistake: "mistake-other-error",
      change: replace('"PhotoDoesNotMeetRequirementError"', '"FaceAlreadyExistsError"'),
    },
    {
      mistake: "mistake-error-replaces-input",
      change: edit((machine) => {
        for (const catcher of state(machine, "FaceDetection").Catch ?? []) delete catcher.ResultPath;
      }),
    },
    {
      mistake: "mistake-message-not-alone",
      change: edit((machine) => (state(machine, "PhotoDoesNotMeetRequirement")["ResultPath"] = "$.messageToSend")),
    },
  ],
  "known-faces": [
    ...writingMutations(),
    ...functionMutations("CheckFaceDuplicate", "FaceDetection"),
    {
      mistake: "mistake-catch-missing",
      change: edit((machine) => {
        delete state(machine, "CheckFaceDuplicate").Catch;
      }),
    },
    {
      mistake: "mistake-other-error",
      change: replace('"FaceAlreadyExistsError"', '"PhotoDoesNotMeetRequirementError"'),
    },
    {
      mistake: "mistake-result-kept",
      change: edit((machine) => (state(machine, "CheckFaceDuplicate")["ResultPath"] = "$.search")),
    },
    {
      mistake: "mistake-next-elsewhere",
      change: edit((machine) => {
        delete state(machine, "FaceDetection")["Next"];
        state(machine, "FaceDetection")["End"] = true;
      }),
    },
    {
      mistake: "mistake-null-expected",
      change: edit((machine) => {
        delete state(machine, "CheckFaceDuplicate")["ResultPath"];
      }),
    },
    {
      mistake: "mistake-result-replaces-input",
      change: edit((machine) => {
        delete state(machine, "FaceDetection")["ResultPath"];
        state(machine, "CheckFaceDuplicate").Parameters = {};
      }),
    },
    {
      mistake: "mistake-collection-missing",
      world: dropCollection,
      restore: ({ environment }) => remakeCollection(environment),
    },
    {
      mistake: "mistake-error-replaces-input",
      change: edit((machine) => {
        for (const catcher of state(machine, "CheckFaceDuplicate").Catch ?? []) delete catcher.ResultPath;
      }),
    },
    ...missingAnswer("why-twice"),
  ],
  "two-at-once": [
    ...writingMutations(),
    ...functionMutations("AddFaceToIndex", "FaceDetection"),
    {
      mistake: "mistake-not-parallel",
      change: edit((machine) => (state(machine, "ParallelProcessing")["Type"] = "Pass")),
    },
    {
      mistake: "mistake-branch-count",
      change: edit((machine) => (state(machine, "ParallelProcessing").Branches = [branch(machine, 0)])),
    },
    {
      mistake: "mistake-branch-order",
      change: edit((machine) => {
        state(machine, "ParallelProcessing").Branches = [branch(machine, 1), branch(machine, 0)];
      }),
    },
    {
      mistake: "mistake-next-elsewhere",
      change: edit((machine) => {
        delete state(machine, "CheckFaceDuplicate")["Next"];
        state(machine, "CheckFaceDuplicate")["End"] = true;
      }),
    },
    {
      mistake: "mistake-result-replaces-input",
      change: edit((machine) => {
        delete state(machine, "ParallelProcessing")["ResultPath"];
      }),
    },
    {
      mistake: "mistake-result-dropped",
      change: edit((machine) => (state(machine, "ParallelProcessing")["ResultPath"] = null)),
    },
    { mistake: "mistake-result-elsewhere", change: replace("$.parallelResult", "$.results") },
    {
      mistake: "mistake-other-thumbnail",
      change: edit((machine) => {
        state(branch(machine, 1), "Thumbnail").Parameters = {
          "userId.$": "$.userId",
          "s3Bucket.$": "$.s3Bucket",
          s3Key: "6_other_person.jpg",
        };
      }),
    },
    {
      mistake: "mistake-not-at-once",
      change: edit((machine) => {
        const thumbnails = branch(machine, 1);
        thumbnails["StartAt"] = "Later";
        thumbnails.States["Later"] = { Type: "Wait", Seconds: 3, Next: "Thumbnail" };
      }),
    },
    ...missingAnswer("other-rider"),
  ],
  "keep-metadata": [
    ...writingMutations(),
    ...functionMutations("PersistMetadata", "FaceDetection"),
    {
      mistake: "mistake-not-parallel",
      change: edit((machine) => (state(machine, "ParallelProcessing")["Type"] = "Pass")),
    },
    {
      mistake: "mistake-branch-count",
      change: edit((machine) => (state(machine, "ParallelProcessing").Branches = [branch(machine, 0)])),
    },
    {
      mistake: "mistake-branch-order",
      change: edit((machine) => {
        state(machine, "ParallelProcessing").Branches = [branch(machine, 1), branch(machine, 0)];
      }),
    },
    {
      mistake: "mistake-list-without-index",
      change: edit((machine) => {
        state(machine, "PersistMetadata").Parameters = { "faceId.$": "$.parallelResult.FaceId" };
      }),
    },
    {
      mistake: "mistake-next-elsewhere",
      change: edit((machine) => {
        delete state(machine, "ParallelProcessing")["Next"];
        state(machine, "ParallelProcessing")["End"] = true;
      }),
    },
    {
      mistake: "mistake-parallel-result-missing",
      change: edit((machine) => (state(machine, "ParallelProcessing")["ResultPath"] = null)),
    },
    {
      mistake: "mistake-null-expected",
      change: edit((machine) => {
        delete state(machine, "PersistMetadata")["ResultPath"];
      }),
    },
    {
      mistake: "mistake-nothing-catches",
      change: edit((machine) => {
        delete state(machine, "FaceDetection").Catch;
      }),
    },
    {
      mistake: "mistake-item-missing",
      change: edit((machine) => {
        state(machine, "PersistMetadata").Parameters = {
          userId: "someone",
          "s3Bucket.$": "$.s3Bucket",
          "s3Key.$": "$.s3Key",
          "parallelResult.$": "$.parallelResult",
        };
      }),
    },
  ],
  "when-something-fails": [
    ...writingMutations(),
    {
      mistake: "mistake-retry-missing",
      change: edit((machine) => {
        delete state(machine, "FaceDetection")["Retry"];
      }),
    },
    {
      mistake: "mistake-retry-zero",
      change: edit((machine) => (state(machine, "FaceDetection")["Retry"] = [retrier(["States.ALL"], 0)])),
    },
    {
      mistake: "mistake-no-such-error",
      change: edit((machine) => (state(machine, "FaceDetection")["Retry"] = [retrier(["Lambda.Timeout"], 2)])),
    },
    {
      mistake: "mistake-all-not-last",
      change: edit((machine) => {
        state(machine, "FaceDetection")["Retry"] = [retrier(["States.ALL"], 2), retrier(["States.Timeout"], 2)];
      }),
    },
    {
      mistake: "mistake-refusal-retried",
      change: edit((machine) => (state(machine, "FaceDetection")["Retry"] = [retrier(["States.ALL"], 2)])),
    },
    {
      mistake: "mistake-retry-too-long",
      change: edit((machine) => (state(machine, "PersistMetadata")["Retry"] = [retrier(["States.ALL"], 12)])),
    },
    {
      mistake: "mistake-retry-not-growing",
      change: edit((machine) => {
        state(machine, "PersistMetadata")["Retry"] = [{ ...retrier(["States.ALL"], 3), BackoffRate: 1 }];
      }),
    },
  ],
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

async function remakeCollection(environment: TestCourse["environment"]): Promise<void> {
  await ensureCollection(environment, await environmentTags(environment));
}

function retrier(errors: string[], attempts: number): Record<string, unknown> {
  return { ErrorEquals: errors, IntervalSeconds: 1, MaxAttempts: attempts, BackoffRate: 2 };
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
