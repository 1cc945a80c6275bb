/** Connects to a target, as one module: both exports are always needed together. */
export { connectTarget } from "./connect-target.ts";
export { openEnvironment } from "../workshop/environment.ts";
