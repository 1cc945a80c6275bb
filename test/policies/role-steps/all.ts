import { bulkSteps, copySteps } from "./distributed.ts";
import { hardenedSteps, sdkSteps } from "./machines.ts";
import { metadataSteps } from "./metadata.ts";
import { passportSteps } from "./passport.ts";
import type { StackSteps } from "./role-step.ts";
import { triggerSteps, urlSteps } from "./triggers.ts";
import { workshopSteps } from "./workshop.ts";

/** The steps of every stack whose template has roles; a stack stands behind those that it needs. */
export const stackSteps: readonly StackSteps[] = [
  workshopSteps,
  hardenedSteps,
  sdkSteps,
  metadataSteps,
  triggerSteps,
  urlSteps,
  passportSteps,
  bulkSteps,
  copySteps,
];
