import type { AreaText } from "../entry.ts";

/** The stages of the workshop: their titles, and what each adds. */
export const text = {
  "stage-1-title": "Check the photo",
  "stage-1-detects":
    "FaceDetection asks Rekognition for the faces in the photo. It refuses the photo unless there is exactly one face, without sunglasses.",
  "stage-1-refuses":
    "A refused photo goes to PhotoDoesNotMeetRequirement, which writes the reason for the rider. The execution still succeeds.",
  "stage-2-title": "Refuse a face that is already known",
  "stage-2-searches":
    "CheckFaceDuplicate searches for the face in the collection. It refuses the photo when somebody signed up with that face before.",
  "stage-2-passes": "Nothing is added to the collection yet, so every photo still passes.",
  "stage-3-title": "Index the face and make a thumbnail in parallel",
  "stage-3-parallel":
    "ParallelProcessing runs two steps at the same time: AddFaceToIndex adds the face to the collection, and Thumbnail writes a small copy of the photo.",
  "stage-3-duplicates": "From now on, a second run with the same face is refused as a duplicate.",
  "stage-4-title": "Store the metadata with the rider",
  "stage-4-persists":
    "PersistMetadata writes one item per rider to the table: the photo, its thumbnail and the id of the face.",
  "stage-5-title": "Survive what goes wrong",
  "stage-5-decides":
    "RegisterClaim and DecideFace let only one rider register a face, even when several try at the same time. A new photo of the same rider replaces the old face.",
  "stage-5-compensates":
    "When a step fails, RemoveFace removes the face from the collection, and ReleaseClaim releases the claim. The rider can try again.",
  "stage-5-retries": "Every task has a timeout, retries for transient errors, and a Catch for all others.",
} satisfies AreaText;
