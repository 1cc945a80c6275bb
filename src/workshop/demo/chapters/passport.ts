import { join } from "node:path";
import { packageRoot } from "../../../package-root.ts";
import { readMember, readText } from "../../json-member.ts";
import { askPassportUrl } from "../../passport/ask-url.ts";
import { openPassportOffice } from "../../passport/office.ts";
import { uploadPassportPhoto } from "../../passport/upload-photo.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter, ChapterStage } from "./chapter.ts";

/** Photos that are judged when they are uploaded, and a URL that answers with the result. */
export const chapter: Chapter = {
  title: { code: "demo-chapter-passport" },
  async play(stage) {
    await openPassportOffice(stage.environment);
    for (const [photo, reasons] of photos) await showPhoto(stage, photo, reasons);
    const { document } = await askPassportUrl(stage.environment, photos[0][0]);
    const result = readText(document, "ValidationResult") ?? "";
    const reasons = readMember(document, "FailureReasons");
    const got = endOf(result, Array.isArray(reasons) ? reasons.map(String) : []);
    stage.expect({ code: "demo-passport-url" }, { expected: endOf("PASS", []), got });
  },
};

const photos = [
  ["6_other_person.jpg", []],
  ["1_happy_face.jpg", ["Smile", "MouthOpen"]],
  ["3_multiple_faces.jpg", ["SeveralFaces"]],
] as const;

async function showPhoto(stage: ChapterStage, photo: string, expected: readonly string[]): Promise<void> {
  const file = join(packageRoot, "templates", "photos", photo);
  const { result } = await uploadPassportPhoto(stage.environment, { file, wait: true });
  stage.expect(
    { code: "demo-passport-photo", values: { photo } },
    {
      expected: endOf(expected.length === 0 ? "PASS" : "FAIL", expected),
      got: endOf(result?.result ?? "", result?.reasons.map(({ name }) => name) ?? []),
    },
  );
}

function endOf(result: string, reasons: readonly string[]): DemoText {
  return { code: "demo-passport-end", values: { result, reasons } };
}
