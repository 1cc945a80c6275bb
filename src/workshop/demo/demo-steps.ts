import type { OutcomeReason } from "../run/outcome.ts";
import type { StageNumber } from "../names.ts";

/** How a photo is expected to fare; `reason` is the code of a refusal. */
export interface ExpectedOutcome {
  readonly kind: "accepted" | "refused";
  readonly reason?: OutcomeReason["code"];
}

/** One step of the demonstration, in the workshop's order. */
export type DemoStep =
  | { readonly does: "set-up" }
  | { readonly does: "deploy"; readonly stage: StageNumber }
  | {
      readonly does: "run";
      readonly stage: StageNumber;
      readonly user: string;
      readonly key: string;
      readonly expected: ExpectedOutcome;
    }
  | { readonly does: "reset-collection"; readonly faces: number }
  | { readonly does: "show"; readonly faces: number; readonly items: number; readonly thumbnails: number }
  | { readonly does: "tear-down" };

const accepted: ExpectedOutcome = { kind: "accepted" };
const sunglasses: ExpectedOutcome = { kind: "refused", reason: "wearing-sunglasses" };
const severalFaces: ExpectedOutcome = { kind: "refused", reason: "several-faces" };
const noFace: ExpectedOutcome = { kind: "refused", reason: "no-face-found" };
const registered: ExpectedOutcome = { kind: "refused", reason: "already-registered" };

const happy = "1_happy_face.jpg";

/** The whole workshop: each stage with the photos that show what it adds. */
export const demoSteps: readonly DemoStep[] = [
  { does: "set-up" },
  { does: "deploy", stage: 1 },
  { does: "run", stage: 1, user: "user_a", key: happy, expected: accepted },
  { does: "run", stage: 1, user: "user_b", key: "2_sunglass_face.jpg", expected: sunglasses },
  { does: "deploy", stage: 2 },
  { does: "run", stage: 2, user: "user_a", key: happy, expected: accepted },
  { does: "deploy", stage: 3 },
  { does: "run", stage: 3, user: "user_a", key: happy, expected: accepted },
  { does: "run", stage: 3, user: "user_e", key: happy, expected: registered },
  { does: "reset-collection", faces: 1 },
  { does: "deploy", stage: 4 },
  { does: "run", stage: 4, user: "user_a", key: happy, expected: accepted },
  { does: "run", stage: 4, user: "user_b", key: "2_sunglass_face.jpg", expected: sunglasses },
  { does: "run", stage: 4, user: "user_c", key: "3_multiple_faces.jpg", expected: severalFaces },
  { does: "run", stage: 4, user: "user_d", key: "4_no_face.jpg", expected: noFace },
  { does: "run", stage: 4, user: "user_e", key: "5_same_person.jpg", expected: registered },
  { does: "run", stage: 4, user: "user_f", key: "6_other_person.jpg", expected: accepted },
  { does: "show", faces: 2, items: 2, thumbnails: 2 },
  { does: "tear-down" },
];
