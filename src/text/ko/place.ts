/** Where a row is in a manifest: `line 4` is 4번째 줄; the name of a file stays as it is. */
export function koreanPlace(place: string): string {
  return place.replace(/^line (\d+)/, "$1번째 줄");
}
