import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFile } from "./open-in-browser.ts";

/** Shows images in the program that the person's system has for them. */
interface ImageOpener {
  /** Answers whether a program was started. @param name becomes the file's name */
  open(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Removes the images from the disk. */
  close(): Promise<void>;
}

/** Keeps the images in a folder that only the person can read. */
export async function createImageOpener(): Promise<ImageOpener> {
  const folder = await mkdtemp(join(tmpdir(), "wildrydes-images-"));
  return {
    async open(name, bytes) {
      const file = join(folder, `${name}${bytes[0] === 0x89 ? ".png" : ".jpg"}`);
      await writeFile(file, bytes, { mode: 0o600 });
      return openFile(file);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
