import type { Home } from "../support/home.ts";

/** Sets up the workshop in a home folder, deploys its last stage, and registers the rider `bench`. */
export async function runOnce(home: Home): Promise<void> {
  await home.succeed("setup");
  await home.succeed("deploy-machine", "--stage", "4");
  await home.succeed("run", "-u", "bench", "-k", "1_happy_face.jpg");
}
