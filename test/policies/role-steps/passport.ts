import { confirmSubscriptions } from "./machines.ts";
import { end, logStep, lookFor, prepareBy, type StackSteps } from "./role-step.ts";

export const passportSteps: StackSteps = {
  stack: "wildrydes-passport",
  async prepare(workshop) {
    const failed = await prepareBy(workshop, "passport setup --notify desk@example.com");
    if (failed === undefined) await confirmSubscriptions(workshop, "wildrydes-passport", "ValidationTopicArn");
    return failed;
  },
  steps: [
    {
      name: "passport upload",
      try: (workshop) => end(workshop, ["passport", "upload", "photo.jpg", "--timeout", "20"]),
    },
    {
      name: "the mail after passport upload",
      only: ["ValidationRole.TellResults"],
      async try(workshop) {
        const { log } = workshop.endpoint;
        const from = log.length;
        const failed = await end(workshop, ["passport", "upload", "photo.jpg", "--timeout", "20"]);
        if (failed !== undefined) return failed;
        const mailed = await lookFor(async () =>
          log.slice(from).find((line) => /sns outbox: email to desk@example\.com/.test(line)),
        );
        return mailed === undefined ? "no mail" : undefined;
      },
    },
    { name: "passport url", try: (workshop) => end(workshop, ["passport", "url", "photo.jpg"]) },
    logStep,
  ],
};
