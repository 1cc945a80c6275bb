/** What a step of the workshop does, and who does it. */
export interface WorkshopStep {
  readonly name: string;
  /** The words after `wildrydes`. */
  readonly words: readonly string[];
  /** It removes what another try would need. */
  readonly removes?: boolean;
}

const user = (name: string): string[] => ["--user", name];

/** Every command of the workshop that calls AWS, in the order of the workshop. `rows.csv` is a manifest of two rows. */
export const workshopSteps: readonly WorkshopStep[] = [
  { name: "setup", words: ["setup"] },
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
  { name: "inspect", words: ["inspect"] },
  { name: "inspect user", words: ["inspect", "user", "user_a", "--save", "thumbnail.jpg"] },
  { name: "inspect execution", words: ["inspect", "execution", "first"] },
  { name: "inspect machine", words: ["inspect", "machine", "RiderPhotoProcessing-4"] },
  { name: "faces list", words: ["faces", "list"] },
  { name: "faces search", words: ["faces", "search", "--photo", "photo.jpg"] },
  { name: "faces delete", words: ["faces", "delete", ...user("user_a")] },
  { name: "bulk run", words: ["bulk", "run", "rows.csv"] },
  { name: "bulk run --distributed", words: ["bulk", "run", "rows.csv", "--distributed"] },
  { name: "collection reset", words: ["collection", "reset", "--yes"] },
  { name: "setup, again", words: ["setup"] },
  { name: "teardown", words: ["teardown", "--yes"], removes: true },
];

/** What makes an environment again after a step that removes some of it. */
export const stepsToRebuild: readonly WorkshopStep[] = workshopSteps.filter(({ name }) =>
  ["setup", "deploy-machine, stage 1"].includes(name),
);
