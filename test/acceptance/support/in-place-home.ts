import { readMember } from "../../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../../support/home.ts";

/** A home folder for seed 001: one machine that is updated from stage to stage. */
export interface InPlaceHome extends Home {
  /** Deploys a stage in place, and returns the result. */
  deploy(stage: number, ...more: string[]): Promise<unknown>;
  /** The machine's versions, as `inspect` lists them: newest first. */
  versions(): Promise<unknown>;
}

/** Makes the home folder and sets the environment up. */
export async function enterInPlaceHome(): Promise<InPlaceHome> {
  const home = await enterHome({ inProcess: true });
  await home.succeed("setup");
  return {
    ...home,
    deploy: (stage, ...more) => home.succeed("deploy-machine", "--stage", String(stage), "--in-place", ...more),
    versions: async () => readMember(await home.succeed("inspect"), "versions"),
  };
}
