import { sendChanges } from "./changes.ts";
import { enter } from "./enter.ts";
import { handleKeys } from "./keys.ts";
import { loadMoreWhileScrolling } from "./more.ts";
import { describeLostPictures, loadParts } from "./load.ts";
import { listen } from "./stream.ts";

/** The client module: everything it does, a page without it could not. The pages themselves come complete. */
if (document.body.dataset["entrance"] === undefined) {
  listen();
  sendChanges();
  handleKeys();
  loadMoreWhileScrolling();
  loadParts();
  describeLostPictures();
} else void enter();
