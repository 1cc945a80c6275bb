/** A step of the workshop, and who does it. */
export interface WorkshopStep {
  readonly name: string;
  /** The words after `wildrydes`; what stands in braces is filled in by `fillWord`. */
  readonly words: readonly string[];
  /** The exit code of success, where it is not 0. */
  readonly ends?: number;
}

const user = (name: string): string[] => ["--user", name];

const classic: readonly WorkshopStep[] = [
  { name: "setup", words: ["setup"] },
  { name: "doctor", words: ["doctor"] },
  { name: "collection show", words: ["collection", "show"] },
  ...["1", "2", "3", "4"].map((stage) => ({
    name: `deploy-machine, stage ${stage}`,
    words: ["deploy-machine", "--stage", stage],
  })),
  {
    name: "run",
    words: ["run", ...user("user_a"), "--key", "1_happy_face.jpg"],
  },
  { name: "run --photo", words: ["run", ...user("user_b"), "--photo", "photo.jpg"] },
  { name: "run --name", words: ["run", ...user("user_d"), "--key", "4_no_face.jpg", "--name", "first"] },
  {
    name: "run --state",
    words: ["run", "--machine", "RiderPhotoProcessing-4", "--state", "PhotoDoesNotMeetRequirement", "--input", "{}"],
  },
  { name: "inspect", words: ["inspect"] },
  { name: "inspect user", words: ["inspect", "user", "user_a", "--save", "thumbnail.jpg"] },
  { name: "inspect execution", words: ["inspect", "execution", "first"] },
  { name: "inspect machine", words: ["inspect", "machine", "RiderPhotoProcessing-4"] },
  { name: "faces list", words: ["faces", "list"] },
  { name: "faces list --duplicates", words: ["faces", "list", "--duplicates"] },
  { name: "faces search", words: ["faces", "search", "--photo", "photo.jpg"] },
  { name: "photos annotate", words: ["photos", "annotate", "--key", "1_happy_face.jpg"] },
  { name: "faces delete", words: ["faces", "delete", ...user("user_a")] },
  { name: "bulk run", words: ["bulk", "run", "rows.csv"] },
  { name: "bulk run --distributed", words: ["bulk", "run", "rows.csv", "--distributed"] },
  { name: "triage", words: ["triage"] },
  { name: "metrics", words: ["metrics"] },
];

const otherForms: readonly WorkshopStep[] = [
  { name: "deploy-machine --in-place, stage 1", words: ["deploy-machine", "--stage", "1", "--in-place"] },
  { name: "deploy-machine --in-place, stage 2", words: ["deploy-machine", "--stage", "2", "--in-place"] },
  { name: "run --in-place", words: ["run", ...user("user_e"), "--key", "1_happy_face.jpg", "--in-place"] },
  { name: "deploy-machine, stage 5", words: ["deploy-machine", "--stage", "5"] },
  { name: "run, stage 5", words: ["run", ...user("user_f"), "--key", "4_no_face.jpg", "--stage", "5"] },
  {
    name: "deploy-machine --integration sdk",
    words: ["deploy-machine", "--stage", "4", "--integration", "sdk", "--email", "rides@example.com"],
  },
  {
    name: "run --integration sdk",
    words: ["run", ...user("user_g"), "--key", "4_no_face.jpg", "--integration", "sdk"],
  },
  {
    name: "deploy-machine --express",
    words: ["deploy-machine", "--stage", "4", "--express", "--email", "rides@example.com"],
  },
  { name: "run --express", words: ["run", ...user("user_h"), "--key", "4_no_face.jpg", "--express"] },
  { name: "deploy-machine --map", words: ["deploy-machine", "--map"] },
  {
    name: "setup --notify-from",
    words: ["setup", "--notify-from", "rides@example.com", "--notify-to-domain", "example.com"],
  },
];

const flow: readonly WorkshopStep[] = [
  {
    name: "deploy-machine --flow metadata",
    words: ["deploy-machine", "--flow", "metadata", "--retries", "--moderation", "--ask-at", "50"],
  },
  { name: "run --flow metadata", words: ["run", "--flow", "metadata", "--key", "Incoming/metadata.jpg"] },
  { name: "albums list", words: ["albums", "list"] },
  {
    name: "run --flow metadata --photo",
    words: ["run", "--flow", "metadata", "--photo", "photo.jpg", ...user("user_a"), "--album", "trip"],
  },
  { name: "albums show", words: ["albums", "show", "trip"] },
  {
    name: "run --flow metadata, a doubtful image",
    words: ["run", "--flow", "metadata", "--key", "{doubtful}"],
    ends: 69,
  },
  { name: "approvals list", words: ["approvals", "list"] },
  { name: "approvals watch", words: ["approvals", "watch", "--once"], ends: 69 },
  { name: "approvals approve", words: ["approvals", "approve", "{approval}"] },
  { name: "drill timeout", words: ["drill", "timeout", "--heal"] },
  { name: "drill throttle", words: ["drill", "throttle", "--heal"] },
  { name: "drill list", words: ["drill", "list"] },
  { name: "drill off", words: ["drill", "off"] },
  { name: "trigger enable --kind lambda", words: ["trigger", "enable", "--kind", "lambda"] },
  { name: "trigger enable --kind eventbridge", words: ["trigger", "enable", "--kind", "eventbridge"] },
  { name: "trigger enable --kind url", words: ["trigger", "enable", "--kind", "url", "--stage", "4"] },
  {
    name: "trigger request",
    words: ["trigger", "request", ...user("user_i"), "--key", "1_happy_face.jpg"],
  },
  { name: "trigger show", words: ["trigger", "show"] },
  { name: "trigger disable --kind url", words: ["trigger", "disable", "--kind", "url", "--yes"] },
  { name: "trigger disable --kind eventbridge", words: ["trigger", "disable", "--kind", "eventbridge", "--yes"] },
  { name: "trigger disable --kind lambda", words: ["trigger", "disable", "--kind", "lambda", "--yes"] },
  { name: "copy", words: ["copy", "--sample", "3", "--to", "{photos}/Copied"] },
];

const passport: readonly WorkshopStep[] = [
  { name: "passport setup", words: ["passport", "setup", "--notify", "desk@example.com"] },
  { name: "passport upload", words: ["passport", "upload", "photo.jpg"] },
  { name: "passport results", words: ["passport", "results"] },
  { name: "passport url", words: ["passport", "url", "photo.jpg"] },
  { name: "passport teardown", words: ["passport", "teardown", "--yes"] },
];

const room: readonly WorkshopStep[] = [
  { name: "env up", words: ["env", "up", "--roster", "room.csv", "--stage", "4"] },
  {
    name: "run in an environment of a room",
    words: ["run", ...user("user_a"), "--key", "1_happy_face.jpg", "--env", "ann"],
  },
  { name: "env list", words: ["env", "list"] },
  { name: "env reset", words: ["env", "reset", "ann", "--yes"] },
  { name: "env down", words: ["env", "down", "--all", "--yes"] },
];

/** The steps of the workshop's own text: setup, the stages, runs, bulk runs and teardown. */
export const textSteps = (): readonly WorkshopStep[] =>
  workshopSteps.filter(({ name }) =>
    /^(setup|setup, again|collection|deploy-machine, stage [1-4]|run|run --photo|run --name|inspect|faces (list|search|delete)|bulk run|teardown)( (show|reset|user|execution|machine|--distributed))?$/.test(
      name,
    ),
  );

/** Every command of the workshop that calls AWS, in the order of the workshop. `rows.csv` is a manifest of two rows, `room.csv` a roster. */
export const workshopSteps: readonly WorkshopStep[] = [
  ...classic,
  ...otherForms,
  ...flow,
  ...passport,
  ...room,
  { name: "collection reset", words: ["collection", "reset", "--yes"] },
  { name: "setup, again", words: ["setup"] },
  { name: "teardown --dry-run", words: ["teardown", "--dry-run"] },
  { name: "teardown", words: ["teardown", "--yes"] },
];
