import { readDaemonInfo, type DaemonInfo } from "./daemon-info.ts";

/** The running daemon of a data folder: the one it wrote down, if that still answers. */
export async function findDaemon(dataFolder: string): Promise<DaemonInfo | undefined> {
  const info = readDaemonInfo(dataFolder);
  return info && (await answers(info.url)) ? info : undefined;
}

/** Any answer will do: the endpoint refuses an unsigned request at once and loads nothing for it. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5000) });
    return response.headers.has("x-amz-request-id") || response.headers.has("x-amzn-requestid");
  } catch {
    return false;
  }
}
