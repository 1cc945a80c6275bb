import { SNSClient, ConfirmSubscriptionCommand } from "@aws-sdk/client-sns";
import type { HeldWorkshop } from "../held-workshop.ts";
import { deleteMachine, end, logStep, prepareBy, readOutputs, type StackSteps } from "./role-step.ts";
import { workshopStack } from "./workshop.ts";

const accepted = ["--key", "1_happy_face.jpg", "--expect", "accepted"];
const refused = ["--key", "4_no_face.jpg", "--expect", "refused"];

/** The hardened machine of stage 5. */
export const hardenedSteps: StackSteps = {
  stack: "wildrydes-hardened",
  needs: [workshopStack],
  prepare: (workshop) => prepareBy(workshop, "deploy-machine --stage 5"),
  steps: [
    {
      name: "run --stage 5, a photo that is accepted",
      async try(workshop) {
        await workshop.run(["collection", "reset", "--yes"]);
        return end(workshop, ["run", "--stage", "5", "--user", "user_a", ...accepted]);
      },
    },
    {
      name: "run --stage 5, a second photo of the same rider",
      try: (workshop) =>
        end(workshop, [
          "run",
          "--stage",
          "5",
          "--user",
          "user_a",
          "--key",
          "5_same_person.jpg",
          "--expect",
          "accepted",
        ]),
    },
    {
      name: "run --stage 5, another rider's face",
      try: (workshop) =>
        end(workshop, ["run", "--stage", "5", "--user", "user_b", "--key", "1_happy_face.jpg", "--expect", "refused"]),
    },
    logStep,
  ],
};

/** The machines with the services' own integrations. */
export const sdkSteps: StackSteps = {
  stack: "wildrydes-sdk",
  needs: [workshopStack],
  async prepare(workshop) {
    const failed = await prepareBy(
      workshop,
      "deploy-machine --stage 4 --integration sdk --email rides@example.com",
      "deploy-machine --stage 4 --express --email rides@example.com",
    );
    if (failed === undefined) await confirmSubscriptions(workshop, "wildrydes-sdk", "NotifyMeArn");
    return failed;
  },
  steps: [
    {
      name: "run --integration sdk, a photo that is accepted",
      async try(workshop) {
        await workshop.run(["collection", "reset", "--yes"]);
        return end(workshop, ["run", "--integration", "sdk", "--stage", "4", "--user", "user_a", ...accepted]);
      },
    },
    {
      name: "run --integration sdk, a photo that is refused",
      try: (workshop) => end(workshop, ["run", "--integration", "sdk", "--stage", "4", "--user", "user_b", ...refused]),
    },
    {
      name: "deploy-machine --express, made anew",
      async try(workshop) {
        await deleteMachine(workshop, "RiderPhotoProcessing-express-4");
        // A role may be new: without the statement it is tried again for two minutes.
        return end(workshop, ["deploy-machine", "--stage", "4", "--express", "--email", "rides@example.com"]);
      },
    },
  ],
};

/** Confirms what waits for a click on the link in a mail. The endpoint's log holds the links. */
export async function confirmSubscriptions(workshop: HeldWorkshop, stack: string, output: string): Promise<void> {
  const TopicArn = (await readOutputs(workshop, stack))[output];
  const tokens = workshop.endpoint.log.flatMap((line) => /--token (\w+)/.exec(line)?.[1] ?? []);
  const sns = new SNSClient(workshop.endpoint.clientConfig);
  // A token of another topic's subscription is refused.
  for (const Token of tokens)
    await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token })).catch(() => undefined);
}
