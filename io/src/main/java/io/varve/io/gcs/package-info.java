/**
 * Google Cloud Storage: the warehouse in a bucket, and the objects that inputs are listed from.
 *
 * <p>The only package that knows the client library. Its calls are repeated by the library where
 * they fail in passing; every call here can be repeated, since objects are created only where there
 * is none and read at a named generation.
 */
package io.varve.io.gcs;
