/** What opens a target, as one module: both are always needed together. */
export { connectTarget } from "./connect-target.ts";
export { openEnvironment } from "../workshop/environment.ts";
