import { checkShapes } from "../../machine/check-shapes.ts";
import { deployNativeMachine } from "../../machine/deploy-native.ts";
import { readTemplate } from "../../package-files.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter } from "./chapter.ts";

const standard: DemoText = { code: "chapter-native-run" };
const express: DemoText = { code: "chapter-express-run" };

/** Seed 000: native integrations and their Express copy. */
export const chapter: Chapter = {
  title: { code: "chapter-native" },
  async play({ environment, expect, runPhoto }) {
    await deployNativeMachine(environment, 4);
    const [sdk, fast] = [{ form: "sdk" } as const, { form: "express" } as const];
    const happy = { user: "user_a", key: "1_happy_face.jpg" };
    await runPhoto(standard, { request: { ...happy, ...sdk }, expected: { kind: "accepted" } });
    await runPhoto(standard, {
      request: { user: "user_b", key: "2_sunglass_face.jpg", ...sdk },
      expected: { kind: "refused", reason: "wearing-sunglasses" },
    });
    await deployNativeMachine(environment, 4, { express: true });
    await runPhoto(express, {
      request: { ...happy, user: "user_e", ...fast },
      expected: { kind: "refused", reason: "already-registered" },
    });
    const sound = await readTemplate("state-machines", "sdk", "stage-4.asl.json");
    const mixed = sound.replace("[0].Payload.FaceId", "[0].FaceId");
    const problems = (count: number): DemoText => ({ code: "chapter-problems", values: { count } });
    expect({ code: "chapter-shapes" }, { expected: problems(1), got: problems(checkShapes(mixed).length) });
  },
};
