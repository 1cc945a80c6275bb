/** The areas that events and questions are worded by: always needed together, and so one module. */
export { text as outcome } from "./outcome.ts";
export { text as progress } from "./progress.ts";
export { text as progressBulk } from "./progress-bulk.ts";
export { text as progressDoctor } from "./progress-doctor.ts";
export { text as progressTeardown } from "./progress-teardown.ts";
export { text as progressStages } from "./progress-stages.ts";
export { text as progressChapters } from "./progress-chapters.ts";
export { text as progressFlow } from "./progress-flow.ts";
export { text as progressCopy } from "./progress-copy.ts";
export { text as progressRoom } from "./progress-room.ts";
export { text as progressMail } from "./progress-mail.ts";
export { text as progressTrigger } from "./progress-trigger.ts";
export { text as progressPassport } from "./progress-passport.ts";
