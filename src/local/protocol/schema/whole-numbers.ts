/**
 * The members of the SDKs' inputs that hold fractions. The schemas do not distinguish whole numbers from others; every
 * other number of the services here is an Integer or a Long.
 */
const fractions = new Set(
  (
    "AdditionalVersionWeights ConfidenceThreshold Counts ExecutionEnvironmentMemoryGiBPerVCpu FaceMatchThreshold Height " +
    "Left MaxPixelThreshold Maximum MinBoundingBoxHeight MinBoundingBoxWidth MinConfidence MinCoveragePercentage " +
    "MinSegmentConfidence Minimum SampleCount SimilarityThreshold Sum TargetValue Threshold Top UserMatchThreshold Value " +
    "Values Width X Y defaultValue toleratedFailurePercentage value"
  ).split(" "),
);

/** True for a member, or the list or map that numbers are in, whose numbers have to be whole. */
export function mustBeWhole(member: string): boolean {
  return !fractions.has(member);
}

/** Whether a text is a number as requests carry it: digits, and for fractions what JSON takes. */
export function isNumberText(member: string, text: string): boolean {
  return mustBeWhole(member) ? /^-?\d+$/.test(text) : /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
}
