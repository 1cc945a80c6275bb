import { afterAll } from "vitest";
import { enterHome, type Home } from "./home.ts";

/** Makes a home folder that the tests of a file share. After them its daemon is stopped, and it is removed. */
export async function useHome(): Promise<Home> {
  const home = await enterHome();
  afterAll(() => home.leave());
  return home;
}
