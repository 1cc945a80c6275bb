import { emptyBucket } from "../../aws/bucket/empty-bucket.ts";
import { deleteStack } from "../../aws/stack/delete-stack.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { claimStack } from "../ownership/claim.ts";
import { reportResource } from "../setup/setup.ts";
import { findCompanionStack } from "../stacks/companion-stack.ts";
import { runStep } from "../step.ts";

/** Deletes the passport office with its photos and results, once that is agreed to. */
export async function closePassportOffice(
  environment: Environment,
): Promise<{ readonly stack: string; readonly deleted: boolean; readonly photos: number }> {
  const { session, port, signal } = environment;
  const stack = await findCompanionStack(environment, "passport");
  if (!stack) return { stack: environment.names.companionStack("passport"), deleted: false, photos: 0 };
  await claimStack(environment, stack.name);
  if (!(await port.ask({ text: { code: "ask-passport-teardown", values: { stack: stack.name } } }))) throw declined();
  const bucket = stack.outputs.get("PassportPhotoS3Bucket");
  let photos = 0;
  if (bucket !== undefined) {
    await runStep(port, { code: "step-bucket", values: { bucket } }, async () => {
      photos = await emptyBucket(session, bucket);
      return { value: photos, changed: photos > 0, detail: { code: "emptied", values: { count: photos } } };
    });
  }
  await runStep(port, { code: "step-stack", values: { stack: stack.name } }, async () => {
    await deleteStack(session, { stack, onEvent: (event) => reportResource(port, event), signal });
    await environment.recent?.deleted("stack", stack.name);
    return { value: undefined, changed: true, detail: { code: "deleted" } };
  });
  return { stack: stack.name, deleted: true, photos };
}
