/** The tags of one AWS resource. */
export type Tags = ReadonlyMap<string, string>;

/** Tags from the list that most services answer. */
export function tagMap(list: readonly { Key?: string | undefined; Value?: string | undefined }[] = []): Tags {
  return new Map(list.map(({ Key = "", Value = "" }) => [Key, Value]));
}
