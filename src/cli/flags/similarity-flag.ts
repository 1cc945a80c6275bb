/** The flag `--similarity N`, in percent. */
export const similarityFlag = {
  summary: "Similarity threshold in percent; the state machine uses 70.",
  default: 70,
  min: 0,
  max: 100,
} as const;
