package io.varve.io.gcs.fake;

/** What a request asks for. */
public enum CallKind {
  /** An upload in one request. */
  UPLOAD,
  /** The start of a resumable upload. */
  START_UPLOAD,
  /** A part of a resumable upload, or the question how far it is. */
  CONTINUE_UPLOAD,
  /** The metadata of an object. */
  GET,
  /** The bytes of an object. */
  MEDIA,
  LIST,
  DELETE,
  REWRITE
}
