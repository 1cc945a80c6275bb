import { expect, test } from "vitest";
import { setUpOnFullDisk } from "./support/full-disk.ts";
import { useProgramFolder } from "./support/program-folder.ts";

const program = useProgramFolder("surroundings");

/** The rest of the family of surroundings.test.ts. */
test.runIf(process.platform === "linux")("files of at most 100 KB are a disk that takes no more", () => {
  const { status, stderr } = setUpOnFullDisk(program, 100);
  expect(stderr).toContain("is full.");
  expect(stderr).toContain("ulimit -f");
  expect(status).toBe(3);
});
