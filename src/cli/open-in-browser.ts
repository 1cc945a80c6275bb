import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Opens an address in the person's browser by way of a file that only they can read, so that the address does not stand
 * in the list of processes.
 *
 * @param folder a folder of the person's own; the file stays there until the next time, its token is good once
 * @returns false where there is no browser to be started
 */
export async function openInBrowser(url: string, folder: string): Promise<boolean> {
  if (!hasScreen()) return false;
  const file = join(folder, "console-open.html");
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><script>location.replace(${JSON.stringify(url)})</script>\n`;
  await rm(file, { force: true });
  await writeFile(file, page, { mode: 0o600, flag: "wx" });
  return start(opener(), pathToFileURL(file).href);
}

/** Opens a file in the program that the person's system has for it; false where there is none. */
export async function openFile(file: string): Promise<boolean> {
  return hasScreen() && start(opener(), file);
}

function opener(): string {
  return { darwin: "open", win32: "explorer.exe" }[process.platform.toString()] ?? "xdg-open";
}

function hasScreen(): boolean {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

function start(program: string, argument: string): Promise<boolean> {
  const child = spawn(program, [argument], { detached: true, stdio: "ignore" });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
