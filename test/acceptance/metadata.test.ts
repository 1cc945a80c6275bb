import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { deployFlow, runImage } from "./support/flow.ts";

let home: Home;

beforeAll(async () => {
  home = await enterHome({ inProcess: true });
  await deployFlow(home, "--retries", "--moderation");
});
afterAll(() => home.leave());

test("C2: an image of another type fails by the Choice", async () => {
  const { code, envelope } = await runImage(home, "Incoming/lake.tiff");
  expect(code).toBe(1);
  expect(envelope.result).toMatchObject({
    outcome: { kind: "failed", error: "FileNotSupported", cause: "Image type not supported!" },
    states: [{ name: "ExtractImageMetadata", status: "succeeded" }, { name: "ImageTypeCheck" }, {}],
  });
});

test("C3: a text that is called an image fails by the Catch, and is not retried", async () => {
  const { envelope } = await runImage(home, "Incoming/text.jpg", "--expect", "refused");
  expect(envelope).toMatchObject({
    ok: true,
    result: {
      outcome: { kind: "failed", error: "FileNotSupported" },
      states: [{ name: "ExtractImageMetadata", status: "caught", error: "ImageIdentifyError", attempts: 1 }, {}],
    },
  });
});
