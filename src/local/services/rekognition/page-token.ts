import { AwsError } from "../../aws-error.ts";
import { readPlace } from "../../service-kit/paging.ts";

/** The place that a page begins after. @throws AwsError `InvalidPaginationTokenException` */
export function readToken<Place extends string | number>(token: string | undefined, start: Place): Place {
  return readPlace(token, start, () => new AwsError("InvalidPaginationTokenException", "Invalid Pagination Token"));
}
