/**
 * A Google Cloud Storage in this process: the JSON API as far as this program and its tests use it,
 * stricter than the real one wherever a client could get away with a mistake.
 */
package io.varve.io.gcs.fake;
