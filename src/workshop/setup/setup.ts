import { unlessNotOffered } from "../../aws/not-offered.ts";
import { deployStack, type DeployedStack } from "../../aws/stack/deploy-stack.ts";
import type { ResourceEvent } from "../../aws/stack/stack-events.ts";
import { ensureCollection } from "../collection.ts";
import type { Environment } from "../environment.ts";
import type { Port } from "../port.ts";
import { readTemplate } from "../package-files.ts";
import { resourcesOf } from "../resources.ts";
import { runStep } from "../step.ts";
import { uploadArtifacts, type Artifacts } from "./artifacts.ts";
import { uploadSamplePhotos } from "./sample-photos.ts";

/** What `setup` found and made. */
export interface SetupResult {
  /** False when everything was there already. */
  readonly changed: boolean;
  readonly stack: { readonly name: string; readonly status: string; readonly change: DeployedStack["change"] };
  readonly outputs: Readonly<Record<string, string>>;
  readonly collection: { readonly id: string; readonly created: boolean };
  readonly artifacts: { readonly bucket: string; readonly created: boolean; readonly uploaded: readonly string[] };
  readonly photos: { readonly keys: readonly string[]; readonly uploaded: readonly string[] };
}

/**
 * Sets the environment up: artifacts, stack, collection, photos. Each step does only what is missing, so that it can
 * be run again at any time and goes on where it stopped.
 */
export async function setUp(environment: Environment): Promise<SetupResult> {
  const { port, names } = environment;
  port.notify({
    type: "goes-on",
    next: [
      "CloudFormation goes on by itself; run `npx wildrydes setup` again: it finds what is done and follows the rest",
    ],
  });
  const artifacts = await runStep(port, `Artifacts bucket ${names.artifactsBucket}`, async () => {
    const value = await uploadArtifacts(environment);
    const changed = value.bucketCreated || value.uploaded.length > 0;
    return { value, changed, detail: describeArtifacts(value) };
  });
  const { stack, change } = await runStep(port, `Stack ${names.stack}`, () =>
    deployWorkshopStack(environment, artifacts),
  );
  const collectionCreated = await runStep(port, `Collection ${names.collection}`, async () => {
    const value = await unlessNotOffered(() => ensureCollection(environment));
    if (value === undefined) return { value: false, changed: false, detail: "this endpoint has no collections" };
    return { value, changed: value, detail: value ? "created" : "is there" };
  });
  const { photoBucket } = resourcesOf(stack);
  const photos = await runStep(port, `Sample photos in ${photoBucket}`, async () => {
    const value = await uploadSamplePhotos(environment, photoBucket);
    const { uploaded, keys } = value;
    const changed = uploaded.length > 0;
    return { value, changed, detail: changed ? `${uploaded.length} uploaded` : `${keys.length} are there` };
  });
  return {
    changed:
      artifacts.bucketCreated ||
      artifacts.uploaded.length > 0 ||
      change !== "unchanged" ||
      collectionCreated ||
      photos.uploaded.length > 0,
    stack: { name: names.stack, status: stack.status, change },
    outputs: Object.fromEntries(stack.outputs),
    collection: { id: names.collection, created: collectionCreated },
    artifacts: { bucket: artifacts.bucket, created: artifacts.bucketCreated, uploaded: artifacts.uploaded },
    photos,
  };
}

async function deployWorkshopStack(
  environment: Environment,
  artifacts: Artifacts,
): Promise<{ value: DeployedStack; changed: boolean; detail: string }> {
  const { session, names, port, signal } = environment;
  const value = await deployStack(session, {
    name: names.stack,
    templateBody: await readTemplate("workshop.yaml"),
    parameters: new Map([
      ["RekognitionCollectionID", names.collection],
      ["ArtifactsBucket", artifacts.bucket],
      ...artifacts.codeKeys,
    ]),
    onEvent: (event) => reportResource(port, event),
    onNote: (text) => port.notify({ type: "note", text }),
    signal,
  });
  const details = { created: "created", updated: "updated", unchanged: "nothing to change" } as const;
  return { value, changed: value.change !== "unchanged", detail: details[value.change] };
}

/** Reports a resource's change; the second "in progress" of a resource, which only says that it began, is left out. */
export function reportResource(port: Port, event: ResourceEvent): void {
  const { logicalId, resourceType, status, reason } = event;
  if (status.endsWith("_IN_PROGRESS") && reason === "Resource creation Initiated") return;
  const shownReason = status.endsWith("_FAILED") ? reason : undefined;
  port.notify({ type: "resource", logicalId, resourceType, status, reason: shownReason });
}

function describeArtifacts({ bucketCreated, uploaded, codeKeys }: Artifacts): string {
  const files =
    uploaded.length === 0 ? `${codeKeys.size} zip files are there` : `${uploaded.length} zip files uploaded`;
  return bucketCreated ? `created, ${files}` : files;
}
