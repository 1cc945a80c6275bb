/** A separate module, because the library behind it takes time to load. */
export { default as measureCells } from "string-width";
