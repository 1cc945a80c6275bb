import { afterAll } from "vitest";
import { enterHome, type Home, type HomeOptions } from "./home.ts";

/** Makes a home folder that the tests of a file share. After them its daemon is stopped, and it is removed. */
export async function useHome(options: HomeOptions = {}): Promise<Home> {
  const home = await enterHome(options);
  afterAll(() => home.leave());
  return home;
}
