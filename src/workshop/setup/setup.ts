import { unlessNotOffered } from "../../aws/not-offered.ts";
import { deployStack, type DeployedStack } from "../../aws/stack/deploy-stack.ts";
import type { ResourceEvent } from "../../aws/stack/stack-events.ts";
import type { Tags } from "../../aws/tags.ts";
import { ensureCollection } from "../faces/collection.ts";
import type { Environment } from "../environment.ts";
import type { Port, ShownText } from "../port.ts";
import { readTemplate } from "../package-files.ts";
import { requireReadiness } from "../doctor/account-checks.ts";
import { claimEnvironment } from "../ownership/claim.ts";
import { stackQuestions } from "../ownership/stack-questions.ts";
import { mailParameters, type MailSettings } from "./mail-settings.ts";
import { parametersOf, programTags, settingParameters, type ResourceSettings } from "../resource-settings.ts";
import { resourcesOf } from "../resources.ts";
import { runStep, type StepEnd } from "../step.ts";
import { requireStackResources } from "./require-resources.ts";
import { uploadArtifacts, type Artifacts } from "./artifacts.ts";
import { uploadSamplePhotos, type UploadedPhotos } from "./sample-photos.ts";

/** The findings and changes of `setup`. */
export interface SetupResult {
  /** False when everything was there already. */
  readonly changed: boolean;
  readonly stack: { readonly name: string; readonly status: string; readonly change: DeployedStack["change"] };
  readonly outputs: Readonly<Record<string, string>>;
  readonly collection: { readonly id: string; readonly created: boolean };
  readonly artifacts: { readonly bucket: string; readonly created: boolean; readonly uploaded: readonly string[] };
  readonly photos: { readonly keys: readonly string[]; readonly uploaded: readonly string[] };
}

/** The request of `setup`. */
interface SetupRequest {
  /** Stores where it works, before anything is changed: after an interruption it continues in the same place. */
  readonly remember?: (() => Promise<void>) | undefined;
  readonly mail?: MailSettings | undefined;
  readonly settings?: ResourceSettings | undefined;
}

/**
 * Sets the environment up: artifacts, stack, collection, photos. Each step does only what is missing, so that it can
 * be run again at any time and continues where it stopped.
 */
export async function setUp(
  environment: Environment,
  { remember, mail, settings = {} }: SetupRequest = {},
): Promise<SetupResult> {
  const { port, names } = environment;
  await requireReadiness(environment);
  const claimed = await claimEnvironment(environment);
  const tags = settings.tags === undefined ? claimed : new Map([...settings.tags, ...programTags(claimed)]);
  await remember?.();
  if (environment.target.target === "aws") port.notify({ type: "note", text: { code: "cost-standing" } });
  port.notify({ type: "keeps-running", next: [{ code: "leave-setup" }] });
  if (mail) await (await import("./mail-identities.ts")).ensureIdentities(environment, mail);
  const { artifactsBucket: bucket, stack: stackName } = names;
  const artifacts = await runStep(port, { code: "step-artifacts-bucket", values: { bucket } }, async () => {
    const value = await uploadArtifacts(environment, { tags });
    const changed = value.bucketCreated || value.uploaded.length > 0;
    return { value, changed, detail: describeArtifacts(value) };
  });
  const { stack, change } = await runStep(port, { code: "step-stack", values: { stack: stackName } }, () =>
    deployWorkshopStack(environment, { artifacts, tags, mail, settings }),
  );
  if (change === "unchanged") await requireStackResources(environment, stack);
  const collectionCreated = await makeCollection(environment, tags);
  const photos = await addSamplePhotos(environment, resourcesOf(stack).photoBucket);
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

async function makeCollection(environment: Environment, tags: Tags): Promise<boolean> {
  const { port, names } = environment;
  return runStep(port, { code: "step-collection", values: { collection: names.collection } }, async () => {
    const value = await unlessNotOffered(() => ensureCollection(environment, tags));
    if (value === undefined) return { value: false, changed: false, detail: { code: "no-collections-here" } };
    return { value, changed: value, detail: { code: value ? "created" : "already-there" } };
  });
}

async function addSamplePhotos(environment: Environment, bucket: string): Promise<UploadedPhotos> {
  return runStep(environment.port, { code: "step-sample-photos", values: { bucket } }, async () => {
    const value = await uploadSamplePhotos(environment, bucket);
    const { uploaded, keys } = value;
    if (uploaded.length === 0)
      return { value, changed: false, detail: { code: "photos-there", values: { count: keys.length } } };
    return { value, changed: true, detail: { code: "photos-uploaded", values: { count: uploaded.length } } };
  });
}

async function deployWorkshopStack(
  environment: Environment,
  { artifacts, tags, mail, settings }: { artifacts: Artifacts; tags: Tags } & Pick<SetupRequest, "mail" | "settings">,
): Promise<StepEnd<DeployedStack>> {
  const { session, names, port, signal } = environment;
  const value = await deployStack(session, {
    name: names.stack,
    templateBody: await readTemplate("workshop.yaml"),
    parameters: new Map([
      ["RekognitionCollectionID", names.collection],
      ["ArtifactsBucket", artifacts.bucket],
      ...artifacts.codeKeys,
      ...(mail ? mailParameters(mail) : []),
      ...parametersOf(settings ?? {}),
    ]),
    roleArn: settings?.serviceRole,
    keptParameters: ["NotifyFrom", "NotifyToDomain", "NotifyLanguage", ...settingParameters],
    onEvent: (event) => reportResource(port, event),
    onNote: (text) => port.notify({ type: "note", text }),
    signal,
    tags,
    claimFound: () => claimEnvironment(environment),
    ...stackQuestions(environment, names.stack),
  });
  await environment.recent?.made("stack", names.stack);
  // A role alone does not change a stack: CloudFormation takes it with the next one.
  const role = settings?.serviceRole;
  if (role !== undefined && value.change === "unchanged" && value.stack.roleArn !== role)
    port.notify({ type: "warning", text: { code: "service-role-later", values: { role } } });
  return { value, changed: value.change !== "unchanged", detail: { code: value.change } };
}

/** CloudFormation's reasons in further "in progress" events of a resource: that it began, and that it is looked for. */
const further = /^(Resource creation Initiated|Eventual consistency check initiated)$/;

/** Reports a resource's change; further "in progress" events of a resource are left out. */
export function reportResource(port: Port, event: ResourceEvent): void {
  const { logicalId, resourceType, status, reason } = event;
  if (status.endsWith("_IN_PROGRESS") && further.test(reason ?? "")) return;
  const shownReason = status.endsWith("_FAILED") ? reason : undefined;
  port.notify({ type: "resource", logicalId, resourceType, status, reason: shownReason });
}

function describeArtifacts({ bucketCreated, uploaded, codeKeys }: Artifacts): ShownText {
  return {
    code: "artifacts-made",
    values: { created: bucketCreated, uploaded: uploaded.length, there: codeKeys.size },
  };
}
