import { stageNumbers } from "../../names.ts";
import { deployInPlace } from "../../machine/in-place.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter } from "./chapter.ts";

/** Seed 001: a version for each stage, and back again. */
export const chapter: Chapter = {
  title: { code: "chapter-in-place" },
  async play({ environment, expect, runPhoto }) {
    for (const stage of stageNumbers) {
      const { version } = await deployInPlace(environment, stage);
      expect({ code: "chapter-version", values: { stage } }, { expected: live(stage), got: live(version) });
    }
    const { version } = await deployInPlace(environment, 2);
    const back: DemoText = { code: "chapter-back", values: { stage: 2 } };
    expect(back, { expected: live(2), got: live(version) });
    const request = { user: "user_a", key: "1_happy_face.jpg", version: "4" };
    await runPhoto({ code: "chapter-version", values: { stage: 4 } }, { request, expected: { kind: "accepted" } });
  },
};

function live(version: number | undefined): DemoText {
  return { code: "chapter-live-version", values: { version } };
}
