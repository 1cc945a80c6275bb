import type { AreaText } from "../entry.ts";
import type { JudgedTrait } from "../judged-trait.ts";

/** A trait that has the wrong value, or the right one but not surely enough. */
function word(name: string, v: JudgedTrait, texts: { desired: boolean; wrong: string; right: string }): string {
  if (v.value !== texts.desired) return `${name}: ${texts.wrong} (${v.confidence} %).`;
  return `${name}: ${texts.right}, but with a confidence of only ${v.confidence} %; it must be above ${v.threshold} %.`;
}

/** Results of passport photos. */
export const text = {
  "passport-pass": (v: { name: string }) => `${v.name}: PASS`,
  "passport-fail": (v: { name: string }) => `${v.name}: FAIL`,
  "passport-smile": (v: JudgedTrait) =>
    v.value
      ? `Smile: smiling (${v.confidence} %); the photo must not show a smile.`
      : word("Smile", v, { desired: false, wrong: "", right: "no smile" }),
  "passport-sunglasses": (v: JudgedTrait) => word("Sunglasses", v, { desired: false, wrong: "worn", right: "none" }),
  "passport-eyes-open": (v: JudgedTrait) => word("EyesOpen", v, { desired: true, wrong: "closed", right: "open" }),
  "passport-mouth-open": (v: JudgedTrait) => word("MouthOpen", v, { desired: false, wrong: "open", right: "closed" }),
  "passport-no-face": "NoFace: Rekognition sees no face in the photo.",
  "passport-several-faces": (v: { count: number }) =>
    `SeveralFaces: Rekognition sees ${v.count} faces; the photo must show one.`,
  "passport-unsupported-format": "UnsupportedFormat: Rekognition cannot read the file as a JPEG or PNG photo.",
  "passport-too-large": "TooLarge: the photo is too large for Rekognition.",
  "passport-uploaded": (v: { name: string; bucket: string }) => `${v.name} is in ${v.bucket}.`,
  "passport-open": "The passport office is open.",
  "passport-no-results": "There are no results yet.",
  "passport-deleted": (v: { stack: string }) => `${v.stack} is deleted.`,
  "passport-none": "There is no passport office.",
  "passport-label-bucket": "Bucket",
  "passport-label-table": "Table",
  "passport-label-topic": "Topic",
  "passport-label-url": "URL",
  "passport-label-name": "Photo",
  "passport-label-result": "Result",
  "passport-label-reasons": "Reasons",
  "passport-label-time": "Judged",
} satisfies AreaText;
