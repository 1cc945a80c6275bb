import { expect, test } from "vitest";
import { wordInReport } from "../../../../src/text/report-words.ts";
import { UserError } from "../../../../src/user-error.ts";
import { uploadProblem } from "../../../../src/workshop/bulk/rows/upload-photos.ts";

test("a photo that cannot be used is not uploaded, and says why, without its name, which the row has", () => {
  const error = new UserError({ code: "bad-photo", values: { file: "/a/b.jpg", problem: { code: "photo-cut-off" } } });
  const reason = uploadProblem(error);
  expect(reason && wordInReport(reason)).toBe("the photo was not uploaded. The end of the picture is missing.");
});
