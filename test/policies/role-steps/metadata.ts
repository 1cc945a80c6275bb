import { readMember } from "../../../src/workshop/json-member.ts";
import type { HeldWorkshop } from "../held-workshop.ts";
import { end, logStep, lookFor, prepareBy, type StackSteps } from "./role-step.ts";

export const metadataStack = "wildrydes-metadata";

const flow = ["run", "--flow", "metadata", "--key"];

export const metadataSteps: StackSteps = {
  stack: metadataStack,
  prepare: (workshop) =>
    prepareBy(workshop, "deploy-machine --flow metadata --moderation --ask-at 50 --approval token"),
  steps: [
    {
      name: "run --flow metadata",
      try: (workshop) => end(workshop, [...flow, "Incoming/metadata.jpg"]),
    },
    {
      name: "run --flow metadata, a doubtful image",
      async try(workshop) {
        const before = await countOpen(workshop);
        const failed = await end(workshop, [...flow, "{doubtful}"], 69);
        if (failed !== undefined) return failed;
        const more = async () => ((await countOpen(workshop)) > before ? true : undefined);
        return (await lookFor(more)) ? undefined : "no request";
      },
    },
    logStep,
  ],
};

async function countOpen(workshop: HeldWorkshop): Promise<number> {
  const { stdout } = await workshop.run(["approvals", "list", "--json"]);
  const approvals = readMember(JSON.parse(stdout), "result", "approvals");
  return Array.isArray(approvals) ? approvals.length : 0;
}
