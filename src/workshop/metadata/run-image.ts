import { nameOfArn } from "../../arn.ts";
import { getObject, putObject } from "../../aws/bucket/objects.ts";
import type { HistoryEvent } from "../../aws/execution/read-history.ts";
import { startExecution } from "../../aws/execution/start-execution.ts";
import { describeMachine } from "../../aws/machine/find-machines.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import type { Item } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";
import { executionDataOf } from "../inspect/execution-data.ts";
import { followExecution } from "../run/follow-execution.ts";
import { noticeFaces } from "../photos/notice-faces.ts";
import { requirePhoto } from "../run/require-photo.ts";
import { encodeKey } from "../run/encoded-key.ts";
import type { StateVisit } from "../run/visit-tree.ts";
import { runStep } from "../step.ts";
import { deployMetadataFlow } from "./deploy-flow.ts";
import { findFlowStack, type FlowResources } from "./flow-stack.ts";
import { imageIdOf, noteExecution, noteImage, readImage, type ImagePlace } from "./image-row.ts";
import { contentTypeOf } from "./test-images.ts";

/** Which image goes through the metadata flow. */
export interface ImageRequest {
  /** Key in the flow's bucket. */
  readonly key: string;
  /** The image that is uploaded under the key first. */
  readonly upload?: { readonly body: Uint8Array; readonly metadata: Readonly<Record<string, string>> } | undefined;
  readonly name?: string | undefined;
  readonly detached?: boolean | undefined;
  /** Called with the events that each look at the execution finds. */
  readonly onEvents?: ((events: readonly HistoryEvent[]) => void) | undefined;
}

/** The result of an image's run. */
export interface ImageRun {
  readonly key: string;
  readonly imageId: string;
  readonly machine: string;
  readonly execution: {
    readonly name: string;
    readonly arn: string;
    readonly status: string;
    readonly durationMs: number | undefined;
  };
  /** `waiting`: a person has to decide. `running`: nobody waited for the end. */
  readonly outcome: {
    readonly kind: "succeeded" | "failed" | "waiting" | "running";
    readonly error?: string | undefined;
    readonly cause?: string | undefined;
  };
  readonly states: readonly StateVisit[];
  /** The image's item in the table. */
  readonly item: Item | undefined;
}

/** Runs an image through the metadata flow, which is deployed first when it is missing. */
export async function runImage(environment: Environment, asked: ImageRequest): Promise<ImageRun> {
  const { session, names, port } = environment;
  const { resources, machineArn } = await ensureFlow(environment);
  const key = await provideImage(environment, { bucket: resources.bucket, key: asked.key }, asked);
  const [request, place] = [
    { ...asked, key },
    { bucket: resources.bucket, key },
  ];
  await noteImage(environment, resources.imageTable, place);
  const objectID = imageIdOf(request.key);
  const arn = await startExecution(session, {
    machineArn,
    name: request.name,
    input: { s3Bucket: place.bucket, s3Key: encodeKey(request.key), objectID },
  });
  await noteExecution(environment, resources.imageTable, { key: request.key, arn });
  const name = nameOfArn(arn);
  const machine = names.formMachine({ form: "metadata" });
  port.notify({ type: "keeps-running", next: [{ code: "leave-image-run", values: { execution: arn } }] });
  const common = { key: request.key, imageId: objectID, machine };
  if (request.detached === true)
    return {
      ...common,
      execution: { name, arn, status: "RUNNING", durationMs: undefined },
      outcome: { kind: "running" },
      states: [],
      item: undefined,
    };
  announce(environment, { machineArn, machine, place, arn });
  const { execution, visits } = await followExecution(environment, {
    arn,
    machine,
    until: waitsForPerson,
    onEvents: request.onEvents,
  });
  const { status = "RUNNING", startedAt, endedAt, error, cause } = execution;
  const kind = status === "RUNNING" ? "waiting" : status === "SUCCEEDED" ? "succeeded" : "failed";
  return {
    ...common,
    execution: {
      name,
      arn,
      status,
      durationMs: startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined,
    },
    outcome: { kind, error: error ?? (kind === "failed" ? status : undefined), cause },
    states: visits,
    item: await readImage(environment, resources.imageTable, request.key),
  };
}

/** Whether an execution has come to the person who decides. */
export function waitsForPerson(visits: readonly StateVisit[]): boolean {
  const last = visits.at(-1);
  return last?.name === "SendToApproval" && last.status === "running";
}

async function ensureFlow(environment: Environment): Promise<{ resources: FlowResources; machineArn: string }> {
  const name = environment.names.formMachine({ form: "metadata" });
  const [resources, machine] = await Promise.all([findFlowStack(environment), findMachineNamed(environment, name)]);
  if (resources && machine) return { resources, machineArn: machine.arn };
  environment.port.notify({ type: "note", text: { code: "flow-deployed-first" } });
  const { arn } = await deployMetadataFlow(environment, {});
  const deployed = await findFlowStack(environment);
  if (deployed === undefined) throw new Error("The stack of the metadata flow is not there after its deployment");
  return { resources: deployed, machineArn: arn };
}

/** @returns the key as the bucket holds it */
async function provideImage(environment: Environment, place: ImagePlace, { upload }: ImageRequest): Promise<string> {
  if (upload === undefined) return requirePhoto(environment, place, "flow");
  await noticeFaces(environment);
  await runStep(environment.port, { code: "step-photo", values: { key: place.key } }, async () => {
    await putObject(environment.session, {
      ...place,
      body: upload.body,
      contentType: contentTypeOf(place.key),
      metadata: upload.metadata,
    });
    return { value: undefined, changed: true, detail: { code: "uploaded" } };
  });
  return place.key;
}

/** Reports the machine beside the execution, which does not wait for it. */
function announce(
  environment: Environment,
  { machineArn, machine, place, arn }: { machineArn: string; machine: string; place: ImagePlace; arn: string },
): void {
  const { session, port } = environment;
  const data = executionDataOf(environment, arn);
  const readPhoto = async (): Promise<Uint8Array | undefined> => (await getObject(session, place))?.body;
  describeMachine(session, machineArn).then(
    (view) => view && port.notify({ type: "execution-started", machine, definition: view.definition, readPhoto, data }),
    // Only a picture is missing then.
    () => undefined,
  );
}
