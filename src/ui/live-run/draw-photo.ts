import type { Terminal } from "../terminal/terminal.ts";
import { choosePhotoProtocol, drawHalfBlocks, encodePhoto } from "./terminal-photo.ts";

/** A photo for a screen that is written once; undefined where the terminal shows none, and where it cannot be read. */
export async function drawPhoto(
  readPhoto: () => Promise<Uint8Array | undefined>,
  { unicode }: Terminal,
): Promise<string | undefined> {
  const way = choosePhotoProtocol(process.env, { isTTY: process.stdout.isTTY, unicode });
  if (way === undefined) return undefined;
  try {
    const photo = await readPhoto();
    if (photo === undefined) return undefined;
    return way === "half-blocks" ? (await drawHalfBlocks(photo)).join("\n") : await encodePhoto(photo, way);
  } catch {
    // What is asked is shown without it.
    return undefined;
  }
}
