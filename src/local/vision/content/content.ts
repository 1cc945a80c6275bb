/** The kind of content of a photo, as probabilities that sum to 1. */
export interface ContentRating {
  readonly drawing: number;
  /** Explicit drawings. */
  readonly hentai: number;
  readonly neutral: number;
  readonly porn: number;
  /** Suggestive, not explicit. */
  readonly sexy: number;
}
