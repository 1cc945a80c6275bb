/** Rekognition's judgement of a trait. Confidence and threshold are percentages. */
export interface JudgedTrait {
  value: boolean;
  confidence: string;
  threshold: number;
}
