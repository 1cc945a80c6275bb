/** The outputs of the workshop's stack, in the order of the alphabet. */
export const workshopOutputs = [
  "FaceDetectionFunctionArn",
  "FaceSearchFunctionArn",
  "IndexFaceFunctionArn",
  "NotificationPlaceholderFunctionArn",
  "PersistMetadataFunctionArn",
  "RiderPhotoDDBTable",
  "RiderPhotoS3Bucket",
  "StateMachineRole",
  "ThumbnailFunctionArn",
  "ThumbnailS3Bucket",
];
