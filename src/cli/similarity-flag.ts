/** What `--similarity N` takes, in percent. */
export const similarityFlag = {
  summary: "How alike faces have to be, in percent; 70 is what the state machine asks for.",
  default: 70,
  min: 0,
  max: 100,
} as const;
