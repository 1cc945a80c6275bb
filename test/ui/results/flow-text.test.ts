import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawDeployedFlow, flowAreas } from "../../../src/ui/results/flow-text.ts";
import { usualModeration, type Moderation } from "../../../src/workshop/metadata/compose-flow.ts";

const words = await loadWords("en", flowAreas);
const terminal = { columns: 80, interactive: false, unicode: false };

/** The last line of what a deployed flow shows. */
async function nextStep(moderation: Moderation | undefined): Promise<string | undefined> {
  const flow = {
    name: "RiderPhotoMetadata",
    arn: "arn",
    change: "created" as const,
    previousDefinition: undefined,
    definition: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}',
    retries: false,
    moderation,
    changes: undefined,
    bucket: undefined,
    images: [],
    outputs: {},
  };
  const text = await drawDeployedFlow(flow, { terminal, words, diff: false });
  return text.split("\n").at(-1);
}

test("the next step keeps the moderation that is deployed", async () => {
  expect(await nextStep(undefined)).toMatch(/deploy-machine --flow metadata --retries$/);
  expect(await nextStep(usualModeration)).toMatch(/deploy-machine --flow metadata --moderation --retries$/);
  expect(await nextStep({ ...usualModeration, askAt: 60, approval: "token" })).toMatch(
    /deploy-machine --flow metadata --moderation --ask-at 60 --approval token --retries$/,
  );
});
