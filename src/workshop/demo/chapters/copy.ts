import { copyObjects, type CopyResult } from "../../copy/copy.ts";
import { readResources } from "../../resources.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter } from "./chapter.ts";

const photos = 12;

/** The bulk copy: sample photos into the photo bucket, and once more, when nothing is left to do. */
export const chapter: Chapter = {
  title: { code: "demo-chapter-copy" },
  async play({ environment, expect }) {
    const { photoBucket: bucket } = await readResources(environment);
    const request = { from: undefined, to: { bucket, prefix: "Copied/" }, sample: photos, deleteExtra: false };
    for (const copied of [photos, 0]) {
      const got = await copyObjects(environment, request);
      expect({ code: "demo-copy" }, { expected: counted({ copied, same: photos - copied }), got: counted(got) });
    }
  },
};

function counted({ copied, same }: Pick<CopyResult, "copied" | "same">): DemoText {
  return { code: "copied-count", values: { copied, same } };
}
