import { DescribeExecutionCommand, SFNClient } from "@aws-sdk/client-sfn";
import { verifyLocally } from "../../../src/workshop/endpoint/local-mail.ts";
import { readText } from "../../../src/workshop/json-member.ts";
import type { HeldWorkshop } from "../held-workshop.ts";
import {
  end,
  logStep,
  prepareBy,
  putPhoto,
  readOutputs,
  reasonIn,
  type RoleStep,
  type StackSteps,
} from "./role-step.ts";

export const workshopStack = "wildrydes-step-module-resources";

const run = (...words: string[]) => ["run", "--stage", "4", ...words];

/** The mail that a refused rider gets. */
const mailStep: RoleStep = {
  name: "the mail about a refused photo",
  only: ["NotificationPlaceholderRole.SendMail", "NotificationPlaceholderRole.ReadAddresses"],
  async try(workshop) {
    const bucket = (await readOutputs(workshop, workshopStack))["RiderPhotoS3Bucket"] ?? "";
    const metadata = { email: "rider@example.com" };
    await putPhoto(workshop, { bucket, key: "mailed.jpg", photo: "photos/4_no_face.jpg", metadata });
    const mail = await mailOf(workshop, "mailed.jpg");
    if (mail.error !== undefined) return reasonIn(mail.error) ?? mail.error;
    return mail.to === "rider@example.com" ? undefined : `sent to ${mail.to ?? "nobody"}`;
  },
};

async function mailOf(workshop: HeldWorkshop, key: string): Promise<{ to?: string; error?: string }> {
  const { stdout } = await workshop.run([...run("--user", "user_m", "--key", key), "--json"]);
  const executionArn = readText(JSON.parse(stdout), "result", "execution", "arn");
  const { output = "{}" } = await new SFNClient(workshop.endpoint.clientConfig).send(
    new DescribeExecutionCommand({ executionArn }),
  );
  const { mail = {} }: { mail?: { to?: string; error?: string } } = JSON.parse(output);
  return mail;
}

export const workshopSteps: StackSteps = {
  stack: workshopStack,
  async prepare(workshop) {
    const failed = await prepareBy(
      workshop,
      "setup --notify-from rides@example.com --notify-to-domain riders.example",
      "deploy-machine --stage 4",
      "deploy-machine --file RiderPhotoOwn.asl.json",
    );
    if (failed !== undefined) return failed;
    const { url, credentials } = workshop.endpoint;
    // In the sandbox the recipients must be verified too: `riders.example`, and `example.com` by leaving the sandbox.
    await verifyLocally({ url, credentials }, "rides@example.com");
    const { setLocalProduction } = await import("../../../src/workshop/endpoint/local-mail.ts");
    await setLocalProduction({ url, credentials }, true, workshop.endpoint.region);
    return undefined;
  },
  steps: [
    {
      name: "run, a photo that is accepted",
      async try(workshop) {
        await workshop.run(["collection", "reset", "--yes"]);
        return end(workshop, run("--user", "user_a", "--key", "1_happy_face.jpg", "--expect", "accepted"));
      },
    },
    {
      name: "run, a photo that is refused",
      try: (workshop) => end(workshop, run("--user", "user_b", "--key", "4_no_face.jpg", "--expect", "refused")),
    },
    {
      name: "run --machine, which writes the item itself",
      try: (workshop) =>
        end(workshop, ["run", "--machine", "RiderPhotoOwn", "--input", '{"userId":"user_c"}', "--expect", "accepted"]),
    },
    mailStep,
    logStep,
  ],
};
